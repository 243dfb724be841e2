using System;

namespace AzBackupTools.Core.Activity;

/// <summary>What the client tells while it works. Nothing else is called upward; nothing waits for an answer.</summary>
public interface IActivitySink
{
    /// <summary>One sentence for somebody who follows along.</summary>
    void Verbose(string message);

    /// <summary>Whether <see cref="Debug" /> is listened to: the wire log is not even formatted where nobody is.</summary>
    bool WantsDebug { get; }

    /// <summary>The wire log, one line or block per exchange, already free of secrets.</summary>
    void Debug(string message);

    /// <summary>How far a long operation has come.</summary>
    void Progress(ActivityProgress progress);
}

/// <summary>How far a long operation has come.</summary>
public sealed record ActivityProgress
{
    /// <summary>What is being worked on, the same in all records of one operation: "Backing up web01".</summary>
    public required string Activity { get; init; }

    /// <summary>The step that runs now: "Take Snapshot".</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100, or null where the service says nothing of it: a percentage is never invented.</summary>
    public int? PercentComplete { get; init; }

    /// <summary>How long it has taken so far, where the service tells it.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The remaining time, where the service tells it.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>True in the last record of an operation.</summary>
    public bool Completed { get; init; }
}

/// <summary>Hears everything and tells nobody.</summary>
public sealed class SilentActivitySink : IActivitySink
{
    /// <summary>The one instance.</summary>
    public static SilentActivitySink Instance { get; } = new();

    /// <inheritdoc />
    public bool WantsDebug => false;

    /// <inheritdoc />
    public void Verbose(string message)
    {
    }

    /// <inheritdoc />
    public void Debug(string message)
    {
    }

    /// <inheritdoc />
    public void Progress(ActivityProgress progress)
    {
    }
}
