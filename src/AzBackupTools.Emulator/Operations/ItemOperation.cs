using System;
using System.Collections.Generic;
using System.Globalization;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Operations;

/// <summary>What a request sets going on an item: a job with its end known, and the change that the end brings.</summary>
/// <remarks>Durations are the recorded ones, give or take; the seed says how much.</remarks>
internal static class ItemOperation
{
    /// <summary>Plans anything but a backup.</summary>
    public static (JobRecord Job, OperationRecord Operation) Plan(
        RequestContext context, VaultRecord vault, ProtectedItemRecord item, ItemEvent what,
        string? policy = null, bool setsDisks = false, DiskSelection? disks = null)
    {
        ItemView view = item.At(context.Now);
        ItemTransition row = ItemStateMachine.Find(view.State, what, view.HasRecoveryPoints)
            ?? throw new InvalidOperationException($"{what} cannot happen in {view.State}.");
        string request = NextRequest(item);
        (int least, int most) = Seconds(what);
        TimeSpan duration = context.World.Options.OperationDuration ?? context.World.Ids.Between(
            TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most), "duration", vault.Id, item.Key, request);
        var job = new JobRecord
        {
            Id = context.World.Ids.Guid("job", vault.Id, item.Key, request),
            Operation = row.Job!,
            ItemKey = item.Key,
            ContainerName = item.ContainerName,
            VmName = item.VmName,
            Start = context.Now,
            End = context.Now + duration,
            ActivityId = context.World.Ids.Guid("activity", vault.Id, item.Key, request),
            PropertyBag = Bag(item, what, policy, view),
            Error = context.Faults?.OfJob(),
        };
        vault.Jobs.Add(job.Id, job);
        if (job.Error is null)
        {
            item.Add(new ItemChange
            {
                At = job.End,
                Event = what,
                JobId = job.Id,
                RequestedAt = context.Now,
                Policy = policy,
                RetentionDays = vault.SettingsAt(context.Now).SoftDeleteDays,
                SetsDisks = setsDisks,
                Disks = disks,
            });
        }

        // The operation ends with the job: whoever has followed it finds the item changed.
        bool leavesItem = row.To is not (ItemState.None or ItemState.SoftDeleted);
        OperationRecord operation = OperationStart.OfBackup(
            context, vault, job.End, job.Id, leavesItem ? OperationResult.Item : OperationResult.Nothing, item.Key,
            context.World.Ids.Guid("item-operation", vault.Id, item.Key, request));
        return (job, operation);
    }

    /// <summary>Counts the requests to an item; the number goes into the ids of what they start.</summary>
    public static string NextRequest(ProtectedItemRecord item) => (item.Requests++).ToString(CultureInfo.InvariantCulture);

    /// <summary>The path of an item as the request wrote it: the service echoes vm; and VM; alike.</summary>
    public static string Path(RequestContext context, VaultRecord vault) =>
        $"{vault.Id}/backupFabrics/{Escape(context["fabric"])}/protectionContainers/{Escape(context["container"])}/protectedItems/{Escape(context["item"])}";

    public static string Escape(string name) => Uri.EscapeDataString(name).Replace("%3B", ";");

    private static (int Least, int Most) Seconds(ItemEvent what) => what switch
    {
        ItemEvent.Protect or ItemEvent.ChangePolicy or ItemEvent.Resume => (30, 42),
        ItemEvent.StopRetain or ItemEvent.Suspend => (10, 12),
        ItemEvent.DeleteSoftly or ItemEvent.Undelete => (11, 13),
        ItemEvent.DeleteAtOnce => (95, 116),
        _ => throw new InvalidOperationException($"{what} is not asked for by a request of its own."),
    };

    private static List<KeyValuePair<string, string?>> Bag(ProtectedItemRecord item, ItemEvent what, string? policy, ItemView view)
    {
        var bag = new List<KeyValuePair<string, string?>> { new("VM Name", item.VmName) };
        bag.Add(what switch
        {
            ItemEvent.Undelete => new("Undelete flag", "True"),
            ItemEvent.DeleteSoftly or ItemEvent.DeleteAtOnce =>
                new("Number of Recovery Points", view.RecoveryPointCount.ToString(CultureInfo.InvariantCulture)),
            _ => new("Policy Name", policy ?? string.Empty),
        });
        return bag;
    }
}
