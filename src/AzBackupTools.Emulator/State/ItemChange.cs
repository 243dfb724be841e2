using System;

namespace AzBackupTools.Emulator.State;

/// <summary>Something that happens to an item at a moment, which may lie ahead.</summary>
internal sealed record ItemChange
{
    public required DateTimeOffset At { get; init; }

    public required ItemEvent Event { get; init; }

    /// <summary>The job that brings it about.</summary>
    public required string JobId { get; init; }

    /// <summary>When the request came: the time that soft deletion counts from.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    public string? Policy { get; init; }

    /// <summary>How long a soft-deleted item stays; fixed at the moment of deletion.</summary>
    public int RetentionDays { get; init; }

    /// <summary>True when the request says something of the disks.</summary>
    public bool SetsDisks { get; init; }

    public DiskSelection? Disks { get; init; }

    public RecoveryPointRecord? RecoveryPoint { get; init; }

    public JobError? Error { get; init; }

    /// <summary>True when its job was cancelled: nothing came of it but the time that it took.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>The data disks that a backup takes or leaves out, by LUN.</summary>
internal sealed record DiskSelection(int[] Luns, bool IsInclusionList)
{
    public bool Takes(int lun) => Array.IndexOf(Luns, lun) >= 0 == IsInclusionList;
}
