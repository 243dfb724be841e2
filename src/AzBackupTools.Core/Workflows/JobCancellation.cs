using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Cancels jobs, and says why where it cannot be: a backup only while it takes its snapshot, a restore until it creates the machine,
/// nothing else at all.
/// </summary>
/// <remarks>https://learn.microsoft.com/azure/backup/backup-azure-arm-userestapi-managejobs; https://github.com/Azure/azure-rest-api-specs/issues/5306.</remarks>
public sealed class JobCancellation(BackupClient client)
{
    /// <summary>Cancels one job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="noWait">Whether to return as soon as the service has accepted it.</param>
    /// <param name="confirm">Asked once, before anything is sent.</param>
    /// <param name="cancellationToken">Ends the wait; the cancellation goes on.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">There is no such job, or it cannot be cancelled.</exception>
    public async Task<JobCancellationResult?> CancelAsync(JobId id, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (job.Status == JobStatus.Cancelled)
        {
            return JobCancellationResult.Of(job, JobCancellationOutcome.AlreadyCancelled);
        }

        if (job.IsCompleted)
        {
            throw Refusal(job, $"it has ended as {job.Status}{Moments.Suffix(" on", job.EndTime)}");
        }

        if (id.SecondaryRegion is { } region)
        {
            throw Refusal(job, $"it runs in {region}, and the service cancels no job of a secondary region");
        }

        var wasAsked = job.Status == JobStatus.Cancelling;
        if (!wasAsked)
        {
            if (!await confirm($"{job.Operation} of {job.ItemName}", "Cancel the job").ConfigureAwait(false))
            {
                return null;
            }

            var operation = await StartAsync(id, job, cancellationToken).ConfigureAwait(false);
            if (!noWait)
            {
                await client.Arm.FollowAsync(operation, $"Cancelling the {job.Operation} of {job.ItemName}", cancellationToken).ConfigureAwait(false);
            }
        }

        return noWait
            ? JobCancellationResult.Of(await FindAsync(id, cancellationToken).ConfigureAwait(false), JobCancellationOutcome.Cancelling)
            : await FollowAsync(id, wasAsked, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JobCancellationResult> FollowAsync(JobId id, bool wasAsked, CancellationToken cancellationToken)
    {
        BackupJob? ended = null;
        await new JobFollowing(client).WaitAsync([id], null, job => ended = job, missing => throw missing, cancellationToken).ConfigureAwait(false);
        return ended!.Status == JobStatus.Cancelled
            ? JobCancellationResult.Of(ended, wasAsked ? JobCancellationOutcome.AlreadyCancelled : JobCancellationOutcome.Cancelled)
            : throw Refusal(ended, $"it was too late: the job has ended as {ended.Status}");
    }

    private async Task<LongRunningOperation> StartAsync(JobId id, BackupJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Jobs.StartCancelAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException refused) when (refused.Status is 400 or 409)
        {
            throw Refusal(job, Why(job, refused), refused);
        }
    }

    private static string Why(BackupJob job, ArmException refused) =>
        job.ManagementType switch
        {
            BackupManagementType.AzureIaasVM or null => Why(job),
            BackupManagementType.MAB or BackupManagementType.DPM or BackupManagementType.AzureBackupServer =>
                "the server with the agent runs it, and the vault only hears of it; cancel it there",
            _ => $"the service says '{refused.Error.Message.TrimEnd('.')}'",
        };

    private static string Why(BackupJob job) =>
        job.Operation switch
        {
            JobOperation.Backup => $"a backup can be cancelled only while 'Take Snapshot' runs, and now it is at '{job.CurrentTask?.TaskId ?? "its end"}'",
            JobOperation.Restore => $"a restore can be cancelled only until the virtual machine is being created, and now it is at '{job.CurrentTask?.TaskId ?? "its end"}'",
            _ => $"a job of kind {job.Operation} cannot be cancelled",
        };

    private static BackupException Refusal(BackupJob job, string why, ArmException? refused = null) =>
        new(
            ErrorIds.JobNotCancellable,
            $"{job.Operation} of '{job.ItemName}' cannot be cancelled: {why}.",
            job.IsCompleted ? "There is nothing to cancel." : $"Let it end: Wait-BackupJob {job.JobId} -Vault {job.VaultName}.",
            job.Id,
            refused)
        {
            ServiceCode = refused?.Code,
        };

    private async Task<BackupJob> FindAsync(JobId id, CancellationToken cancellationToken) =>
        await client.Jobs.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.JobNotFound,
            $"Vault '{id.Vault.Name}' knows no job '{id.Name}'.",
            $"Get-BackupJob -Vault {id.Vault.Name} lists its jobs.",
            id.ToString());
}
