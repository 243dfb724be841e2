using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Follows backup jobs to their true end and tells of their sub-tasks on the way.</summary>
public sealed class JobFollowing(BackupClient client)
{
    /// <summary>So many running jobs have a bar of their own at the same time; more than that nobody reads.</summary>
    private const int MostBars = 16;

    /// <summary>Follows jobs, all together, until the last one has ended.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="timeout">How long to wait at most; null for as long as it takes.</param>
    /// <param name="onEnd">Told of each job as soon as it has ended, well or badly.</param>
    /// <param name="onMissing">Told of each job that the vault does not know.</param>
    /// <param name="cancellationToken">Ends the wait; the jobs go on.</param>
    /// <exception cref="BackupException">The time ran out.</exception>
    public async Task WaitAsync(
        IReadOnlyCollection<JobId> jobs,
        TimeSpan? timeout,
        Action<BackupJob> onEnd,
        Action<BackupException> onMissing,
        CancellationToken cancellationToken)
    {
        var bars = new Dictionary<string, ActivityProgress>(StringComparer.OrdinalIgnoreCase);
        var options = new JobWaitOptions
        {
            Timeout = timeout,
            WithTasks = jobs.Count == 1,
            OnMissing = job => onMissing(new BackupException(
                ErrorIds.JobNotFound,
                $"Vault '{job.Vault.Name}' knows no job '{job.Name}'.",
                $"Get-BackupJob -Vault {job.Vault.Name} lists its jobs.",
                job.ToString())),
            OnUpdate = job =>
            {
                if (bars.ContainsKey(job.Name) || bars.Count < MostBars)
                {
                    bars[job.Name] = Tell(job);
                }

                if (job.IsCompleted)
                {
                    bars.Remove(job.Name);
                    onEnd(job);
                }
            },
        };
        try
        {
            await client.Jobs.WaitAsync(jobs, options, cancellationToken).ConfigureAwait(false);
        }
        catch (JobWaitTimeoutException exception)
        {
            throw new BackupException(
                ErrorIds.OperationTimedOut,
                $"After {timeout:g}, {exception.Running.Count} of {jobs.Count} jobs still run.",
                "They go on at the service: wait for them again with Wait-BackupJob, or longer with -Timeout.",
                exception.Running[0].ToString(),
                exception);
        }
        finally
        {
            foreach (var bar in bars.Values)
            {
                client.Arm.Activity.Progress(bar with { Completed = true });
            }
        }
    }

    /// <summary>Follows one job and takes anything but success for a failure.</summary>
    /// <exception cref="BackupException">The job failed or was cancelled.</exception>
    public async Task<BackupJob> SucceedAsync(JobId id, CancellationToken cancellationToken)
    {
        BackupJob? ended = null;
        await WaitAsync([id], null, job => ended = job, missing => throw missing, cancellationToken).ConfigureAwait(false);
        return JobFailures.Of(ended!) is { } failure ? throw failure : ended!;
    }

    private ActivityProgress Tell(BackupJob job)
    {
        var task = job.CurrentTask;
        var progress = new ActivityProgress
        {
            Activity = $"{job.Operation} of {job.ItemName}",
            Status = job.IsCompleted ? job.Status ?? "Ended" : task?.TaskId ?? job.Status ?? "Running",
            PercentComplete = (int?)(task?.ProgressPercent ?? job.ProgressPercent),
            Elapsed = job.IsCompleted ? null : job.Duration,
            Remaining = job.EstimatedRemaining,
            Completed = job.IsCompleted,
        };
        client.Arm.Activity.Progress(progress);
        return progress;
    }
}
