using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>When backups are made and how long they are kept.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record BackupPolicy
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>One of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>One of <see cref="Core.Models.WorkloadType" />, where the service returns it.</summary>
    public string? WorkloadType { get; init; }

    /// <summary>V1 for a standard and V2 for an enhanced policy of virtual machines; null means V1.</summary>
    public string? PolicyType { get; init; }

    /// <summary>How many items follow it; null in lists, which the service does not count for.</summary>
    public int? ProtectedItemCount { get; init; }

    /// <summary>The Windows id of the time zone that its times are in.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When backups are made.</summary>
    public BackupSchedule? SchedulePolicy { get; init; }

    /// <summary>How long backups are kept.</summary>
    public BackupRetention? RetentionPolicy { get; init; }

    /// <summary>How many days snapshots are kept for instant restore: 1 to 5, enhanced 1 to 30.</summary>
    public int? InstantRestoreDays { get; init; }

    /// <summary>The start of the name of the resource group of snapshots.</summary>
    public string? InstantRestoreGroupPrefix { get; init; }

    /// <summary>The end of the name of the resource group of snapshots.</summary>
    public string? InstantRestoreGroupSuffix { get; init; }

    /// <summary>OnlyCrashConsistent, or null for application consistency where it is possible.</summary>
    public string? SnapshotConsistency { get; init; }

    /// <summary>When recovery points move to another tier, by tier.</summary>
    public IReadOnlyDictionary<string, PolicyTiering> Tiering { get; init; } = EmptyMap.Of<PolicyTiering>();

    /// <summary>The parts of a policy of databases: full, differential, log.</summary>
    public IReadOnlyList<SubPolicy> SubPolicies { get; init; } = [];

    /// <summary>The time zone of a policy of databases.</summary>
    public string? SettingsTimeZone { get; init; }

    /// <summary>Whether SQL Server compresses its backups.</summary>
    public bool? IsSqlCompression { get; init; }

    /// <summary>Whether backups of databases are compressed.</summary>
    public bool? IsCompression { get; init; }

    /// <summary>Whether a policy of databases is being mended.</summary>
    public bool? MakePolicyConsistent { get; init; }

    /// <summary>How long the vault keeps backups of a file share.</summary>
    public BackupRetention? VaultRetention { get; init; }

    /// <summary>How many days snapshots of a file share are kept.</summary>
    public int? SnapshotRetentionDays { get; init; }

    /// <summary>The fabric of a generic policy.</summary>
    public string? FabricName { get; init; }

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

    /// <summary>Standard or Enhanced, for virtual machines; null for other policies.</summary>
    public string? Tier => !Text.Same(ManagementType, BackupManagementType.AzureIaasVM) ? null : Text.Same(PolicyType, "V2") ? "Enhanced" : "Standard";

    /// <summary>When backups are made, in words: "Daily at 22:00 UTC".</summary>
    public string Schedule => PolicyWords.Schedule(this);

    /// <summary>How long backups are kept, in words: "30 days, 12 weeks (Sunday)".</summary>
    public string Retention => PolicyWords.Retention(this);
}
