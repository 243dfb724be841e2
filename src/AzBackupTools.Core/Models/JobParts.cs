using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools;

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

    /// <inheritdoc />
    public override string ToString() => $"{TaskId}: {Status}";
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

    /// <summary>What happened, in words: the title where it is more than a code, and the message.</summary>
    public string Reason
    {
        get
        {
            // A title of one word is a code, which stands in a property of its own.
            var title = Title?.Contains(" ") == true ? Title : null;
            var parts = new[] { title, Message ?? Title }.Where(static part => !string.IsNullOrWhiteSpace(part)).Select(static part => part!.Trim().TrimEnd('.')).Distinct();
            return $"{string.Join(". ", parts)}.";
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Title ?? Code}: {Message}";
}
