using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A Recovery Services vault.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/vaults.json" />.</remarks>
public sealed record Vault
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The region.</summary>
    public string? Location { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyMap.Of<string>();

    /// <summary>The version of the resource, for conditional changes.</summary>
    public string? ETag { get; init; }

    /// <summary>What it is sold as.</summary>
    public VaultSku? Sku { get; init; }

    /// <summary>The identity of the resource.</summary>
    public ManagedIdentity? Identity { get; init; }

    /// <summary>Who made it and who changed it last.</summary>
    public SystemData? SystemData { get; init; }

    /// <summary>Provisioning, Updating, Succeeded, Failed or Deleting.</summary>
    public string? ProvisioningState { get; init; }

    /// <summary>How the backups are stored; null where the service does not tell it in a list.</summary>
    public VaultRedundancy? Redundancy { get; init; }

    /// <summary>Soft delete, immutability and multi-user authorization; null where the service does not tell it in a list.</summary>
    public VaultSecurity? Security { get; init; }

    /// <summary>Whether backups may be restored to other subscriptions.</summary>
    public VaultRestoreSettings? RestoreSettings { get; init; }

    /// <summary>Which alerts are raised.</summary>
    public VaultMonitoring? Monitoring { get; init; }

    /// <summary>The customer's key, where one is used.</summary>
    public VaultEncryption? Encryption { get; init; }

    /// <summary>Enabled or Disabled.</summary>
    public string? PublicNetworkAccess { get; init; }

    /// <summary>None or Enabled.</summary>
    public string? PrivateEndpointStateForBackup { get; init; }

    /// <summary>None or Enabled.</summary>
    public string? PrivateEndpointStateForSiteRecovery { get; init; }

    /// <summary>The private endpoints that lead to the vault.</summary>
    public IReadOnlyList<VaultPrivateEndpoint> PrivateEndpointConnections { get; init; } = [];

    /// <summary>V1, V2 or Unassigned.</summary>
    public string? BackupStorageVersion { get; init; }

    /// <summary>None, Minimum, Adequate or Maximum.</summary>
    public string? SecureScore { get; init; }

    /// <summary>Poor, Fair, Good or Excellent.</summary>
    public string? SecurityLevel { get; init; }

    /// <summary>How the last move to another group or subscription went.</summary>
    public string? MoveState { get; init; }

    /// <summary>The last move to another group or subscription.</summary>
    public VaultMove? MoveDetails { get; init; }

    /// <summary>The upgrade from a classic vault.</summary>
    public VaultUpgrade? UpgradeDetails { get; init; }

    /// <summary>The requests of a resource guard that critical operations go through.</summary>
    public IReadOnlyList<string> ResourceGuardOperationRequests { get; init; } = [];

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>How backups are stored: one of <see cref="Core.Models.StorageRedundancy" />; null where the service does not tell it.</summary>
    public string? StorageRedundancy => Redundancy?.StorageRedundancy;

    /// <summary>Whether soft delete is on: one of <see cref="Core.Models.SoftDeleteState" />; null where the service does not tell it.</summary>
    public string? SoftDeleteState => Security?.SoftDelete?.State;

    /// <summary>How many days deleted backups are kept; null where the service does not tell it.</summary>
    public int? SoftDeleteRetentionDays => Security?.SoftDelete?.RetentionDays;

    /// <summary>Whether servers with an agent have enhanced security: one of <see cref="Core.Models.SoftDeleteState" />; null where the service does not tell it.</summary>
    public string? HybridSecurityState => Security?.SoftDelete?.EnhancedSecurityState;

    /// <summary>Enabled or Disabled: whether backups can be restored in the paired region; null where the service does not tell it.</summary>
    public string? CrossRegionRestore => Redundancy?.CrossRegionRestore;

    /// <summary>Enabled, Disabled or PermanentlyDisabled: whether backups may be restored to other subscriptions.</summary>
    public string? CrossSubscriptionRestore => RestoreSettings?.CrossSubscriptionRestore;

    /// <summary>Enabled where a resource guard has a say in critical operations, else Disabled; null where the service does not tell it.</summary>
    public string? MultiUserAuthorization => Security?.MultiUserAuthorization;

    /// <summary>Whether redundancy can no longer be changed; null where it was not asked for.</summary>
    public bool? IsRedundancyLocked { get; init; }

    /// <summary>The resource guard; null where there is none, or where it was not asked for.</summary>
    public string? ResourceGuardId { get; init; }

    /// <summary>What the backup service makes of the customer's key; null where there is none, or where it was not asked for.</summary>
    public VaultEncryptionStatus? EncryptionStatus { get; init; }

    /// <summary>Whether recovery points are immutable: one of <see cref="Core.Models.ImmutabilityState" />; null where the service does not tell it.</summary>
    public string? ImmutabilityState => Security?.Immutability?.State;
}
