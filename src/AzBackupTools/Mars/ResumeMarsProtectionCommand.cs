using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Takes the backups of this server up again after Stop-MarsProtection -RetainData, with another schedule or retention if one is given.</summary>
[Cmdlet(VerbsLifecycle.Resume, "MarsProtection", SupportsShouldProcess = true)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class ResumeMarsProtectionCommand : MarsPolicyCmdlet
{
    /// <summary>The volumes, folders and files to back up from now on, all of them. Left out, those of before.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[]? Item { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        CheckWorkload(Item);
        var policy = await PolicyAsync(Workload, cancellationToken).ConfigureAwait(false);
        var changed = Change().Apply(policy with { State = MarsPolicyState.Valid });
        var after = MarsSelection.Replace(changed, Item is null ? policy.Items : MarsSelection.Normalized(Item));
        var difference = MarsPolicyDifference.Describe(policy, after.Policy);
        var verb = $"Take up backups of {MarsPolicyDifference.NameOf(Workload)} again, and keep them by the retention of the policy{(difference.Length == 0 ? string.Empty : $": {difference}")}";
        await ChangeAsync(policy, after, verb, pipeline, cancellationToken).ConfigureAwait(false);
    }
}
