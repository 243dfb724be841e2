using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>Which disks of a machine a backup takes, and how large they are.</summary>
internal static class BackupSize
{
    public static IEnumerable<DataDiskRecord> Taken(VirtualMachineRecord vm, DiskSelection? disks) =>
        disks is null ? vm.DataDisks : vm.DataDisks.Where(disk => disks.Takes(disk.Lun));

    /// <summary>In GB, with the disk of the system.</summary>
    public static int Of(VirtualMachineRecord vm, DiskSelection? disks)
    {
        int size = vm.OsDiskSizeGB;
        for (int i = 0; i < vm.DataDisks.Count; i++)
        {
            size += disks is null || disks.Takes(vm.DataDisks[i].Lun) ? vm.DataDisks[i].SizeGB : 0;
        }

        return size;
    }

    /// <summary>The disks in a backup and those left out; null when nobody made a choice. The disk of the system has LUN -1.</summary>
    public static PointDisks? Split(VirtualMachineRecord vm, DiskSelection? disks) => disks is null
        ? null
        : new PointDisks(
            Taken(vm, disks).Prepend(new DataDiskRecord(-1, vm.OsDiskName, vm.OsDiskSizeGB)).ToList(),
            vm.DataDisks.Except(Taken(vm, disks)).ToList());
}
