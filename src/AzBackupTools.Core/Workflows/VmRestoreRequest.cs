using System.Collections.Generic;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>A restore as a user asks for it: by names that are still to be looked up.</summary>
public sealed record VmRestoreRequest
{
    /// <summary>What is made of the recovery point.</summary>
    public required RestoreKind Kind { get; init; }

    /// <summary>The item.</summary>
    public required ProtectedItem Item { get; init; }

    /// <summary>The recovery point.</summary>
    public required RecoveryPoint Point { get; init; }

    /// <summary>The staging account: a name or an ARM id.</summary>
    public required string StorageAccount { get; init; }

    /// <summary>The group of what is made.</summary>
    public string? TargetResourceGroupName { get; init; }

    /// <summary>The subscription of what is made; null for that of the vault.</summary>
    public string? TargetSubscriptionId { get; init; }

    /// <summary>The name of the new machine.</summary>
    public string? NewVmName { get; init; }

    /// <summary>Its virtual network: a name in the target group, or an ARM id.</summary>
    public string? VirtualNetwork { get; init; }

    /// <summary>Its subnet.</summary>
    public string? Subnet { get; init; }

    /// <summary>The LUNs of the data disks beside the OS disk; empty for the OS disk alone, null for all.</summary>
    public IReadOnlyList<int>? DiskLuns { get; init; }

    /// <summary>Unmanaged disks go back to the storage accounts that they came from.</summary>
    public bool UseOriginalStorageAccount { get; init; }

    /// <summary>The availability zone.</summary>
    public string? Zone { get; init; }

    /// <summary>How many days a point of the archive tier stays readable once it is brought back.</summary>
    public int RehydrateDays { get; init; } = 15;

    /// <summary>How fast it is brought back: Standard or High.</summary>
    public string RehydratePriority { get; init; } = "Standard";

    /// <summary>Whether the service is to validate the restore first.</summary>
    public bool Validate { get; init; }

    /// <summary>Whether to return as soon as the service has accepted it.</summary>
    public bool NoWait { get; init; }

    /// <summary>The machine's name.</summary>
    internal string Name => Item.FriendlyName ?? Item.Name;
}
