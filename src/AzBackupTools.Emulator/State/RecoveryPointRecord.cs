using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>A recovery point: there from the end of its snapshot, in the vault from the end of its transfer.</summary>
internal sealed record RecoveryPointRecord
{
    public required string Name { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required DateTimeOffset VisibleFrom { get; init; }

    public required DateTimeOffset HardenedFrom { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>From here on the snapshot is gone and only the copy in the vault is left.</summary>
    public required DateTimeOffset SnapshotUntil { get; init; }

    /// <summary>AppConsistent or CrashConsistent.</summary>
    public required string Consistency { get; init; }

    public required string VmSize { get; init; }

    public required string OsType { get; init; }

    /// <summary>The disks in the backup and those left out on purpose; null when nobody made a choice. The disk of the system has LUN -1.</summary>
    public PointDisks? Disks { get; init; }

    /// <summary>The availability zone of the machine, or null when it was in none.</summary>
    public string? Zone { get; init; }

    /// <summary>True when the disks were blobs in storage accounts.</summary>
    public bool IsUnmanaged { get; init; }

    /// <summary>What the disks were encrypted with by the machine itself, or null.</summary>
    public DiskKeys? Keys { get; init; }

    /// <summary>The machine as it was when the point was made.</summary>
    public RecoveryPointRecord Of(VirtualMachineRecord vm) => this with { Zone = vm.Zone, IsUnmanaged = vm.IsUnmanaged, Keys = DiskKeys.Of(vm) };
}

/// <summary>The disks in a backup and those left out.</summary>
internal sealed record PointDisks(IReadOnlyList<DataDiskRecord> Included, IReadOnlyList<DataDiskRecord> Excluded);
