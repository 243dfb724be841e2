using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>A step of a job.</summary>
public sealed record JobTask
{
    /// <summary>Its name: "Take Snapshot", "Transfer data to vault".</summary>
    public string? TaskId { get; init; }

    /// <summary>NotStarted, InProgress, Completed, Failed or Skipped.</summary>
    public string? Status { get; init; }

    /// <summary>When it started, in UTC; null before.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended, in UTC; null before.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How long it has taken so far, or took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>0 to 100; null where it is not told.</summary>
    public double? ProgressPercent { get; init; }

    /// <summary>How far it is, in words: "127 GBs / 127 GBs Transferred".</summary>
    public string? ExecutionDetails { get; init; }

    /// <summary>The instance that it runs on.</summary>
    public string? InstanceId { get; init; }
}

/// <summary>Why a job failed or ended with warnings.</summary>
public sealed record JobError
{
    /// <summary>The code.</summary>
    public string? Code { get; init; }

    /// <summary>The name of the error.</summary>
    public string? Title { get; init; }

    /// <summary>What happened.</summary>
    public string? Message { get; init; }

    /// <summary>What to do.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>What else there is to say.</summary>
    public string? AdditionalDetails { get; init; }
}
