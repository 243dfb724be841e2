using System.Collections.Generic;

namespace AzBackupTools.Core.Vaults;

/// <summary>What a vault should be set to. Null leaves a setting as it is, in a new vault to the service.</summary>
public sealed record VaultSettings
{
    /// <summary>Where backups are stored. It can be chosen until the first backup is configured.</summary>
    public VaultStorage? Redundancy { get; init; }

    /// <summary>Whether backups can be restored in the paired region; needs GeoRedundant.</summary>
    public bool? CrossRegionRestore { get; init; }

    /// <summary>Whether backups may be restored to other subscriptions.</summary>
    public VaultCrossSubscription? CrossSubscriptionRestore { get; init; }

    /// <summary>Whether deleted backups are kept for a while.</summary>
    public VaultProtection? SoftDelete { get; init; }

    /// <summary>How many days deleted backups are kept: 14 to 180.</summary>
    public int? SoftDeleteRetentionDays { get; init; }

    /// <summary>Whether agents need a PIN for critical operations, and their deleted backups are kept.</summary>
    public VaultProtection? HybridSecurity { get; init; }

    /// <summary>Whether recovery points can be deleted before their time.</summary>
    public VaultImmutabilityChoice? Immutability { get; init; }

    /// <summary>Whether the vault can be reached from the internet.</summary>
    public VaultAccess? PublicNetworkAccess { get; init; }

    /// <summary>Which identities the vault has.</summary>
    public VaultIdentityType? IdentityType { get; init; }

    /// <summary>The ARM ids of all the identities that the vault is given.</summary>
    public IReadOnlyList<string>? UserAssignedIdentities { get; init; }

    /// <summary>The key in a key vault that backups are encrypted with.</summary>
    public string? KeyUri { get; init; }

    /// <summary>Who reads the key: the ARM id of one of the identities, or SystemAssigned.</summary>
    public string? KeyIdentity { get; init; }

    /// <summary>Whether backups are encrypted a second time, below; can be said only with the first key.</summary>
    public bool? InfrastructureEncryption { get; init; }

    /// <summary>The ARM id of the resource guard that has a say in critical operations; empty for none.</summary>
    public string? ResourceGuard { get; init; }

    /// <summary>Whether Azure Monitor raises an alert for each failed job.</summary>
    public VaultAccess? JobFailureAlert { get; init; }

    /// <summary>Whether classic alerts are raised for critical operations.</summary>
    public VaultAccess? ClassicAlert { get; init; }

    /// <summary>All the tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
