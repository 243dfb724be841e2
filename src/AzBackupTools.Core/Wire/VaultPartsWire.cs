using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="VaultSku" /> on the wire.</summary>
internal sealed class VaultSkuWire
{
    public string? Name { get; set; }

    public string? Tier { get; set; }

    public string? Family { get; set; }

    public string? Size { get; set; }

    public string? Capacity { get; set; }

    public VaultSku ToModel() => new()
    {
        Name = Name,
        Tier = Tier,
        Family = Family,
        Size = Size,
        Capacity = Capacity,
    };
}

/// <summary>A <see cref="VaultRedundancy" /> on the wire.</summary>
internal sealed class VaultRedundancyWire
{
    public string? StandardTierStorageRedundancy { get; set; }

    public string? CrossRegionRestore { get; set; }

    public VaultRedundancy ToModel() => new()
    {
        StorageRedundancy = StandardTierStorageRedundancy,
        CrossRegionRestore = CrossRegionRestore,
    };
}

/// <summary>A <see cref="VaultSecurity" /> on the wire.</summary>
internal sealed class VaultSecurityWire
{
    public VaultSoftDeleteWire? SoftDeleteSettings { get; set; }

    public VaultImmutabilityWire? ImmutabilitySettings { get; set; }

    public string? MultiUserAuthorization { get; set; }

    public VaultSecurity ToModel() => new()
    {
        SoftDelete = SoftDeleteSettings?.ToModel(),
        Immutability = ImmutabilitySettings?.ToModel(),
        MultiUserAuthorization = MultiUserAuthorization,
    };
}

/// <summary>A <see cref="VaultSoftDelete" /> on the wire.</summary>
internal sealed class VaultSoftDeleteWire
{
    public string? SoftDeleteState { get; set; }

    public int? SoftDeleteRetentionPeriodInDays { get; set; }

    public string? EnhancedSecurityState { get; set; }

    public VaultSoftDelete ToModel() => new()
    {
        State = SoftDeleteState,
        RetentionDays = SoftDeleteRetentionPeriodInDays,
        EnhancedSecurityState = EnhancedSecurityState,
    };
}

/// <summary>A <see cref="VaultImmutability" /> on the wire.</summary>
internal sealed class VaultImmutabilityWire
{
    public string? State { get; set; }

    public VaultImmutability ToModel() => new()
    {
        State = State,
    };
}

/// <summary>A <see cref="VaultRestoreSettings" /> on the wire.</summary>
internal sealed class VaultRestoreSettingsWire
{
    public VaultRestoreSettingsCrossSubscriptionRestoreSettingsWire? CrossSubscriptionRestoreSettings { get; set; }

    public VaultRestoreSettings ToModel() => new()
    {
        CrossSubscriptionRestore = CrossSubscriptionRestoreSettings?.CrossSubscriptionRestoreState,
    };
}

/// <summary>"crossSubscriptionRestoreSettings" of a <see cref="VaultRestoreSettings" /> on the wire.</summary>
internal sealed class VaultRestoreSettingsCrossSubscriptionRestoreSettingsWire
{
    public string? CrossSubscriptionRestoreState { get; set; }
}

/// <summary>A <see cref="VaultMonitoring" /> on the wire.</summary>
internal sealed class VaultMonitoringWire
{
    public VaultMonitoringAzureMonitorAlertSettingsWire? AzureMonitorAlertSettings { get; set; }

    public VaultMonitoringClassicAlertSettingsWire? ClassicAlertSettings { get; set; }

    public VaultMonitoring ToModel() => new()
    {
        AlertsForAllJobFailures = AzureMonitorAlertSettings?.AlertsForAllJobFailures,
        AlertsForAllReplicationIssues = AzureMonitorAlertSettings?.AlertsForAllReplicationIssues,
        AlertsForAllFailoverIssues = AzureMonitorAlertSettings?.AlertsForAllFailoverIssues,
        ClassicAlertsForCriticalOperations = ClassicAlertSettings?.AlertsForCriticalOperations,
        ClassicEmailNotificationsForSiteRecovery = ClassicAlertSettings?.EmailNotificationsForSiteRecovery,
    };
}

/// <summary>"azureMonitorAlertSettings" of a <see cref="VaultMonitoring" /> on the wire.</summary>
internal sealed class VaultMonitoringAzureMonitorAlertSettingsWire
{
    public string? AlertsForAllJobFailures { get; set; }

    public string? AlertsForAllReplicationIssues { get; set; }

    public string? AlertsForAllFailoverIssues { get; set; }
}

/// <summary>"classicAlertSettings" of a <see cref="VaultMonitoring" /> on the wire.</summary>
internal sealed class VaultMonitoringClassicAlertSettingsWire
{
    public string? AlertsForCriticalOperations { get; set; }

    public string? EmailNotificationsForSiteRecovery { get; set; }
}

