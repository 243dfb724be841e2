using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>When recovery points move to another tier.</summary>
public sealed record PolicyTiering
{
    /// <summary>TierRecommended, TierAfter or DoNotTier.</summary>
    public string? Mode { get; init; }

    /// <summary>After how long, for TierAfter.</summary>
    public int? Duration { get; init; }

    /// <summary>Days, Weeks, Months or Years.</summary>
    public string? Unit { get; init; }
}

/// <summary>A part of a policy of databases.</summary>
public sealed record SubPolicy
{
    /// <summary>Full, Differential, Incremental, Log, CopyOnlyFull, SnapshotFull ...</summary>
    public string? PolicyType { get; init; }

    /// <summary>When backups are made.</summary>
    public BackupSchedule? SchedulePolicy { get; init; }

    /// <summary>How long backups are kept.</summary>
    public BackupRetention? RetentionPolicy { get; init; }

    /// <summary>When recovery points move to another tier, by tier.</summary>
    public IReadOnlyDictionary<string, PolicyTiering> Tiering { get; init; } = EmptyMap.Of<PolicyTiering>();

    /// <summary>How many days snapshots are kept.</summary>
    public int? SnapshotRetentionDays { get; init; }

    /// <summary>The resource group of snapshots.</summary>
    public string? SnapshotResourceGroup { get; init; }

    /// <summary>The id of the identity that takes snapshots.</summary>
    public string? SnapshotIdentityId { get; init; }

    /// <summary>The name of the identity that takes snapshots.</summary>
    public string? SnapshotIdentityName { get; init; }

    /// <summary>The application id of the identity that takes snapshots.</summary>
    public string? SnapshotIdentityClientId { get; init; }

    /// <summary>The object id of the identity that takes snapshots.</summary>
    public string? SnapshotIdentityPrincipalId { get; init; }
}
