using System;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="InstanceStatus" /> on the wire.</summary>
internal sealed class InstanceStatusWire
{
    public string? Code { get; set; }

    public string? Level { get; set; }

    public string? DisplayStatus { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? Time { get; set; }

    public InstanceStatus ToModel() => new()
    {
        Code = Code,
        Level = Level,
        DisplayStatus = DisplayStatus,
        Message = Message,
        Time = Time,
    };
}

/// <summary>A <see cref="VmDisk" /> on the wire.</summary>
internal sealed class VmDiskWire
{
    public string? Name { get; set; }

    public int? Lun { get; set; }

    public double? DiskSizeGB { get; set; }

    public string? OsType { get; set; }

    public string? Caching { get; set; }

    public string? CreateOption { get; set; }

    public string? DeleteOption { get; set; }

    public VmDiskManagedDiskWire? ManagedDisk { get; set; }

    public VmDiskVhdWire? Vhd { get; set; }

    public bool? ToBeDetached { get; set; }

    public bool? WriteAcceleratorEnabled { get; set; }

    public VmDisk ToModel() => new()
    {
        Name = Name,
        Lun = Lun,
        SizeBytes = ByteSize.OfGibibytes(DiskSizeGB),
        OsType = OsType,
        Caching = Caching,
        CreateOption = CreateOption,
        DeleteOption = DeleteOption,
        StorageAccountType = ManagedDisk?.StorageAccountType,
        ManagedDiskId = ManagedDisk?.Id,
        VhdUri = Vhd?.Uri,
        IsBeingDetached = ToBeDetached,
        IsWriteAcceleratorEnabled = WriteAcceleratorEnabled,
    };
}

/// <summary>"managedDisk" of a <see cref="VmDisk" /> on the wire.</summary>
internal sealed class VmDiskManagedDiskWire
{
    public string? StorageAccountType { get; set; }

    public string? Id { get; set; }
}

/// <summary>"vhd" of a <see cref="VmDisk" /> on the wire.</summary>
internal sealed class VmDiskVhdWire
{
    public string? Uri { get; set; }
}