/// <summary>A <see cref="VaultEncryption" /> on the wire.</summary>
internal sealed class VaultEncryptionWire
{
    public VaultEncryptionKeyVaultPropertiesWire? KeyVaultProperties { get; set; }

    public VaultEncryptionKekIdentityWire? KekIdentity { get; set; }

    public string? InfrastructureEncryption { get; set; }

    public VaultEncryption ToModel() => new()
    {
        KeyUri = KeyVaultProperties?.KeyUri,
        UseSystemAssignedIdentity = KekIdentity?.UseSystemAssignedIdentity,
        UserAssignedIdentity = KekIdentity?.UserAssignedIdentity,
        InfrastructureEncryption = InfrastructureEncryption,
    };
}

/// <summary>"keyVaultProperties" of a <see cref="VaultEncryption" /> on the wire.</summary>
internal sealed class VaultEncryptionKeyVaultPropertiesWire
{
    public string? KeyUri { get; set; }
}

/// <summary>"kekIdentity" of a <see cref="VaultEncryption" /> on the wire.</summary>
internal sealed class VaultEncryptionKekIdentityWire
{
    public bool? UseSystemAssignedIdentity { get; set; }

    public string? UserAssignedIdentity { get; set; }
}

/// <summary>A <see cref="VaultPrivateEndpoint" /> on the wire.</summary>
internal sealed class VaultPrivateEndpointWire
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public string? Location { get; set; }

    public VaultPrivateEndpointPropertiesWire? Properties { get; set; }

    public VaultPrivateEndpoint ToModel() => new()
    {
        Id = Id,
        Name = Name,
        Type = Type,
        Location = Location,
        ProvisioningState = Properties?.ProvisioningState,
        PrivateEndpointId = Properties?.PrivateEndpoint?.Id,
        Status = Properties?.PrivateLinkServiceConnectionState?.Status,
        Description = Properties?.PrivateLinkServiceConnectionState?.Description,
        ActionsRequired = Properties?.PrivateLinkServiceConnectionState?.ActionsRequired,
        GroupIds = WireList.Read(Properties?.GroupIds),
    };
}

/// <summary>"properties" of a <see cref="VaultPrivateEndpoint" /> on the wire.</summary>
internal sealed class VaultPrivateEndpointPropertiesWire
{
    public string? ProvisioningState { get; set; }

    public VaultPrivateEndpointPropertiesPrivateEndpointWire? PrivateEndpoint { get; set; }

    public VaultPrivateEndpointPropertiesPrivateLinkServiceConnectionStateWire? PrivateLinkServiceConnectionState { get; set; }

    public List<string?>? GroupIds { get; set; }
}

/// <summary>"privateEndpoint" of a <see cref="VaultPrivateEndpoint" /> on the wire.</summary>
internal sealed class VaultPrivateEndpointPropertiesPrivateEndpointWire
{
    public string? Id { get; set; }
}

/// <summary>"privateLinkServiceConnectionState" of a <see cref="VaultPrivateEndpoint" /> on the wire.</summary>
internal sealed class VaultPrivateEndpointPropertiesPrivateLinkServiceConnectionStateWire
{
    public string? Status { get; set; }

    public string? Description { get; set; }

    public string? ActionsRequired { get; set; }
}

/// <summary>A <see cref="VaultMove" /> on the wire.</summary>
internal sealed class VaultMoveWire
{
    public string? OperationId { get; set; }

    public DateTimeOffset? StartTimeUtc { get; set; }

    public DateTimeOffset? CompletionTimeUtc { get; set; }

    public string? SourceResourceId { get; set; }

    public string? TargetResourceId { get; set; }

    public VaultMove ToModel() => new()
    {
        OperationId = OperationId,
        StartTime = StartTimeUtc,
        CompletionTime = CompletionTimeUtc,
        SourceResourceId = SourceResourceId,
        TargetResourceId = TargetResourceId,
    };
}

/// <summary>A <see cref="VaultUpgrade" /> on the wire.</summary>
internal sealed class VaultUpgradeWire
{
    public string? OperationId { get; set; }

    public DateTimeOffset? StartTimeUtc { get; set; }

    public DateTimeOffset? LastUpdatedTimeUtc { get; set; }

    public DateTimeOffset? EndTimeUtc { get; set; }

    public string? Status { get; set; }

    public string? Message { get; set; }

    public string? TriggerType { get; set; }

    public string? UpgradedResourceId { get; set; }

    public string? PreviousResourceId { get; set; }

    public VaultUpgrade ToModel() => new()
    {
        OperationId = OperationId,
        StartTime = StartTimeUtc,
        LastUpdatedTime = LastUpdatedTimeUtc,
        EndTime = EndTimeUtc,
        Status = Status,
        Message = Message,
        TriggerType = TriggerType,
        UpgradedResourceId = UpgradedResourceId,
        PreviousResourceId = PreviousResourceId,
    };
}
