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
    public required IReadOnlyList<KeyValuePair<string, string?>> PropertyBag { get; init; }

    /// <summary>What only the bag of an ended job holds.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> PropertyBagAtEnd { get; init; } = Array.Empty<KeyValuePair<string, string?>>();

    public BackupPhases? Phases { get; init; }

    public RestorePhases? Restore { get; init; }

    /// <summary>The server of a MARS job, or null for one of a virtual machine.</summary>
    public string? MarsServer { get; init; }

    /// <summary>Of a MARS job, FileFolder or SystemState.</summary>
    public string MarsWorkload { get; init; } = "FileFolder";

    /// <summary>True for what a person asked for, false for what the schedule did.</summary>
    public bool IsUserTriggered { get; init; } = true;

    /// <summary>True for a job in the paired region, which the vault's own list does not show.</summary>
    public bool IsSecondary { get; init; }

    public JobError? Error { get; init; }

    /// <summary>Whether the job came to its end in spite of <see cref="Error" />.</summary>
    public bool HasEnded { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }

    public string StatusAt(DateTimeOffset now) =>
        CancelledAt is not null ? (now < End ? "Cancelling" : "Cancelled")
        : now < End ? "InProgress"
        : Error is not null ? (HasEnded ? "CompletedWithWarnings" : "Failed")
        : "Completed";

    public bool IsCancellable => Phases is not null || Restore is not null;

    /// <summary>A backup can be called off while it takes the snapshot, a restore while it transfers.</summary>
    public bool CanCancelAt(DateTimeOffset now) =>
        StatusAt(now) == "InProgress" && now < (Phases?.SnapshotEnd ?? Restore?.TransferEnd ?? DateTimeOffset.MinValue);
}

/// <summary>The tasks of a restore: the transfer, and what follows it unless only disks are restored.</summary>
internal sealed record RestorePhases(string LocationType, string? Second, DateTimeOffset TransferEnd, int SizeGB);

/// <summary>The two tasks of a backup.</summary>
internal sealed record BackupPhases(
    DateTimeOffset SnapshotStart, DateTimeOffset SnapshotEnd, DateTimeOffset TransferStart, DateTimeOffset TransferEnd)
{
    /// <summary>0 to 100 while data is on its way to the vault, else null.</summary>
    public double? ProgressAt(DateTimeOffset now) =>
        now < TransferStart || now >= TransferEnd ? null
        : Math.Floor(100.0 * (now - TransferStart).Ticks / (TransferEnd - TransferStart).Ticks);
}
