using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>A volume or the system state of a MARS server.</summary>
internal sealed record MarsItemRecord
{
    /// <summary>The opaque name that ends in the volume.</summary>
    public required string Name { get; init; }

    /// <summary>The volume as the agent shows it: C:\, or System State.</summary>
    public required string FriendlyName { get; init; }

    public required string PolicyName { get; init; }

    public bool IsSystemState { get; init; }

    /// <summary>When the last backup ended of which somebody told.</summary>
    public DateTimeOffset? LastBackupAt { get; init; }

    /// <summary>How it ended: Completed or Failed.</summary>
    public string LastBackupStatus { get; init; } = "Completed";

    /// <summary>The times of the recovery points, where the agent has told them.</summary>
    public IReadOnlyList<DateTimeOffset>? Points { get; init; }

    /// <summary>How many there are, where it has not: evenly from the oldest to the last backup.</summary>
    public int RecoveryPointCount { get; init; }

    public DateTimeOffset? OldestRecoveryPointAt { get; init; }

    /// <summary>The backups that go on as time does, or null where only an agent makes them.</summary>
    public MarsPlan? Plan { get; init; }

    /// <summary>When the agent deleted the backups; they stay for a while.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public int RetentionDays { get; init; }

    public bool IsGoneAt(DateTimeOffset now) => DeletedAt is { } deleted && now >= deleted + TimeSpan.FromDays(RetentionDays);

    /// <summary>The moment up to which backups are made: nothing is added to what was deleted.</summary>
    public DateTimeOffset Until(DateTimeOffset now) => DeletedAt < now ? DeletedAt.Value : now;

    public DateTimeOffset? LastBackup(DateTimeOffset now) => Plan?.LastEnd(Until(now)) ?? LastBackupAt;

    /// <summary>How it ended; empty before the first one, as for a machine.</summary>
    public string LastStatus(DateTimeOffset now) =>
        LastBackup(now) is null ? string.Empty
        : Plan is { } plan && plan.LastEnd(Until(now)) is not null ? plan.Fails ? "Failed" : "Completed"
        : LastBackupStatus;

    /// <summary>The times of the recovery points, the newest first.</summary>
    public IEnumerable<DateTimeOffset> PointsAt(DateTimeOffset now)
    {
        IEnumerable<DateTimeOffset> told = Points?.OrderByDescending(time => time) ?? Evenly();
        return Plan is not { } plan ? told
            : (plan.Fails ? Enumerable.Empty<DateTimeOffset>() : plan.Starts(Until(now))).Concat(told).TakeWhile(time => time > Until(now) - TimeSpan.FromDays(plan.KeepDays));
    }

    private IEnumerable<DateTimeOffset> Evenly()
    {
        if (LastBackupAt is not { } last || RecoveryPointCount == 0)
        {
            return Enumerable.Empty<DateTimeOffset>();
        }

        TimeSpan span = last - (OldestRecoveryPointAt ?? last);
        int steps = Math.Max(1, RecoveryPointCount - 1);
        return Enumerable.Range(0, RecoveryPointCount).Select(i => last - TimeSpan.FromTicks(span.Ticks / steps * i));
    }
}
