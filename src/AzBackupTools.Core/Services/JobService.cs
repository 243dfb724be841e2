using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Jobs of a vault.</summary>
public sealed class JobService
{
    private readonly ArmClient _arm;

    internal JobService(ArmClient arm) => _arm = arm;

    /// <summary>The jobs of a vault, without their steps and properties.</summary>
    /// <exception cref="ArgumentException">The filter begins later than it ends.</exception>
    public IAsyncEnumerable<BackupJob> ListAsync(VaultId vault, JobFilter? filter = null, CancellationToken cancellationToken = default)
    {
        return _arm.ListAsync(Request(vault, filter), ArmJson.Default.BackupJobPage, wire => Read(wire, vault, filter?.SecondaryRegion), cancellationToken);
    }

    /// <summary>A job with its steps and properties, or null where the vault has none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<BackupJob?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        return (await LookAsync(id, cancellationToken).ConfigureAwait(false)).Job;
    }

    /// <summary>The id of a job that was read, which knows the region that it runs in.</summary>
    /// <exception cref="InvalidResourceIdException">The job has no such id.</exception>
    public static JobId IdOf(BackupJob job) => JobId.Parse(job.Id) is var id && job.SecondaryRegionName is { } region ? new JobId(id.Vault, id.Name, region) : id;

    /// <summary>Waits until all of the jobs have ended, well or badly.</summary>
    /// <param name="jobs">The jobs, of any vaults.</param>
    /// <param name="onUpdate">Hears of each job at each look.</param>
    /// <param name="timeout">How long at most; null for no end.</param>
    /// <param name="cancellationToken">Ends the waiting; not the jobs.</param>
    /// <returns>How the jobs ended, in the order of <paramref name="jobs" />, with their steps and properties.</returns>
    /// <exception cref="JobWaitTimeoutException">The time is over and jobs still run.</exception>
    /// <exception cref="ArmException">The service refuses to tell of a job.</exception>
    public Task<IReadOnlyList<BackupJob>> WaitAsync(
        IReadOnlyCollection<JobId> jobs, Action<BackupJob>? onUpdate, TimeSpan? timeout, CancellationToken cancellationToken) =>
        WaitAsync(jobs, new JobWaitOptions { OnUpdate = onUpdate, Timeout = timeout }, cancellationToken);

    /// <summary>Waits until all of the jobs have ended, well or badly.</summary>
    /// <inheritdoc cref="WaitAsync(IReadOnlyCollection{JobId}, Action{BackupJob}?, TimeSpan?, CancellationToken)" />
    /// <param name="jobs">The jobs, of any vaults.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="cancellationToken">Ends the waiting; not the jobs.</param>
    public Task<IReadOnlyList<BackupJob>> WaitAsync(
        IReadOnlyCollection<JobId> jobs, JobWaitOptions options, CancellationToken cancellationToken) =>
        new JobWaiter(this, _arm.Clock, options).WaitAsync(jobs, cancellationToken);

    /// <summary>Cancels a job. A backup can only be cancelled while it takes its snapshot.</summary>
    /// <exception cref="ArmException">The job cannot be cancelled, or not any more.</exception>
    public Task<LongRunningOperation> StartCancelAsync(JobId id, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Post(id.ToPath() + "/cancel", ApiVersions.Backup), cancellationToken);

    /// <summary>A vault's jobs by pages, each with how long the service asks to wait before the next look.</summary>
    internal async IAsyncEnumerable<(IReadOnlyList<BackupJob> Jobs, TimeSpan? RetryAfter)> ListPagesAsync(
        VaultId vault, JobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in _arm.ListPagesAsync(Request(vault, filter), ArmJson.Default.BackupJobPage, cancellationToken).ConfigureAwait(false))
        {
            yield return (WireList.Read(page.Value!, wire => Read(wire, vault, filter.SecondaryRegion)), page.RetryAfter);
        }
    }

    /// <summary>A job or null, with how long the service asks to wait before the next look.</summary>
    internal async Task<(BackupJob? Job, TimeSpan? RetryAfter)> LookAsync(JobId id, CancellationToken cancellationToken)
    {
        var request = id.SecondaryRegion is { } region ? Secondary(id.Vault, region, "backupCrrJob", id.Name) : ArmRequest.Get(id.ToPath(), ApiVersions.Backup);
        var (wire, retryAfter) = await _arm.FindWithWaitAsync(request, ArmJson.Default.BackupJob, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return (wire is null ? null : Read(wire, id.Vault, id.SecondaryRegion), retryAfter);
    }

    private ArmRequest Request(VaultId vault, JobFilter? filter) => (filter?.SecondaryRegion is { } region
        ? Secondary(vault, region, "backupCrrJobs", null)
        : ArmRequest.Get(vault.ToPath() + "/backupJobs", ApiVersions.Backup)).WithFilter(filter?.ToFilter(_arm.Clock.UtcNow));

    /// <summary>The paired region is asked with a POST whose body names the vault.</summary>
    private static ArmRequest Secondary(VaultId vault, string region, string what, string? job) => ArmRequest.Post(
        $"{ArmPath.Subscription(vault.SubscriptionId)}/providers/Microsoft.RecoveryServices/locations/{ArmPath.Location(region)}/{what}",
        ApiVersions.BackupSecondary,
        new SecondaryJobsRequest { ResourceId = vault.ToString(), JobName = job },
        ArmJson.Default.SecondaryJobsRequest);

    private static BackupJob Read(ArmResource<BackupJobPropertiesWire> wire, VaultId vault, string? region)
    {
        var job = BackupJobReader.Read(wire);
        return region is null ? job : job with { Id = new JobId(vault, job.Name).ToString(), SecondaryRegionName = region };
    }
}
