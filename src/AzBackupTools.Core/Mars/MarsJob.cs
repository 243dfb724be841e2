using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A backup or a restore of an agent.</summary>
public sealed record MarsJob
{
    /// <summary>The agent's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Backup or Restore.</summary>
    public required string Operation { get; init; }

    /// <summary>InProgress, Completed, CompletedWithWarnings, Failed or Cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>The volumes, or System State.</summary>
    public IReadOnlyList<string> Sources { get; init => field = Spoken.List(value); } = Spoken.List<string>([]);

    /// <summary>When it began.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended, or null while it runs.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How long it took, or has taken; null where its end is not known.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>The bytes that were transferred, or null.</summary>
    public long? TransferredBytes { get; init; }

    /// <summary>The agent's error id, or null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong, or null.</summary>
    public string? ErrorMessage { get; init; }
}
