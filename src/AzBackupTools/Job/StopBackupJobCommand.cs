using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Cancels jobs that run, and says why where one cannot be cancelled.</summary>
[Cmdlet(VerbsLifecycle.Stop, "BackupJob", SupportsShouldProcess = true)]
[OutputType(typeof(JobCancellationResult))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/cancel/action")]
public sealed class StopBackupJobCommand : SideBySideCmdlet<(JobRef Job, VaultRef? Vault)>
{
    /// <summary>The jobs: each an object of Get-BackupJob, its GUID, its ARM id, or an object of ours that names one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ValidateNotNullOrEmpty]
    public JobRef[] Job { get; set; } = [];

    /// <summary>Returns as soon as the service has accepted the request.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override IEnumerable<(JobRef Job, VaultRef? Vault)> TakeInput() => Job.Select(job => (job, Vault)).ToList();

    private protected override async Task WorkAsync((JobRef Job, VaultRef? Vault) work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = await ResolveJobAsync(work.Job, work.Vault, false, cancellationToken).ConfigureAwait(false);
        if (await new JobCancellation(Client).CancelAsync(id, NoWait, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result).ConfigureAwait(false);
        }
    }
}
