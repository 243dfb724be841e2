using System.Collections.Generic;

namespace AzBackupTools.Core.Services;

/// <summary>What is made of a recovery point.</summary>
public enum RestoreKind
{
    /// <summary>Disks, which belong to no machine yet.</summary>
    Disks,

    /// <summary>A new virtual machine.</summary>
    NewVm,

    /// <summary>The disks of the machine that was backed up are replaced.</summary>
    InPlace,
}

/// <summary>A restore, all ids settled.</summary>
/// <remarks>On the wire it is an IaasVMRestoreRequest: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record RestoreSpec
{
    /// <summary>What is made of the recovery point.</summary>
    public required RestoreKind Kind { get; init; }

    /// <summary>The ARM id of the machine that was backed up.</summary>
    public required string SourceResourceId { get; init; }

    /// <summary>The ARM id of the staging account.</summary>
    public required string StorageAccountId { get; init; }

    /// <summary>The region that is restored to.</summary>
    public required string Region { get; init; }

    /// <summary>Whether that is the paired region, in which a copy of the recovery point is read.</summary>
    public bool IsSecondaryRegion { get; init; }

    /// <summary>The ARM id of the group of what is made; null for an in-place restore.</summary>
    public string? TargetResourceGroupId { get; init; }

    /// <summary>The ARM id of the machine to make.</summary>
    public string? TargetVmId { get; init; }

    /// <summary>The ARM id of its virtual network.</summary>
    public string? VirtualNetworkId { get; init; }

    /// <summary>The ARM id of its subnet.</summary>
    public string? SubnetId { get; init; }

    /// <summary>Unmanaged disks go back to the storage accounts that they came from.</summary>
    public bool UseOriginalStorageAccount { get; init; }

    /// <summary>The LUNs of the data disks to restore beside the OS disk; empty for the OS disk alone, null for all.</summary>
    public IReadOnlyList<int>? DiskLuns { get; init; }

    /// <summary>The availability zone; null for that of the source, where it has one.</summary>
    public string? Zone { get; init; }

    /// <summary>How many days a point of the archive tier stays readable once it is brought back; null where it is not in the archive.</summary>
    public int? RehydrateDays { get; init; }

    /// <summary>How fast it is brought back: Standard or High.</summary>
    public string? RehydratePriority { get; init; }
}
