using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Ends the backups of this server: with what is there kept, or deleted.</summary>
[Cmdlet(VerbsLifecycle.Stop, "MarsProtection", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = RetainSet)]
[OutputType(typeof(MarsPolicyResult), typeof(MarsRemovalResult))]
public sealed class StopMarsProtectionCommand : MarsCmdlet
{
    private const string RetainSet = "RetainData";
    private const string RemoveSet = "RemoveData";

    /// <summary>Pauses the schedule and keeps what is there, until it is resumed.</summary>
    [Parameter(ParameterSetName = RetainSet)]
    public SwitchParameter RetainData { get; set; }

    /// <summary>Deletes the policy and its backups.</summary>
    [Parameter(ParameterSetName = RemoveSet)]
    public SwitchParameter RemoveData { get; set; }

    /// <summary>The security PIN of the vault, as New-RsSecurityPin gives it; valid for five minutes.</summary>
    [Parameter(ParameterSetName = RemoveSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Pin")]
    [ValidateNotNull]
    public SecureString? SecurityPin { get; set; }

    /// <summary>Of the system state, in place of files and folders.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (!RetainData && !RemoveData)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                "It is not said what becomes of the backups that are there.",
                "Give -RetainData, which stops backups and keeps what is there until Resume-MarsProtection, or -RemoveData, which deletes the policy and all its backups.")
            {
                ConcernsAllInput = true,
            };
        }

        var workload = SystemState ? MarsWorkload.SystemState : MarsWorkload.FilesAndFolders;
        var policy = await PolicyAsync(workload, cancellationToken).ConfigureAwait(false);
        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        var what = string.Join(", ", policy.Volumes);
        if (RemoveData)
        {
            // With the policy go also the backups of volumes that were taken out of it.
            var points = await Agent.GetRecoveryPointsAsync(null, cancellationToken).ConfigureAwait(false);
            var sources = points.Where(point => point.Workload == workload).Select(static point => point.Source).Union(policy.Volumes).OrderBy(static source => source, StringComparer.Ordinal).ToArray();
            var action = $"Stop backups of {what} and delete all backups, recovery points of {string.Join(", ", sources)}. Where the vault has soft delete they can be had back for 14 days or longer, by protecting again.";
            if (await pipeline.ShouldProcessAsync(server, action).ConfigureAwait(false))
            {
                var removal = await Agent.RemovePolicyAsync(workload, SecurityPin, cancellationToken).ConfigureAwait(false);
                await pipeline.WriteObjectAsync(new MarsRemovalResult { Workload = workload, Sources = sources, RecoverableUntil = removal.RecoverableUntil }).ConfigureAwait(false);
            }

            return;
        }

        if (policy.State == MarsPolicyState.Paused)
        {
            await pipeline.WriteObjectAsync(new MarsPolicyResult(policy, MarsPolicyOutcome.Unchanged, [])).ConfigureAwait(false);
        }
        else if (await pipeline.ShouldProcessAsync(server, $"Stop backups of {what} and keep those that are there").ConfigureAwait(false))
        {
            var paused = policy with { State = MarsPolicyState.Paused };
            await Agent.SetPolicyAsync(paused, cancellationToken).ConfigureAwait(false);
            await pipeline.WriteObjectAsync(new MarsPolicyResult(paused, MarsPolicyOutcome.Paused, [])).ConfigureAwait(false);
        }
    }
}
