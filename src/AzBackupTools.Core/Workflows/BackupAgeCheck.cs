using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Whether the last backup of an item is too old. The service brings that figure up to date late; so where it looks too old, the
/// vault's jobs are asked before anybody is alarmed, once for all items of a run.
/// </summary>
/// <remarks>https://github.com/Azure/azure-powershell/issues/12206: the figure can lag behind the jobs.</remarks>
internal sealed class BackupAgeCheck(BackupClient client)
{
    private const string Link = "https://learn.microsoft.com/azure/backup/backup-azure-monitor-vms";

    /// <summary>A scheduled backup starts up to two hours late, and takes its time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<PolicyId, Task<BackupPolicy?>> _policies = new();
    private readonly ConcurrentDictionary<(VaultId Vault, DateTimeOffset From), Task<List<BackupJob>>> _jobs = new();

    /// <summary>The finding, or null where the last backup is recent enough.</summary>
    /// <param name="id">The item's id.</param>
    /// <param name="item">The item.</param>
    /// <param name="longest">The longest age that is well; null to take it from the schedule of the policy.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    internal async Task<PrecheckFinding?> CheckAsync(ProtectedItemId id, ProtectedItem item, TimeSpan? longest, CancellationToken cancellationToken)
    {
        var told = new[] { item.LastBackupTime, item.LastRecoveryPoint }.Max();
        if (told is not { } last || item.IsSoftDeleted || item.IsStopped)
        {
            return null;
        }

        var most = longest ?? await IntervalOfAsync(item, cancellationToken).ConfigureAwait(false) + Grace;
        var now = client.Arm.Clock.UtcNow;
        if (now - last <= most)
        {
            return null;
        }

        // The same bound for all items, so that they share one listing.
        var jobs = await _jobs.GetOrAdd((id.Vault, new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) - most), key => ListAsync(key.Vault, key.From, cancellationToken)).ConfigureAwait(false);
        var job = jobs.Where(job => ItemJobs.Concerns(job, id)).OrderByDescending(job => job.StartTime).FirstOrDefault();
        return job is { IsSucceeded: true, StartTime: { } start } && now - start <= most
            ? ItemChecks.Found(
                PrecheckLevel.Warning,
                "LastBackupFigureStale",
                $"The item tells of a last backup{Moments.Suffix(" of", last)}, but job {job.JobId} backed it up{Moments.Suffix(" on", start)}: the service brings the figure up to date late.",
                "Nothing has to be done: trust the job (Get-BackupJob -Operation Backup).",
                Link)
            : ItemChecks.Found(
                PrecheckLevel.Critical,
                "BackupOverdue",
                $"The last backup is{Moments.Suffix(" of", last)}, which is longer ago than {Age(most)}{(job is null ? string.Empty : $", and the newest job{Moments.Suffix(" of", job.StartTime)} is {job.Status}")}.",
                "See what the jobs say (Get-BackupJob -Operation Backup -Detailed), then make a backup now: Start-OnDemandBackup.",
                Link);
    }

    private async Task<TimeSpan> IntervalOfAsync(ProtectedItem item, CancellationToken cancellationToken)
    {
        var policy = item.PolicyId is { } id
            ? await _policies.GetOrAdd(PolicyId.Parse(id), key => client.Policies.FindAsync(key, cancellationToken)).ConfigureAwait(false)
            : null;
        var schedule = policy?.SchedulePolicy;
        if (Text.Same(schedule?.Frequency, ScheduleFrequency.Weekly))
        {
            return TimeSpan.FromDays(7);
        }

        return TimeSpan.FromDays(1);
    }

    private async Task<List<BackupJob>> ListAsync(VaultId vault, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var jobs = new List<BackupJob>();
        var filter = new JobFilter { Operation = JobOperation.Backup, From = from, ManagementType = BackupManagementType.AzureIaasVM };
        await foreach (var job in client.Jobs.ListAsync(vault, filter, cancellationToken).ConfigureAwait(false))
        {
            jobs.Add(job);
        }

        return jobs;
    }

    private static string Age(TimeSpan age) => age.TotalHours < 48 ? $"{age.TotalHours:0.#} hours" : $"{age.TotalDays:0.#} days";
}
