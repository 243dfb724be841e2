using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Removes a policy that no item follows.</summary>
[Cmdlet(VerbsCommon.Remove, "BackupPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PolicyRemoval))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/delete")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
public sealed class RemoveBackupPolicyCommand : PolicyCmdlet
{
    /// <summary>The policy: a name, an ARM id or an object of Get-BackupPolicy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyId", "PolicyName", "Id", "Name")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef Policy { get; set; } = new(string.Empty);

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = await ResolveAsync(Policy, cancellationToken).ConfigureAwait(false);
        if (await new PolicyLifecycle(Client).RemoveAsync(id, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is { } removal)
        {
            await pipeline.WriteObjectAsync(removal).ConfigureAwait(false);
        }
    }
}
