using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>
/// What has become of an item by a moment, and up to when that stays so: a function of what happened to it, of its policy and machine over
/// time, and of the moment.
/// </summary>
internal sealed class ItemFacts
{
    private static readonly List<RecoveryPointRecord> NoPoints = new();
    private static readonly List<ScheduledRuns> NoRuns = new();

    private readonly long _now;
    private DateTimeOffset? _keptFrom;
    private long _followsSince;

    private ItemFacts(DateTimeOffset now)
    {
        _now = now.UtcTicks;
        HoldsFrom = now;
    }

    /// <summary>The facts hold from here on.</summary>
    public DateTimeOffset HoldsFrom { get; }

    /// <summary>And up to here, this moment no more. In ticks of UTC.</summary>
    public long HoldsUntil { get; private set; } = long.MaxValue;

    public ItemState State { get; private set; }

    public string Policy { get; private set; } = string.Empty;

    public DiskSelection? Disks { get; private set; }

    public DateTimeOffset? LastBackupTime { get; private set; }

    public string LastBackupStatus { get; private set; } = string.Empty;

    public JobError? LastError { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public int RetentionDays { get; private set; }

    public bool ContainerSaysSoftDeleted { get; private set; }

    public DateTimeOffset? PurgeAt => DeletedAt is { } deleted ? deleted + TimeSpan.FromDays(RetentionDays) : null;

    /// <summary>The points of backups that somebody asked for, and of an emulator that kept those of schedules as well; the oldest first.</summary>
    public List<RecoveryPointRecord> Points { get; private set; } = NoPoints;

    /// <summary>The stretches of backups by schedule, the oldest first.</summary>
    public List<ScheduledRuns> Runs { get; private set; } = NoRuns;

    /// <summary>The first of the stretches whose points were not purged.</summary>
    public int FirstKept { get; private set; }

    /// <summary>From where on points do not expire, or null when they do.</summary>
    public DateTimeOffset? KeptFrom => _keptFrom;

    /// <summary>
    /// The newest point of an item whose backups were suspended: it stays when all others have expired
    /// (https://learn.microsoft.com/azure/backup/backup-azure-manage-vms#stop-protecting-a-vm). Null for any other item.
    /// </summary>
    public RecoveryPointRecord? Last { get; private set; }

    public static ItemFacts Of(ProtectedItemRecord item, DateTimeOffset now)
    {
        var facts = new ItemFacts(now);
        DateTimeOffset at = DateTimeOffset.MinValue;
        bool waits = false;
        foreach (ItemChange change in item.Changes)
        {
            if (!waits)
            {
                facts.Schedule(item, at, change.RequestedAt);
            }

            if (change.At <= now)
            {
                facts.PurgeBefore(change.At);
                if (!change.IsWithdrawn)
                {
                    facts.Apply(change);
                }

                at = change.At;
                continue;
            }

            // No backup starts while something else is under way.
            waits = true;
            facts.HoldTo(change.At);
            if (change.RecoveryPoint is { } point)
            {
                facts.HoldTo(point.VisibleFrom);
                if (point.VisibleFrom <= now)
                {
                    facts.Add(point);
                }
            }
        }

        if (!waits)
        {
            facts.Schedule(item, at, DateTimeOffset.MaxValue);
        }

        facts.PurgeBefore(now);
        if (facts.State == ItemState.SoftDeleted && facts.PurgeAt is { } purge)
        {
            facts.HoldTo(purge);
        }

        return facts;
    }

    /// <summary>True when there are points at a moment up to the end of these facts.</summary>
    public bool HasPointsAt(DateTimeOffset moment) => Last is not null || HasUnexpiredPointsAt(moment);

    /// <summary>The same without one that stays although it has expired.</summary>
    public bool HasUnexpiredPointsAt(DateTimeOffset moment)
    {
        long beyond = (_keptFrom ?? moment).UtcTicks;
        for (int i = Runs.Count - 1; i >= FirstKept; i--)
        {
            foreach (long start in Runs[i].PointsBackwards(moment.UtcTicks, beyond))
            {
                return true;
            }
        }

        return Points.Exists(point => point.ExpiresAt.UtcTicks > beyond);
    }

    private void HoldTo(DateTimeOffset moment) => HoldTo(moment.UtcTicks);

    private void HoldTo(long moment)
    {
        if (moment > _now && moment < HoldsUntil)
        {
            HoldsUntil = moment;
        }
    }

    private void Add(RecoveryPointRecord point)
    {
        if (ReferenceEquals(Points, NoPoints))
        {
            Points = new List<RecoveryPointRecord>();
        }

        int at = Points.Count;
        while (at > 0 && Points[at - 1].Time > point.Time)
        {
            at--;
        }

        Points.Insert(at, point);
    }

    /// <summary>The backups by schedule between two changes.</summary>
    private void Schedule(ProtectedItemRecord item, DateTimeOffset from, DateTimeOffset until)
    {
        if (State is not (ItemState.IRPending or ItemState.Protected or ItemState.ProtectionError) || Policy.Length == 0 || !item.Vault.World.Options.RunsSchedules)
        {
            return;
        }

        // What was due before the item followed the policy is not made up for: its first backup is that of the next time.
        long start = Math.Max(Math.Max(from.UtcTicks, item.Vault.ScheduledUntil?.UtcTicks ?? 0), _followsSince + item.Wait);
        foreach (PolicyRecord policy in item.Vault.VersionsOf(Policy))
        {
            long policyFrom = Math.Max(start, policy.Since.UtcTicks);
            long policyUntil = Math.Min(until.UtcTicks, policy.Until?.UtcTicks ?? long.MaxValue);
            if (policy.Schedule is null || policyUntil <= policyFrom)
            {
                continue;
            }

            foreach (MachineVersion machine in item.Vault.World.VersionsOf(item))
            {
                long runsFrom = Math.Max(policyFrom, machine.From);
                long runsUntil = Math.Min(policyUntil, machine.Until);
                if (runsUntil > runsFrom)
                {
                    Run(new ScheduledRuns(item, policy, machine.Vm, Disks, runsFrom, runsUntil));
                }
            }
        }
    }

    /// <summary>What a stretch of backups has led to by now, and when its next backup changes something.</summary>
    private void Run(ScheduledRuns runs)
    {
        if (runs.LastStart(_now) is { } last)
        {
            HoldTo(last + runs.UntilVisible);
            HoldTo(last + runs.UntilEnd);
            if (runs.LastStart(_now - runs.UntilEnd) is { } ended)
            {
                bool failed = runs.Error is not null;
                ItemTransition? row = ItemStateMachine.Find(State, failed ? ItemEvent.BackupFailed : ItemEvent.BackupSucceeded, !failed);
                if (row is not null)
                {
                    LastBackupStatus = failed ? "Failed" : "Completed";
                    LastBackupTime = new DateTimeOffset(ended, TimeSpan.Zero);
                    LastError = runs.Error;
                    Enter(row.To, LastBackupTime.Value.AddTicks(runs.UntilEnd));
                }
            }
        }

        if (runs.NextStart(_now) is { } next)
        {
            HoldTo(next + runs.UntilVisible);
        }

        if (runs.From < _now)
        {
            if (ReferenceEquals(Runs, NoRuns))
            {
                Runs = new List<ScheduledRuns>(1);
            }

            Runs.Add(runs);
        }
    }

    private void PurgeBefore(DateTimeOffset moment)
    {
        if (State == ItemState.SoftDeleted && PurgeAt is { } purge && purge <= moment)
        {
            Enter(ItemStateMachine.Find(State, ItemEvent.Purge, false)!.To, purge);
        }
    }

    private void Apply(ItemChange change)
    {
        ItemTransition? row = ItemStateMachine.Find(State, change.Event, HasPointsAt(change.At));
        if (row is null)
        {
            return;
        }

        switch (change.Event)
        {
            case ItemEvent.Protect or ItemEvent.ChangePolicy or ItemEvent.Resume:
                Policy = change.Policy ?? string.Empty;
                _followsSince = change.At.UtcTicks;
                ContainerSaysSoftDeleted = false;
                break;
            case ItemEvent.StopRetain or ItemEvent.DeleteSoftly:
                Policy = string.Empty;
                break;
            case ItemEvent.BackupSucceeded:
                Add(change.RecoveryPoint!);
                LastBackupStatus = "Completed";
                LastBackupTime = change.RequestedAt;
                LastError = null;
                break;
            case ItemEvent.BackupFailed:
                LastBackupStatus = "Failed";
                LastBackupTime = change.RequestedAt;
                LastError = change.Error;
                break;
        }

        if (change.SetsDisks)
        {
            Disks = change.Disks;
        }

        if (change.Event == ItemEvent.DeleteSoftly)
        {
            DeletedAt = change.RequestedAt;
            RetentionDays = change.RetentionDays;
            ContainerSaysSoftDeleted = true;
        }
        else
        {
            DeletedAt = null;
        }

        Enter(row.To, change.At);
    }

    private void Enter(ItemState state, DateTimeOffset moment)
    {
        bool keeps = state is ItemState.ProtectionStopped or ItemState.SoftDeleted;
        Last = state == ItemState.BackupsSuspended ? Last ?? new ItemView(this, moment).PointsBackwards().FirstOrDefault() : keeps ? Last : null;
        _keptFrom = keeps ? _keptFrom ?? moment : null;
        State = state;
        if (state == ItemState.None)
        {
            Points = NoPoints;
            FirstKept = Runs.Count;
            Policy = string.Empty;
            Disks = null;
            LastBackupTime = null;
            LastBackupStatus = string.Empty;
            LastError = null;
            DeletedAt = null;
            ContainerSaysSoftDeleted = false;
        }
    }
}
