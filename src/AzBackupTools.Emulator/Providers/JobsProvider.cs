using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Jobs, the newest first.</summary>
/// <remarks>Choice: a job that cannot be cancelled is refused with codes of our own and the texts that users report.</remarks>
internal static class JobsProvider
{
    private static readonly TimeSpan CancellationTakes = TimeSpan.FromSeconds(8);

    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("startTime", "endTime", "operation", "backupManagementType", "status", "jobId");
        BackupTypes.Check(filter);
        DateTimeOffset from = FilterTime.Read(filter, "startTime") ?? DateTimeOffset.MinValue;
        DateTimeOffset to = FilterTime.Read(filter, "endTime") ?? DateTimeOffset.MaxValue;
        if (filter["jobId"] is { } id)
        {
            // One job is not looked for among all.
            JobRecord[] one = vault.FindJob(id, context.Now) is { } found && Admits(found) ? new[] { found } : Array.Empty<JobRecord>();
            return context.List(one, Key, Body);
        }

        return context.Page(last => After(vault, from, to, last, context.Now).Where(Admits), Key, Body);

        bool Admits(JobRecord job) =>
            !job.IsSecondary && IsTold(job, context.Now) && job.Start >= from && job.Start <= to
            && filter.Admits("operation", job.Operation)
            && filter.Admits("backupManagementType", job.MarsServer is null ? "AzureIaasVM" : "MAB")
            && filter.Admits("status", job.StatusAt(context.Now));

        JsonNode Body(JobRecord job) => JobBody.Of(context, vault, job, inList: true);
    }

    public static Answer Get(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        return Answer.Ok(JobBody.Of(context, vault, Find(context, vault), inList: false));
    }

    public static Answer Cancel(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        JobRecord job = Find(context, vault);
        if (!job.IsCancellable)
        {
            throw new ArmErrorException(
                400, "BMSUserErrorJobCancellationNotSupported", "Cancellation isn't supported for this job type");
        }

        if (!job.CanCancelAt(context.Now))
        {
            throw new ArmErrorException(
                400, "BMSUserErrorJobNotInCancellableState", "The job isn't in a cancelable state\r\nA backup can be cancelled while it takes the snapshot, a restore while it transfers data.");
        }

        job.CancelledAt = context.Now;
        job.End = context.Now + CancellationTakes;
        if (!vault.Jobs.ContainsKey(job.Id))
        {
            vault.Jobs.Add(job.Id, job);
        }

        if (vault.Items.TryGetValue(job.ItemKey, out ProtectedItemRecord? item))
        {
            item.Withdraw(job, context.Now);
        }

        context.World.Coming.RemoveAll(coming => coming.JobId == job.Id);

        OperationRecord operation = OperationStart.OfBackup(context, vault, job.End);
        return OperationStart.Accepted(
            context, $"{vault.Id}/backupJobs/{job.Id}", "operationsStatus", "operationResults", operation, AsyncLinks.OddVersion);
    }

    public static JobRecord Find(RequestContext context, VaultRecord vault) =>
        vault.FindJob(context["job"], context.Now) is { } job && IsTold(job, context.Now) ? job : throw BackupErrors.ItemNotFound();

    /// <summary>The vault hears of a job of an agent when it is over: <see href="https://github.com/Azure/azure-powershell/issues/9263" />.</summary>
    private static bool IsTold(JobRecord job, DateTimeOffset now) => job.MarsServer is null || job.End <= now;

    /// <summary>The jobs behind the last one of a page: those that started with it and have a greater id, and all before.</summary>
    private static IEnumerable<JobRecord> After(VaultRecord vault, DateTimeOffset from, DateTimeOffset to, string? last, DateTimeOffset now)
    {
        string[] parts = (last ?? string.Empty).Split(';');
        if (parts.Length != 2 || NewestFirst.Moment(parts[0]) is not { } start)
        {
            return ScheduledJobs.Backwards(vault, from, to, now);
        }

        return ScheduledJobs.Backwards(vault, from, start < to ? start : to, now)
            .SkipWhile(job => job.Start == start && string.CompareOrdinal(job.Id, parts[1]) <= 0);
    }

    public static string Key(JobRecord job) =>
        NewestFirst.Key(job.Start) + ";" + job.Id;
}
