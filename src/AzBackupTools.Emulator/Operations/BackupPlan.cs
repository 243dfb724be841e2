using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Operations;

/// <summary>
/// A backup from its request on: about three minutes of snapshot, then 12 to 25 minutes of transfer by the size of the disks, a job,
/// and a recovery point; or a job that fails while it takes the snapshot.
/// </summary>
internal static class BackupPlan
{
    public static OperationRecord Start(
        RequestContext context, VaultRecord vault, ProtectedItemRecord item, VirtualMachineRecord? vm, DateTimeOffset expiry)
    {
        bool second = item.PendingAt(context.Now) is not null;
        string request = ItemOperation.NextRequest(item);
        string[] purpose = { vault.Id, item.Key, request };
        SeededIds ids = context.World.Ids;
        JobError? error = context.Faults?.OfJob() ?? (second ? JobErrors.BackupInProgress : JobErrors.Of(vm));
        BackupPhases phases = error is null
            ? Phases(context, vm!, item.At(context.Now).Disks, purpose)
            : Failing(context, purpose);
        ItemView view = item.At(context.Now);
        var job = new JobRecord
        {
            Id = ids.Guid(With("job", purpose)),
            Operation = "Backup",
            ItemKey = item.Key,
            ContainerName = item.ContainerName,
            VmName = item.VmName,
            Start = context.Now,
            End = phases.TransferEnd + TimeSpan.FromSeconds(1),
            ActivityId = ids.Guid(With("activity", purpose)),
            PropertyBag = new KeyValuePair<string, string?>[]
            {
                new("VM Name", item.VmName), new("Recovery Point Expiry Time in UTC", WireTime.Spoken(expiry)),
            },
            PropertyBagAtEnd = error is null ? BagAtEnd(context, vm!, view.Disks, purpose) : Array.Empty<KeyValuePair<string, string?>>(),
            Phases = phases,
            Error = error,
        };
        vault.Jobs.Add(job.Id, job);

        // A second backup fails on its own and leaves the item to the first.
        if (!second)
        {
            item.Add(new ItemChange
            {
                At = job.End,
                Event = error is null ? ItemEvent.BackupSucceeded : ItemEvent.BackupFailed,
                JobId = job.Id,
                RequestedAt = context.Now,
                RecoveryPoint = error is null ? Point(context, vault, vm!, view, phases, expiry, purpose) : null,
                Error = error,
            });
        }

        // The operation only says that the backup was taken on: it ends long before the job does.
        DateTimeOffset end = context.Now + ids.Between(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8), With("accept", purpose));
        return OperationStart.OfBackup(
            context, vault, end, job.Id, OperationResult.Nothing, item.Key, ids.Guid(With("item-operation", purpose)));
    }

    private static BackupPhases Phases(RequestContext context, VirtualMachineRecord vm, DiskSelection? disks, string[] purpose)
    {
        SeededIds ids = context.World.Ids;
        int size = BackupSize.Of(vm, disks);
        DateTimeOffset snapshotStart = context.Now + TimeSpan.FromSeconds(1);
        DateTimeOffset snapshotEnd = snapshotStart + ids.Between(TimeSpan.FromSeconds(165), TimeSpan.FromSeconds(195), With("snapshot", purpose));
        DateTimeOffset transferStart = snapshotEnd + TimeSpan.FromMilliseconds(250);
        TimeSpan transfer = TimeSpan.FromMinutes(12) + TimeSpan.FromSeconds(Math.Min(750, size * 2));
        DateTimeOffset transferEnd = transferStart + transfer + ids.Between(TimeSpan.Zero, TimeSpan.FromSeconds(30), With("transfer", purpose));
        return new BackupPhases(snapshotStart, snapshotEnd, transferStart, transferEnd);
    }

    private static BackupPhases Failing(RequestContext context, string[] purpose)
    {
        DateTimeOffset end = context.Now + context.World.Ids.Between(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), With("failing", purpose));
        return new BackupPhases(context.Now + TimeSpan.FromSeconds(1), end, end, end);
    }

    private static RecoveryPointRecord Point(
        RequestContext context, VaultRecord vault, VirtualMachineRecord vm, ItemView view, BackupPhases phases, DateTimeOffset expiry, string[] purpose)
    {
        SeededIds ids = context.World.Ids;
        DateTimeOffset time = phases.SnapshotStart + ids.Between(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6), With("point-time", purpose));
        int days = vault.Policies.TryGetValue(view.Policy, out PolicyRecord? policy) ? policy.InstantRestoreDays : 2;
        return new RecoveryPointRecord
        {
            Name = ids.Between(100_000_000_000, 999_999_999_999_999, With("point", purpose)).ToString(CultureInfo.InvariantCulture),
            Time = time,
            VisibleFrom = phases.SnapshotEnd,
            HardenedFrom = phases.TransferEnd,
            ExpiresAt = expiry,
            SnapshotUntil = time + TimeSpan.FromDays(days),
            Consistency = vm.IsRunning ? "AppConsistent" : "CrashConsistent",
            VmSize = vm.Size,
            OsType = vm.OsType,
            Disks = BackupSize.Split(vm, view.Disks),
        }.Of(vm);
    }

    private static List<KeyValuePair<string, string?>> BagAtEnd(RequestContext context, VirtualMachineRecord vm, DiskSelection? disks, string[] purpose)
    {
        // About a tenth of a disk is in use.
        int size = BackupSize.Of(vm, disks);
        long megabytes = (size * 90L) + context.World.Ids.Between(0, (size * 10L) + 1, With("size", purpose));
        var bag = new List<KeyValuePair<string, string?>>
        {
            new("Backup Size", megabytes.ToString(CultureInfo.InvariantCulture) + " MB"),
        };
        if (disks is not null)
        {
            bag.Add(new("Backed-up disk(s)", string.Join("; ", new[] { vm.OsDiskName }.Concat(BackupSize.Taken(vm, disks).Select(disk => disk.Name)))));
            bag.Add(new("Excluded disk(s)", string.Join("; ", vm.DataDisks.Except(BackupSize.Taken(vm, disks)).Select(disk => disk.Name))));
        }

        return bag;
    }

    private static string[] With(string first, string[] purpose) => new[] { first }.Concat(purpose).ToArray();
}
