using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Waits until jobs have ended, many at once. A job that failed is an error with its reason; so is time that runs out.</summary>
[Cmdlet(VerbsLifecycle.Wait, "BackupJob", DefaultParameterSetName = JobSet)]
[OutputType(typeof(BackupJob))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupOperations/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupOperationResults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/operationsStatus/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/operationResults/read")]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrJobs/action", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrJob/action", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrOperationsStatus/read", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrOperationResults/read", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.Resources/subscriptions/locations/read", On = nameof(SecondaryRegion))]
public sealed class WaitBackupJobCommand : VaultCmdlet
{
    private const string JobSet = "Job";
    private const string OperationSet = "Operation";

    private readonly List<JobId> _jobs = [];
    private readonly List<(string Token, VaultRef? Vault)> _operations = [];

    /// <summary>The jobs: each an object of Get-BackupJob, its GUID, its ARM id, or an object of ours that names one.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = JobSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ValidateNotNullOrEmpty]
    public JobRef[] Job { get; set; } = [];

    /// <summary>What a cmdlet with -NoWait gave back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OperationSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? OperationToken { get; set; }

    /// <summary>The jobs run in the secondary region of the vault. Objects of ours say so by themselves.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("UseSecondaryRegion", "IsSecondaryRegion")]
    public SwitchParameter SecondaryRegion { get; set; }

    /// <summary>How long to wait at most; without it, as long as it takes. Time that runs out is an error, and the jobs go on.</summary>
    [Parameter]
    public TimeSpan? Timeout { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (OperationToken is not null && ParameterSetName == OperationSet)
        {
            _operations.Add((OperationToken, Vault));
            return;
        }

        foreach (var job in Job)
        {
            _jobs.Add(await ResolveJobAsync(job, Vault, SecondaryRegion, cancellationToken).ConfigureAwait(false));
        }
    }

    private protected override async Task EndProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var started = await Task.WhenAll(_operations.Select(operation => JobOfAsync(operation.Token, operation.Vault, cancellationToken))).ConfigureAwait(false);
        var jobs = _jobs.Concat(started.OfType<JobId>()).Distinct().ToList();
        if (jobs.Count == 0)
        {
            return;
        }

        TellRun(0, jobs.Count);

        var over = new List<Task>();
        try
        {
            await new JobFollowing(Client).WaitAsync(
                jobs,
                Timeout,
                job => Note(WriteAsync(job, pipeline)),
                missing => Note(pipeline.WriteErrorAsync(DescribeFailure(missing).ErrorRecord)),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(over).ConfigureAwait(false);
        }

        void Note(Task writing)
        {
            over.Add(writing);
            TellRun(over.Count, jobs.Count);
        }
    }

    /// <summary>Writes a job as soon as it has ended: what comes after in the pipeline need not wait for the others.</summary>
    private async Task WriteAsync(BackupJob job, IPipeline pipeline)
    {
        await pipeline.WriteObjectAsync(job).ConfigureAwait(false);
        if (JobFailures.Of(job) is { } failure)
        {
            await pipeline.WriteErrorAsync(DescribeFailure(failure).ErrorRecord).ConfigureAwait(false);
        }
    }

    /// <summary>Tells how many of many jobs are over; one job has a bar of its own.</summary>
    private void TellRun(int over, int all)
    {
        if (all > 1)
        {
            Pump.OverallProgress(new ActivityProgress
            {
                Activity = "Waiting for jobs",
                Status = $"{over} of {all}",
                PercentComplete = over * 100 / all,
                Completed = over == all,
            });
        }
    }

    /// <summary>The job that an accepted operation started; null where it needed none.</summary>
    private async Task<JobId?> JobOfAsync(string token, VaultRef? vault, CancellationToken cancellationToken)
    {
        var operation = LongRunningOperation.FromToken(token);
        var ended = await Client.Arm.WaitAsync(operation, null, cancellationToken).ConfigureAwait(false);
        return ended.JobId is { } name ? new JobId(await ResolveVaultAsync(vault, cancellationToken).ConfigureAwait(false), name, SecondaryRegions.Of(ended)) : null;
    }
}
