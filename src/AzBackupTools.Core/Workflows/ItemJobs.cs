using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>The jobs of one item: which they are, and what to do where one of them stands in the way of a change.</summary>
internal sealed class ItemJobs(BackupClient client)
{
    /// <summary>How long to wait where the service says that something runs and lists no job: it has just ended, or just begun.</summary>
    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(15);

    /// <summary>Whether a job works on an item. A job names its container without the prefix: iaasvmcontainerv2;group;name.</summary>
    internal static bool Concerns(BackupJob job, ProtectedItemId id) =>
        job.ContainerName is { } container
            ? id.Container.Name.EndsWith(container, StringComparison.OrdinalIgnoreCase)
            : Text.Same(job.ItemName, id.VmName);

    /// <summary>Whether the service refused because something else runs on the item.</summary>
    internal static bool IsBusy(ArmException refused) => Text.Same(refused.Code, "BMSUserErrorObjectLocked");

    /// <summary>
    /// Waits until the change that runs on an item is over, which takes a minute or two: maybe one that a run has begun which was stopped.
    /// A backup or a restore is not waited for: it can take hours.
    /// </summary>
    /// <exception cref="BackupException">A backup or a restore runs.</exception>
    internal async Task WaitForChangeAsync(ProtectedItemId id, string name, ArmException refused, CancellationToken cancellationToken)
    {
        if (await FindRunningAsync(id, cancellationToken).ConfigureAwait(false) is not { } job)
        {
            await client.Arm.Clock.DelayAsync(ALittle, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (Text.Same(job.Operation, JobOperation.Backup) || Text.Same(job.Operation, JobOperation.Restore))
        {
            throw new BackupException(
                ErrorIds.ItemBusy,
                $"A {job.Operation} of '{name}' is running{Moments.Suffix(" since", job.StartTime)}, and until it is over the service takes no change.",
                $"Wait for it, then try again: Wait-BackupJob {job.JobId} -Vault {id.Vault.Name}.",
                id.ToString(),
                refused)
            {
                ServiceCode = refused.Code,
            };
        }

        client.Arm.Activity.Verbose($"A {job.Operation} of '{name}' is running; it is waited for.");
        await new JobFollowing(client).WaitAsync([JobService.IdOf(job)], null, static _ => { }, static _ => { }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BackupJob?> FindRunningAsync(ProtectedItemId id, CancellationToken cancellationToken)
    {
        var filter = new JobFilter { Status = JobStatus.InProgress, ManagementType = BackupManagementType.AzureIaasVM };
        await foreach (var job in client.Jobs.ListAsync(id.Vault, filter, cancellationToken).ConfigureAwait(false))
        {
            if (Concerns(job, id))
            {
                return job;
            }
        }

        return null;
    }
}
