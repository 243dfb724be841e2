using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>
/// A stretch of time in which an item is backed up by one version of a policy and its machine is as it is: the backups in it follow from
/// the time, and nothing of them is stored.
/// </summary>
internal sealed class ScheduledRuns
{
    /// <summary>The time in which the service starts what is due; each machine has its own place in it.</summary>
    public const long Spread = 7200 * TimeSpan.TicksPerSecond;

    private readonly ProtectedItemRecord _item;
    private readonly PolicyRecord _policy;
    private readonly BackupSchedule _schedule;
    private readonly VirtualMachineRecord? _vm;
    private readonly DiskSelection? _disks;
    private readonly long _snapshot;
    private readonly long _whole;

    public ScheduledRuns(ProtectedItemRecord item, PolicyRecord policy, VirtualMachineRecord? vm, DiskSelection? disks, long from, long until)
    {
        _item = item;
        _policy = policy;
        _schedule = policy.Schedule!;
        _vm = vm;
        _disks = disks;
        From = from;
        Until = until;
        Error = JobErrors.Of(vm);
        _snapshot = (Error is null ? 180 : 30) * TimeSpan.TicksPerSecond;
        _whole = _snapshot + TimeSpan.TicksPerSecond + (Error is null ? (720 + Math.Min(750, 2L * BackupSize.Of(vm!, disks))) * TimeSpan.TicksPerSecond : 0);
    }

    /// <summary>The stretch: after the first, up to the second. Starts are in it, in ticks of UTC.</summary>
    public long From { get; }

    public long Until { get; }

    /// <summary>Why all of them fail, or null when all succeed.</summary>
    public JobError? Error { get; }

    /// <summary>From the start on, till the recovery point is there. In ticks.</summary>
    public long UntilVisible => _snapshot;

    /// <summary>From the start on, till the job has ended. In ticks.</summary>
    public long UntilEnd => _whole;

    private long Wait => _item.Wait;

    /// <summary>The last start not after a moment, or null.</summary>
    public long? LastStart(long atMost)
    {
        foreach (long start in StartsBackwards(atMost, From))
        {
            return start;
        }

        return null;
    }

    /// <summary>The first start after a moment, or null.</summary>
    public long? NextStart(long after)
    {
        for (long from = Math.Max(after, From); ;)
        {
            if (_schedule.Next(from - Wait) is not { } due || due + Wait > Until)
            {
                return null;
            }

            from = due + Wait;
            if (!_item.IsCalledOff(from))
            {
                return from;
            }
        }
    }

    /// <summary>The starts after one moment and not after another, the last first.</summary>
    public IEnumerable<long> StartsBackwards(long atMost, long after)
    {
        long to = Math.Min(atMost, Until);
        long from = Math.Max(after, From);
        if (to <= from)
        {
            yield break;
        }

        foreach (long due in _schedule.Backwards(from - Wait, to - Wait))
        {
            if (!_item.IsCalledOff(due + Wait))
            {
                yield return due + Wait;
            }
        }
    }

    public bool IsOf(PolicyRecord policy) => ReferenceEquals(policy, _policy);

    /// <summary>How many starts lie after one moment and not after another.</summary>
    public int CountStarts(long after, long atMost)
    {
        long from = Math.Max(after, From);
        long to = Math.Min(atMost, Until);
        return to <= from ? 0 : _schedule.Count(from - Wait, to - Wait) - _item.CountCalledOff(start => start > from && start <= to && _schedule.Last(start - Wait - 1, start - Wait) is not null);
    }

    /// <summary>True when a backup of this stretch starts at a moment.</summary>
    public bool StartsAt(long moment) => moment > From && moment <= Until && LastStart(moment) == moment;

    /// <summary>The starts whose points are there at a moment and kept beyond another, the last first.</summary>
    public IEnumerable<long> PointsBackwards(long now, long keptBeyond, long atMost = long.MaxValue) => Error is not null
        ? Array.Empty<long>()
        : StartsBackwards(Math.Min(atMost, now - UntilVisible), keptBeyond - Wait - _schedule.Longest).Where(start => ExpiryOf(start) > keptBeyond);

    /// <summary>How many points there are at a moment that are kept beyond another.</summary>
    public int CountPoints(long now, long keptBeyond)
    {
        long to = Math.Min(now - UntilVisible, Until);
        return Error is not null || to <= From
            ? 0
            : _schedule.CountKept(From - Wait, to - Wait, keptBeyond - Wait) - _item.CountCalledOff(start =>
                start > From && start <= to && _schedule.Last(start - Wait - 1, start - Wait) is not null && ExpiryOf(start) > keptBeyond);
    }

    public long ExpiryOf(long start) => _schedule.ExpiryOf(start - Wait) + Wait;

    public RecoveryPointRecord Point(long start)
    {
        DateTimeOffset at = new(start, TimeSpan.Zero);
        return new RecoveryPointRecord
        {
            Name = ScheduledIds.PointName(_item.Number, start),
            Time = TimeOf(start),
            VisibleFrom = at.AddTicks(UntilVisible),
            HardenedFrom = at.AddTicks(UntilEnd - TimeSpan.TicksPerSecond),
            ExpiresAt = new DateTimeOffset(ExpiryOf(start), TimeSpan.Zero),
            SnapshotUntil = at.AddDays(_policy.InstantRestoreDays),
            Consistency = _vm!.IsRunning ? "AppConsistent" : "CrashConsistent",
            VmSize = _vm.Size,
            OsType = _vm.OsType,
            Disks = BackupSize.Split(_vm, _disks),
        }.Of(_vm);
    }

    /// <summary>The time that the point of a backup bears: some seconds after its start.</summary>
    public static DateTimeOffset TimeOf(long start) => new(start + (4 * TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public JobRecord Job(long start)
    {
        DateTimeOffset at = new(start, TimeSpan.Zero);
        DateTimeOffset snapshotEnd = at.AddTicks(UntilVisible);
        DateTimeOffset transferEnd = at.AddTicks(UntilEnd - TimeSpan.TicksPerSecond);
        return new JobRecord
        {
            Id = JobId(start),
            Operation = "Backup",
            ItemKey = _item.Key,
            ContainerName = _item.ContainerName,
            VmName = _item.VmName,
            Start = at,
            End = at.AddTicks(UntilEnd),
            ActivityId = ScheduledIds.JobId(~_item.Vault.JobKey, _item.Number, start),
            PropertyBag = new KeyValuePair<string, string?>[] { new("VM Name", _item.VmName) },
            PropertyBagAtEnd = Error is not null
                ? Array.Empty<KeyValuePair<string, string?>>()
                : new KeyValuePair<string, string?>[] { new("Backup Size", $"{BackupSize.Of(_vm!, _disks) * 95L} MB") },
            Phases = new BackupPhases(at.AddSeconds(1), snapshotEnd, snapshotEnd, transferEnd),
            Error = Error,
            IsUserTriggered = false,
        };
    }

    public string JobId(long start) => ScheduledIds.JobId(_item.Vault.JobKey, _item.Number, start);
}
