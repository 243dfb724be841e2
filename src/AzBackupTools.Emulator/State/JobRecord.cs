using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>Why a job fails.</summary>
internal sealed record JobError(int Code, string Title, string Message, IReadOnlyList<string> Recommendations);

/// <summary>A job: a plan made when it starts. How far it is follows from the time.</summary>
internal sealed class JobRecord
{
    public required string Id { get; init; }

    public required string Operation { get; init; }

    public required string ItemKey { get; init; }

    public required string ContainerName { get; init; }

    public required string VmName { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; set; }

    public required string ActivityId { get; init; }

    /// <summary>The property bag in its order; a backup adds its size when it has ended.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> PropertyBag { get; init; }

    /// <summary>What only the bag of an ended job holds.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PropertyBagAtEnd { get; init; } = Array.Empty<KeyValuePair<string, string>>();

    public BackupPhases? Phases { get; init; }

    public JobError? Error { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }

    public string StatusAt(DateTimeOffset now) =>
        CancelledAt is not null ? (now < End ? "Cancelling" : "Cancelled")
        : now < End ? "InProgress"
        : Error is not null ? "Failed"
        : "Completed";

    /// <summary>Only the snapshot of a running backup can be called off.</summary>
    public bool CanCancelAt(DateTimeOffset now) =>
        Phases is { } phases && StatusAt(now) == "InProgress" && now < phases.SnapshotEnd;
}

/// <summary>The two tasks of a backup.</summary>
internal sealed record BackupPhases(
    DateTimeOffset SnapshotStart, DateTimeOffset SnapshotEnd, DateTimeOffset TransferStart, DateTimeOffset TransferEnd)
{
    /// <summary>0 to 100 while data is on its way to the vault, else null.</summary>
    public double? ProgressAt(DateTimeOffset now) =>
        now < TransferStart || now >= TransferEnd ? null
        : Math.Floor(100.0 * (now - TransferStart).Ticks / (TransferEnd - TransferStart).Ticks);
}
