using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Backs up this server now, by its policy, and follows the backup to its end.</summary>
[Cmdlet(VerbsLifecycle.Start, "MarsBackup", SupportsShouldProcess = true, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(MarsJob))]
public sealed class StartMarsBackupCommand : MarsCmdlet
{
    private const string PolicySet = "Policy";
    private const string DaysSet = "RetainDays";
    private const string UntilSet = "RetainUntil";

    /// <summary>The system state, in place of files and folders.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    /// <summary>How many days this backup is kept, whatever the policy says: 1 to 9999.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DaysSet)]
    [ValidateRange(1, 9999)]
    public int RetainDays { get; set; }

    /// <summary>Until when this backup is kept, whatever the policy says. A time without a zone is local.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UntilSet)]
    public DateTimeOffset RetainUntil { get; set; }

    /// <summary>Returns while the backup still runs; Get-MarsJob shows how far it has come.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var workload = SystemState ? MarsWorkload.SystemState : MarsWorkload.FilesAndFolders;
        var policy = await PolicyAsync(workload, cancellationToken).ConfigureAwait(false);
        if (policy.State == MarsPolicyState.Paused)
        {
            throw new BackupException(
                ErrorIds.ProtectionStopped,
                $"Backups of {MarsPolicyDifference.NameOf(workload)} of this server are stopped.",
                $"Take them up again with Resume-MarsProtection{(SystemState ? " -SystemState" : string.Empty)}.")
            {
                ConcernsAllInput = true,
            };
        }

        var info = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var until = Expiry(info);
        var kept = Kept(policy, until);
        if (until is null && !policy.Schedule.IsDaily)
        {
            pipeline.Warning(kept);
        }

        if (await pipeline.ShouldProcessAsync(info.ServerName, $"Back up {string.Join(", ", policy.Volumes)}. {kept}").ConfigureAwait(false))
        {
            var request = new MarsBackupRequest { Workload = workload, RetainUntil = until, NoWait = NoWait };
            await WriteAsync(await Agent.StartBackupAsync(request, pipeline, cancellationToken).ConfigureAwait(false), pipeline).ConfigureAwait(false);
        }
    }

    /// <summary>What is kept for how long: <see href="https://learn.microsoft.com/azure/backup/backup-windows-with-mars-agent#set-up-on-demand-backup-policy-retention-behavior" />.</summary>
    private static string Kept(MarsPolicy policy, DateTimeOffset? until) =>
        until is { } moment ? $"The backup is kept until {moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC."
        : policy.Schedule.IsDaily ? $"The backup is kept as a daily one, for {policy.Retention.KeepDaily} days."
        : "Under a weekly schedule a backup in between is deleted the next day, unless the scheduled one failed.";

    private DateTimeOffset? Expiry(MarsAgentInfo info)
    {
        if (ParameterSetName == PolicySet)
        {
            return null;
        }

        if (MarsAgentVersion.IsBelow(info.AgentVersion, MarsAgentVersion.OwnRetention))
        {
            throw new BackupException(
                ErrorIds.MarsAgentTooOld,
                $"The agent {info.AgentVersion} keeps each backup as its policy says: -{ParameterSetName} needs {MarsAgentVersion.OwnRetention} or later.",
                $"Update the agent, or leave out -{ParameterSetName}.",
                info.ServerName)
            {
                ConcernsAllInput = true,
            };
        }

        var until = ParameterSetName == DaysSet ? Agent.Now.AddDays(RetainDays) : RetainUntil.ToUniversalTime();
        return until > Agent.Now
            ? until
            : throw new BackupException(ErrorIds.InvalidArgument, $"-RetainUntil {until:u} is in the past: it is {Agent.Now:u} now.", "Give a time to come, or a number of days with -RetainDays.")
            {
                ConcernsAllInput = true,
            };
    }
}
