using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A state of an item that can be restored.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record RecoveryPoint
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The moment that it holds, in UTC.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>For a virtual machine one of <see cref="RecoveryPointConsistency" />; for a database Full, Log ...</summary>
    public string? RecoveryPointType { get; init; }

    /// <summary>The kind of recovery point: IaasVMRecoveryPoint ...</summary>
    public string? ObjectType { get; init; }

    /// <summary>The name of a generic recovery point.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Where it is kept.</summary>
    public IReadOnlyList<RecoveryPointTier> Tiers { get; init; } = [];

    /// <summary>Whether it can be moved to another tier, by tier.</summary>
    public IReadOnlyDictionary<string, MoveReadiness> MoveReadiness { get; init; } = EmptyMap.Of<MoveReadiness>();

    /// <summary>When it will be deleted, in UTC, where the service returns it.</summary>
    public DateTimeOffset? ExpiryTime { get; init; }

    /// <summary>The rule of the policy that keeps it.</summary>
    public string? RuleName { get; init; }

    /// <summary>Whether it is soft-deleted.</summary>
    public bool? IsSoftDeleted { get; init; }

    /// <summary>What else the service says of it.</summary>
    public string? AdditionalInfo { get; init; }

    /// <summary>The storage of the virtual machine.</summary>
    public string? SourceVmStorageType { get; init; }

    /// <summary>The size of the virtual machine.</summary>
    public string? VirtualMachineSize { get; init; }

    /// <summary>Windows or Linux.</summary>
    public string? OsType { get; init; }

    /// <summary>None, TrustedLaunch, ConfidentialVM.</summary>
    public string? SecurityType { get; init; }

    /// <summary>Whether the disks were encrypted.</summary>
    public bool? IsSourceVmEncrypted { get; init; }

    /// <summary>Whether the disks were managed disks.</summary>
    public bool? IsManagedVirtualMachine { get; init; }

    /// <summary>Whether it is mounted for the recovery of files.</summary>
    public bool? IsInstantIlrSessionActive { get; init; }

    /// <summary>Whether disks can be restored to their own storage accounts.</summary>
    public bool? IsOriginalStorageAccountOption { get; init; }

    /// <summary>Whether a disk was open to private endpoints only.</summary>
    public bool? IsPrivateAccessEnabledOnAnyDisk { get; init; }

    /// <summary>Supported, where it was listed in the other region; not documented.</summary>
    public string? CrossRegionRestoreState { get; init; }

    /// <summary>The zones of the virtual machine.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>The edge zone of the virtual machine.</summary>
    public string? ExtendedLocationName { get; init; }

    /// <summary>The kind of edge zone.</summary>
    public string? ExtendedLocationType { get; init; }

    /// <summary>The keys of encrypted disks.</summary>
    public RecoveryPointEncryption? Encryption { get; init; }

    /// <summary>How many disks it holds.</summary>
    public int? DisksInBackup { get; init; }

    /// <summary>How many disks the virtual machine had.</summary>
    public int? DisksAttached { get; init; }

    /// <summary>The disks that it holds.</summary>
    public IReadOnlyList<DiskInformation> IncludedDisks { get; init; } = [];

    /// <summary>The disks that it does not hold.</summary>
    public IReadOnlyList<DiskInformation> ExcludedDisks { get; init; } = [];

    /// <summary>The snapshot of a file share.</summary>
    public string? FileShareSnapshotUri { get; init; }

    /// <summary>The size of the snapshot of a file share, in bytes; the service tells gibibytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The moments that logs of a database can bring back.</summary>
    public IReadOnlyList<RecoveryTimeRange> TimeRanges { get; init; } = [];

    /// <summary>When the directories of a database were noted, in UTC.</summary>
    public DateTimeOffset? DataDirectoryTime { get; init; }

    /// <summary>The directories of a database.</summary>
    public IReadOnlyList<SqlDataDirectory> DataDirectories { get; init; } = [];

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");

    /// <summary>The name of the recovery point, a number.</summary>
    public string RecoveryPointId => Name;

    /// <summary>The id of the item, from <see cref="Id" />.</summary>
    public string? ItemId => ResourcePath.UpTo(Id, "protectedItems");

    /// <summary>The name of the item, from <see cref="Id" />.</summary>
    public string? ItemName => ResourcePath.Segment(Id, "protectedItems");

    /// <summary>The item as a list shows it: the name of the virtual machine, or that of another item with the server or account that it is in.</summary>
    public string? ItemText
    {
        get
        {
            var name = LastPart(ItemName);
            var owner = LastPart(ResourcePath.Segment(Id, "protectionContainers"));
            return owner is null || Text.Same(name, owner) ? name : $"{FriendlyName ?? name} of {owner}";
        }
    }

    /// <summary>The paired region, for the copy there; null for the point in the vault's own region.</summary>
    public string? SecondaryRegionName { get; init; }

    /// <summary>Whether it is the copy in the paired region.</summary>
    public bool IsSecondaryRegion => SecondaryRegionName is not null;

    /// <summary>Whether it must be brought back from the archive before anything can be read of it.</summary>
    public bool NeedsRehydration => !IsInstant && !IsInVault && HasTier(RecoveryPointTierType.ArchivedRP, "Valid");

    /// <summary>Where the point is, as a list shows it: "Snapshot, Vault". "Archive (readable)" has been brought back for a while.</summary>
    public string TierText => string.Join(", ", new[]
    {
        IsInstant ? "Snapshot" : null, IsInVault ? "Vault" : null,
        HasTier(RecoveryPointTierType.ArchivedRP, "Valid") ? "Archive" : HasTier(RecoveryPointTierType.ArchivedRP, "Rehydrated") ? "Archive (readable)" : null,
    }.Where(tier => tier is not null));

    /// <summary>The zones of the virtual machine, as a list shows them.</summary>
    public string ZoneText => string.Join(", ", Zones);

    /// <summary>Whether it can be restored from a snapshot, without waiting for the vault.</summary>
    public bool IsInstant => IsIn(RecoveryPointTierType.InstantRP);

    /// <summary>Whether it is in the vault.</summary>
    public bool IsInVault => IsIn(RecoveryPointTierType.HardenedRP);

    /// <summary>Whether it is in the archive.</summary>
    public bool IsInArchive => IsIn(RecoveryPointTierType.ArchivedRP);

    private static string? LastPart(string? name) => name?.Substring(name.LastIndexOf(';') + 1);

    private bool IsIn(string tier) => HasTier(tier, "Valid") || HasTier(tier, "Rehydrated");

    private bool HasTier(string tier, string status)
    {
        foreach (var at in Tiers)
        {
            if (Text.Same(at.Type, tier) && Text.Same(at.Status, status))
            {
                return true;
            }
        }

        return false;
    }
}
