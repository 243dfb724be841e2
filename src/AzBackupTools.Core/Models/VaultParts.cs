using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What a vault is sold as.</summary>
public sealed record VaultSku
{
    /// <summary>Standard or RS0.</summary>
    public string? Name { get; init; }

    /// <summary>Standard, where the service returns it.</summary>
    public string? Tier { get; init; }

    /// <summary>The family, where the service returns it.</summary>
    public string? Family { get; init; }

    /// <summary>The size, where the service returns it.</summary>
    public string? Size { get; init; }

    /// <summary>The capacity, where the service returns it.</summary>
    public string? Capacity { get; init; }
}

/// <summary>How the backups of a vault are stored.</summary>
public sealed record VaultRedundancy
{
    /// <summary>One of <see cref="Core.Models.StorageRedundancy" />.</summary>
    public string? StorageRedundancy { get; init; }

    /// <summary>Enabled or Disabled: whether backups can be restored in the paired region.</summary>
    public string? CrossRegionRestore { get; init; }
}

/// <summary>What guards the backups of a vault against deletion.</summary>
public sealed record VaultSecurity
{
    /// <summary>What happens to deleted backups.</summary>
    public VaultSoftDelete? SoftDelete { get; init; }

    /// <summary>Whether recovery points can be deleted before their time.</summary>
    public VaultImmutability? Immutability { get; init; }

    /// <summary>Enabled, Disabled, or Invalid while a vault is being made.</summary>
    public string? MultiUserAuthorization { get; init; }
}

/// <summary>What happens to deleted backups.</summary>
public sealed record VaultSoftDelete
{
    /// <summary>One of <see cref="Core.Models.SoftDeleteState" />.</summary>
    public string? State { get; init; }

    /// <summary>How long deleted backups are kept: 14 to 180 days.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Enabled, Disabled or AlwaysON: the same for backups made by agents.</summary>
    public string? EnhancedSecurityState { get; init; }
}

/// <summary>Whether recovery points can be deleted before their time.</summary>
public sealed record VaultImmutability
{
    /// <summary>One of <see cref="Core.Models.ImmutabilityState" />.</summary>
    public string? State { get; init; }
}

/// <summary>Where backups may be restored to.</summary>
public sealed record VaultRestoreSettings
{
    /// <summary>Enabled, Disabled or PermanentlyDisabled.</summary>
    public string? CrossSubscriptionRestore { get; init; }
}

/// <summary>Which alerts a vault raises.</summary>
public sealed record VaultMonitoring
{
    /// <summary>Azure Monitor alerts for failed jobs: Enabled or Disabled.</summary>
    public string? AlertsForAllJobFailures { get; init; }

    /// <summary>Azure Monitor alerts for replication: Enabled or Disabled.</summary>
    public string? AlertsForAllReplicationIssues { get; init; }

    /// <summary>Azure Monitor alerts for failover: Enabled or Disabled.</summary>
    public string? AlertsForAllFailoverIssues { get; init; }

    /// <summary>Classic alerts for critical operations: Enabled or Disabled.</summary>
    public string? ClassicAlertsForCriticalOperations { get; init; }

    /// <summary>Classic mails about Site Recovery: Enabled or Disabled.</summary>
    public string? ClassicEmailNotificationsForSiteRecovery { get; init; }

    /// <summary>What alerts are raised of: "failed jobs, critical operations (classic)".</summary>
    public override string ToString()
    {
        var on = new[]
        {
            (AlertsForAllJobFailures, "failed jobs"),
            (AlertsForAllReplicationIssues, "replication"),
            (AlertsForAllFailoverIssues, "failover"),
            (ClassicAlertsForCriticalOperations, "critical operations (classic)"),
            (ClassicEmailNotificationsForSiteRecovery, "Site Recovery (classic, by mail)"),
        }.Where(static pair => Text.Same(pair.Item1, "Enabled")).Select(static pair => pair.Item2).ToList();
        return on.Count == 0 ? "none" : string.Join(", ", on);
    }
}

/// <summary>The customer's key that a vault encrypts with.</summary>
public sealed record VaultEncryption
{
    /// <summary>The key in its key vault.</summary>
    public string? KeyUri { get; init; }

    /// <summary>Whether the vault opens the key vault with its own identity.</summary>
    public bool? UseSystemAssignedIdentity { get; init; }

    /// <summary>The id of the identity that it opens the key vault with otherwise.</summary>
    public string? UserAssignedIdentity { get; init; }

    /// <summary>Enabled or Disabled: encryption a second time, below.</summary>
    public string? InfrastructureEncryption { get; init; }

    /// <summary>"https://kv.vault.azure.net/keys/backup, read by id-backup, infrastructure encryption".</summary>
    public override string ToString() =>
        KeyUri is null
            ? "Microsoft's key"
            : $"{KeyUri}, read by {(UserAssignedIdentity is { Length: > 0 } user ? user.Substring(user.LastIndexOf('/') + 1) : "the vault's own identity")}"
                + (Text.Same(InfrastructureEncryption, "Enabled") ? ", infrastructure encryption" : string.Empty);
}

/// <summary>A private endpoint that leads to a vault.</summary>
public sealed record VaultPrivateEndpoint
{
    /// <summary>The id of the connection.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the connection.</summary>
    public string? Name { get; init; }

    /// <summary>The type of the connection.</summary>
    public string? Type { get; init; }

    /// <summary>The region of the connection.</summary>
    public string? Location { get; init; }

    /// <summary>Succeeded, Deleting, Failed or Pending.</summary>
    public string? ProvisioningState { get; init; }

    /// <summary>The id of the private endpoint.</summary>
    public string? PrivateEndpointId { get; init; }

    /// <summary>Pending, Approved, Rejected or Disconnected.</summary>
    public string? Status { get; init; }

    /// <summary>Why it was approved or rejected.</summary>
    public string? Description { get; init; }

    /// <summary>What else has to be done.</summary>
    public string? ActionsRequired { get; init; }

    /// <summary>What it leads to: AzureBackup, AzureBackup_secondary, AzureSiteRecovery.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>"pe-backup: Approved".</summary>
    public override string ToString() => $"{(PrivateEndpointId is { Length: > 0 } id ? id.Substring(id.LastIndexOf('/') + 1) : Name)}: {Status ?? ProvisioningState}";
}

/// <summary>A move of a vault to another group or subscription.</summary>
public sealed record VaultMove
{
    /// <summary>The operation.</summary>
    public string? OperationId { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>The id before.</summary>
    public string? SourceResourceId { get; init; }

    /// <summary>The id after.</summary>
    public string? TargetResourceId { get; init; }
}

/// <summary>The upgrade of a classic vault.</summary>
public sealed record VaultUpgrade
{
    /// <summary>The operation.</summary>
    public string? OperationId { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When its state was last told, in UTC.</summary>
    public DateTimeOffset? LastUpdatedTime { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Unknown, InProgress, Upgraded or Failed.</summary>
    public string? Status { get; init; }

    /// <summary>What the service says of it.</summary>
    public string? Message { get; init; }

    /// <summary>UserTriggered or ForcedUpgrade.</summary>
    public string? TriggerType { get; init; }

    /// <summary>The id after.</summary>
    public string? UpgradedResourceId { get; init; }

    /// <summary>The id before.</summary>
    public string? PreviousResourceId { get; init; }
}
