using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>What a vault does with deleted backups, and whether its storage can still be chosen.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record VaultConfig
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>Enabled, Disabled or AlwaysON: security features for backups made by agents.</summary>
    public string? EnhancedSecurityState { get; init; }

    /// <summary>One of <see cref="SoftDeleteState" />.</summary>
    public string? SoftDeleteFeatureState { get; init; }

    /// <summary>How long deleted backups are kept: 14 to 180 days.</summary>
    public int? SoftDeleteRetentionDays { get; init; }

    /// <summary>Whether the state of soft delete can still be changed.</summary>
    public bool? IsSoftDeleteFeatureStateEditable { get; init; }

    /// <summary>One of <see cref="StorageRedundancy" />, as it is.</summary>
    public string? StorageModelType { get; init; }

    /// <summary>One of <see cref="StorageRedundancy" />, as it was asked for.</summary>
    public string? StorageType { get; init; }

    /// <summary>Unlocked until the first item is registered, then Locked.</summary>
    public string? StorageTypeState { get; init; }

    /// <summary>The requests of a resource guard that critical operations go through.</summary>
    public IReadOnlyList<string> ResourceGuardOperationRequests { get; init; } = [];

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");

    /// <summary>Whether deleted backups are kept: true unless soft delete is off.</summary>
    public bool IsSoftDeleteOn => !Text.Same(SoftDeleteFeatureState, SoftDeleteState.Disabled);

    /// <summary>Whether the redundancy can no longer be chosen.</summary>
    public bool IsStorageLocked => Text.Same(StorageTypeState, "Locked");
}
