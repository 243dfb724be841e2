using System;

namespace AzBackupTools;

/// <summary>What came of a backup that was asked for.</summary>
public sealed record OnDemandBackupResult
{
    /// <summary>The virtual machine's name.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended: Completed or CompletedWithWarnings.</summary>
    public required string Status { get; init; }

    /// <summary>Until when the recovery point is kept, in UTC. Where nothing else was asked for, 30 days.</summary>
    public required DateTimeOffset RetainUntil { get; init; }

    /// <summary>When the job started, in UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How long the job took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How much data the backup holds, in bytes; null where the service does not tell.</summary>
    public long? BackupSizeBytes { get; init; }

    /// <summary>How much data the backup holds, in whole MB of 1,048,576 bytes; null where the service does not tell.</summary>
    public long? BackupSizeMB => BackupSizeBytes / (1024 * 1024);

    /// <summary>The job's id.</summary>
    public string? JobId { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }

    /// <summary>The protected item's ARM id.</summary>
    public required string ItemId { get; init; }
}
