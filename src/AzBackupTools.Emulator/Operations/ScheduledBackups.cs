using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Operations;

/// <summary>
/// Puts the backups of the schedule among what has happened to an item, up to now. Called when somebody looks at a vault, so that a clock
/// that jumps costs nothing by itself.
/// </summary>
/// <remarks>
/// What would have expired by now is not made at all, but for the last one; so the work is bounded by what the policy keeps, and by
/// 9,999 points however long the jump. Jobs are made for the last thirty days.
/// </remarks>
internal static class ScheduledBackups
{
    private static readonly TimeSpan JobsKeptFor = TimeSpan.FromDays(30);

    public static void CatchUp(World world, VaultRecord vault, DateTimeOffset now)
    {
        if (!world.Options.RunsSchedules || vault.ScheduledUntil >= now)
        {
            return;
        }

        var schedules = new Dictionary<string, BackupSchedule?>(StringComparer.OrdinalIgnoreCase);
        foreach (ProtectedItemRecord item in vault.Items.Values)
        {
            ItemView view = item.At(now);
            if (view.State is not (ItemState.IRPending or ItemState.Protected or ItemState.ProtectionError)
                || item.PendingAt(now) is not null || !vault.Policies.TryGetValue(view.Policy, out PolicyRecord? policy))
            {
                continue;
            }

            if (!schedules.TryGetValue(policy.Name, out BackupSchedule? schedule))
            {
                schedules[policy.Name] = schedule = BackupSchedule.Of(policy);
            }

            if (schedule is not null)
            {
                Run(world, vault, item, policy, schedule, now);
            }
        }

        vault.ScheduledUntil = now;
    }

    private static void Run(World world, VaultRecord vault, ProtectedItemRecord item, PolicyRecord policy, BackupSchedule schedule, DateTimeOffset now)
    {
        DateTimeOffset from = item.Changes.Where(change => change.At <= now).Max(change => change.At);
        from = vault.ScheduledUntil is { } until && until > from ? until : from;
        VirtualMachineRecord? vm = world.FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName);
        JobError? error = JobErrors.Of(vm);
        var made = new List<ItemChange>();

        // Each machine has its own place in the two hours in which the service starts what is due.
        TimeSpan wait = TimeSpan.FromSeconds(long.Parse(item.DataId, CultureInfo.InvariantCulture) % 7200);
        foreach (DateTimeOffset due in schedule.Backwards(from - wait, now - wait).Take(BackupSchedule.MostPoints))
        {
            DateTimeOffset expiry = schedule.ExpiryOf(due);
            if (made.Count == 0 || (expiry > now && error is null))
            {
                made.Add(Backup(world, vault, item, policy, vm, due + wait, expiry + wait, now, error));
            }
        }

        made.Reverse();
        item.Changes.AddRange(made);
    }

    private static ItemChange Backup(
        World world, VaultRecord vault, ProtectedItemRecord item, PolicyRecord policy, VirtualMachineRecord? vm,
        DateTimeOffset start, DateTimeOffset expiry, DateTimeOffset now, JobError? error)
    {
        string stamp = WireTime.Stamp(start);
        int size = vm is null ? 0 : vm.OsDiskSizeGB + vm.DataDisks.Sum(disk => disk.SizeGB);
        DateTimeOffset snapshotEnd = start + (error is null ? TimeSpan.FromMinutes(3) : TimeSpan.FromSeconds(30));
        DateTimeOffset transferEnd = error is null ? snapshotEnd + TimeSpan.FromMinutes(12) + TimeSpan.FromSeconds(Math.Min(750, size * 2)) : snapshotEnd;
        string jobId = world.Ids.Guid("scheduled", vault.Id, item.Key, stamp);
        if (now - start <= JobsKeptFor)
        {
            vault.Jobs[jobId] = new JobRecord
            {
                Id = jobId,
                Operation = "Backup",
                ItemKey = item.Key,
                ContainerName = item.ContainerName,
                VmName = item.VmName,
                Start = start,
                End = transferEnd + TimeSpan.FromSeconds(1),
                ActivityId = world.Ids.Guid("scheduled-activity", vault.Id, item.Key, stamp),
                PropertyBag = new KeyValuePair<string, string?>[] { new("VM Name", item.VmName) },
                PropertyBagAtEnd = new KeyValuePair<string, string?>[] { new("Backup Size", $"{size * 95L} MB") },
                Phases = new BackupPhases(start + TimeSpan.FromSeconds(1), snapshotEnd, snapshotEnd, transferEnd),
                Error = error,
                IsUserTriggered = false,
            };
        }

        return new ItemChange
        {
            At = transferEnd + TimeSpan.FromSeconds(1),
            Event = error is null ? ItemEvent.BackupSucceeded : ItemEvent.BackupFailed,
            JobId = jobId,
            RequestedAt = start,
            Error = error,
            RecoveryPoint = error is not null ? null : new RecoveryPointRecord
            {
                Name = world.Ids.Between(100_000_000_000, 999_999_999_999_999, "scheduled-point", vault.Id, item.Key, stamp).ToString(CultureInfo.InvariantCulture),
                Time = start + TimeSpan.FromSeconds(4),
                VisibleFrom = snapshotEnd,
                HardenedFrom = transferEnd,
                ExpiresAt = expiry,
                SnapshotUntil = start + TimeSpan.FromDays(policy.InstantRestoreDays),
                Consistency = vm!.IsRunning ? "AppConsistent" : "CrashConsistent",
                VmSize = vm.Size,
                OsType = vm.OsType,
            },
        };
    }
}
