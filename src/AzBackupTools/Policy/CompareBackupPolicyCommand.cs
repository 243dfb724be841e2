using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Shows what two policies have different, of one vault or of two.</summary>
[Cmdlet(VerbsData.Compare, "BackupPolicy")]
[OutputType(typeof(PolicyDifference))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class CompareBackupPolicyCommand : PolicyCmdlet
{
    /// <summary>The policy to compare with: a name, an ARM id or an object of Get-BackupPolicy.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Left")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef ReferencePolicy { get; set; } = new(string.Empty);

    /// <summary>The policy that is compared: a name, an ARM id or an object of Get-BackupPolicy.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("Right")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef DifferencePolicy { get; set; } = new(string.Empty);

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policies = new PolicyLifecycle(Client);
        var left = await policies.FindAsync(await ResolveAsync(ReferencePolicy, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var right = await policies.FindAsync(await ResolveAsync(DifferencePolicy, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        foreach (var difference in PolicyComparison.Compare(left, right))
        {
            await pipeline.WriteObjectAsync(difference).ConfigureAwait(false);
        }
    }
}
