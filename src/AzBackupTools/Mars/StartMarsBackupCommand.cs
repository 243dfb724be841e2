using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Mars;

/// <summary>Backs up this server now, by its policy, and follows the backup to its end.</summary>
[Cmdlet(VerbsLifecycle.Start, "MarsBackup", SupportsShouldProcess = true)]
[OutputType(typeof(MarsJob))]
public sealed class StartMarsBackupCommand : MarsCmdlet
{
    /// <summary>The system state, in place of files and folders.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    /// <summary>Returns while the backup still runs; Get-MarsJob shows how far it has come.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var workload = SystemState ? MarsWorkload.SystemState : MarsWorkload.FilesAndFolders;
        var policy = await PolicyAsync(workload, cancellationToken).ConfigureAwait(false);
        if (policy.State == MarsPolicyState.Paused)
        {
            throw new BackupException(ErrorIds.ProtectionStopped, "Backups of this server are stopped.", "Take them up again with Resume-MarsProtection.") { ConcernsAllInput = true };
        }

        // https://learn.microsoft.com/azure/backup/backup-windows-with-mars-agent#set-up-on-demand-backup-policy-retention-behavior
        var kept = policy.Schedule.IsDaily
            ? $"The backup is kept as a daily one, for {policy.Retention.KeepDaily} days."
            : "Under a weekly schedule a backup in between is deleted the next day, unless the scheduled one failed.";
        if (!policy.Schedule.IsDaily)
        {
            pipeline.Warning(kept);
        }

        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        if (!await pipeline.ShouldProcessAsync(server, $"Back up {string.Join(", ", policy.Volumes)}. {kept}").ConfigureAwait(false))
        {
            return;
        }

        var job = await Agent.StartBackupAsync(workload, NoWait, pipeline, cancellationToken).ConfigureAwait(false);
        await WriteAsync(job, pipeline).ConfigureAwait(false);
    }
}
