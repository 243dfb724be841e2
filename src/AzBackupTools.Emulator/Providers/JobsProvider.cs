using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
        List<JobRecord> jobs = vault.Jobs.Values
            .Where(job => !job.IsSecondary && job.Start >= from && job.Start <= to
                && filter.Admits("operation", job.Operation)
                && filter.Admits("backupManagementType", job.MarsServer is null ? "AzureIaasVM" : "MAB")
                && filter.Admits("status", job.StatusAt(context.Now))
                && filter.Admits("jobId", job.Id))
            .OrderBy(Key, StringComparer.Ordinal).ToList();
        return context.List(jobs, Key, job => JobBody.Of(context, vault, job, inList: true));
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
        if (vault.Items.TryGetValue(job.ItemKey, out ProtectedItemRecord? item))
        {
            item.Withdraw(job.Id);
        }

        context.World.Coming.RemoveAll(coming => coming.JobId == job.Id);

        OperationRecord operation = OperationStart.OfBackup(context, vault, job.End);
        return OperationStart.Accepted(
            context, $"{vault.Id}/backupJobs/{job.Id}", "operationsStatus", "operationResults", operation, AsyncLinks.OddVersion);
    }

    public static JobRecord Find(RequestContext context, VaultRecord vault) =>
        vault.Jobs.TryGetValue(context["job"], out JobRecord? job) ? job : throw BackupErrors.ItemNotFound();

    public static string Key(JobRecord job) =>
        (long.MaxValue - job.Start.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + ";" + job.Id;
}
