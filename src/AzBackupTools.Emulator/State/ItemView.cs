using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>An item as it is at one moment.</summary>
internal sealed class ItemView
{
    private readonly ItemFacts _facts;

    public ItemView(ItemFacts facts, DateTimeOffset now)
    {
        _facts = facts;
        Now = now;
    }

    public DateTimeOffset Now { get; }

    /// <summary>The facts behind it: while they are the same object, nothing has happened.</summary>
    public ItemFacts Facts => _facts;

    public ItemState State => _facts.State;

    public bool Exists => State != ItemState.None;

    public string Policy => _facts.Policy;

    public DiskSelection? Disks => _facts.Disks;

    public DateTimeOffset? LastBackupTime => _facts.LastBackupTime;

    /// <summary>Completed, Failed or nothing.</summary>
    public string LastBackupStatus => _facts.LastBackupStatus;

    public JobError? LastError => _facts.LastError;

    public DateTimeOffset? DeletedAt => _facts.DeletedAt;

    public int RetentionDays => _facts.RetentionDays;

    /// <summary>True from a soft deletion to the next configuration: the container goes on saying SoftDeleted after an undelete.</summary>
    public bool ContainerSaysSoftDeleted => _facts.ContainerSaysSoftDeleted;

    public DateTimeOffset? PurgeAt => _facts.PurgeAt;

    public bool HasRecoveryPoints => _facts.HasPointsAt(Now);

    /// <summary>False also where only the one is left that stays although it has expired.</summary>
    public bool HasUnexpiredPoints => _facts.HasUnexpiredPointsAt(Now);

    /// <summary>
    /// How many recovery points are there. Those of a stopped or deleted item do not expire: what was there when it stopped is kept.
    /// </summary>
    public int RecoveryPointCount
    {
        get
        {
            int count = _facts.Points.Count(IsKept) + (ExpiredLast is null ? 0 : 1);
            for (int i = _facts.FirstKept; i < _facts.Runs.Count; i++)
            {
                count += _facts.Runs[i].CountPoints(Now.UtcTicks, KeptBeyond);
            }

            return Math.Min(count, BackupSchedule.MostPoints);
        }
    }

    /// <summary>The time of the newest recovery point, or null when there is none.</summary>
    public DateTimeOffset? NewestPoint
    {
        get
        {
            DateTimeOffset? newest = ExpiredLast?.Time;
            for (int i = _facts.Points.Count - 1; i >= 0 && newest is null; i--)
            {
                newest = IsKept(_facts.Points[i]) ? _facts.Points[i].Time : null;
            }

            for (int i = _facts.Runs.Count - 1; i >= _facts.FirstKept; i--)
            {
                foreach (long start in _facts.Runs[i].PointsBackwards(Now.UtcTicks, KeptBeyond))
                {
                    DateTimeOffset time = ScheduledRuns.TimeOf(start);
                    return newest > time ? newest : time;
                }
            }

            return newest;
        }
    }

    /// <summary>Up to when the newest recovery point is that, or that there is none.</summary>
    public DateTimeOffset NewestPointUntil
    {
        get
        {
            RecoveryPointRecord? newest = _facts.KeptFrom is null && _facts.Last is null ? PointsBackwards().FirstOrDefault() : null;
            return newest?.ExpiresAt ?? DateTimeOffset.MaxValue;
        }
    }

    /// <summary>The time of the oldest recovery point, or null when there is none.</summary>
    public DateTimeOffset? OldestPoint
    {
        get
        {
            int left = BackupSchedule.MostPoints;
            DateTimeOffset? oldest = ExpiredLast?.Time;
            foreach (ScheduledRuns runs in Enumerable.Reverse(_facts.Runs).Take(_facts.Runs.Count - _facts.FirstKept))
            {
                foreach (long start in runs.PointsBackwards(Now.UtcTicks, KeptBeyond))
                {
                    oldest = ScheduledRuns.TimeOf(start);
                    if (--left == 0)
                    {
                        return oldest;
                    }
                }
            }

            RecoveryPointRecord? first = _facts.Points.Find(IsKept);
            return first is not null && !(oldest < first.Time) ? first.Time : oldest;
        }
    }

    /// <summary>The point that stays although it has expired.</summary>
    private RecoveryPointRecord? ExpiredLast => _facts.Last is { } last && !IsKept(last) ? last : null;

    private long KeptBeyond => (_facts.KeptFrom ?? Now).UtcTicks;

    /// <summary>The recovery points with times before a moment, the newest first. Made as they are asked for.</summary>
    public IEnumerable<RecoveryPointRecord> PointsBackwards(DateTimeOffset? before = null)
    {
        int left = BackupSchedule.MostPoints;
        if (ExpiredLast is { } last && !(last.Time >= before))
        {
            left--;
            yield return last;
        }

        int asked = _facts.Points.Count - 1;
        foreach (RecoveryPointRecord scheduled in Scheduled(before))
        {
            for (; asked >= 0 && _facts.Points[asked].Time > scheduled.Time; asked--)
            {
                if (IsShown(_facts.Points[asked], before) && left-- > 0)
                {
                    yield return _facts.Points[asked];
                }
            }

            if (left-- <= 0)
            {
                yield break;
            }

            yield return scheduled;
        }

        for (; asked >= 0; asked--)
        {
            if (IsShown(_facts.Points[asked], before) && left-- > 0)
            {
                yield return _facts.Points[asked];
            }
        }
    }

    /// <summary>The recovery point of a name that is there, or null.</summary>
    public RecoveryPointRecord? FindPoint(ProtectedItemRecord item, string name)
    {
        RecoveryPointRecord? asked = ExpiredLast?.Name == name ? ExpiredLast : _facts.Points.Find(point => point.Name == name && IsKept(point));
        if (asked is not null || ScheduledIds.StartOfPoint(item.Number, name) is not { } start)
        {
            return asked;
        }

        foreach (ScheduledRuns runs in _facts.Runs.Skip(_facts.FirstKept))
        {
            if (runs.Error is null && start + runs.UntilVisible <= Now.UtcTicks && runs.StartsAt(start) && runs.ExpiryOf(start) > KeptBeyond)
            {
                return runs.Point(start);
            }
        }

        return null;
    }

    private IEnumerable<RecoveryPointRecord> Scheduled(DateTimeOffset? before)
    {
        // A point bears a time some seconds after its start.
        long atMost = before is { } bound ? bound.UtcTicks - 1 - (ScheduledRuns.TimeOf(0).UtcTicks) : long.MaxValue;
        for (int i = _facts.Runs.Count - 1; i >= _facts.FirstKept; i--)
        {
            ScheduledRuns runs = _facts.Runs[i];
            foreach (long start in runs.PointsBackwards(Now.UtcTicks, KeptBeyond, atMost))
            {
                yield return runs.Point(start);
            }
        }
    }

    private bool IsShown(RecoveryPointRecord point, DateTimeOffset? before) => IsKept(point) && !(point.Time >= before);

    private bool IsKept(RecoveryPointRecord point) => point.ExpiresAt > (_facts.KeptFrom ?? Now);
}
