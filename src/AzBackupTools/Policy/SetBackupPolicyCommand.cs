using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Changes a policy for virtual machines, and with it the items that follow it. What is not given stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "BackupPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(BackupPolicy))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
public sealed class SetBackupPolicyCommand : PolicyParametersCmdlet
{
    /// <summary>The policy: a name, an ARM id or an object of Get-BackupPolicy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyId", "PolicyName", "Id", "Name")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef Policy { get; set; } = new(string.Empty);

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var change = Change();
        var id = await ResolveAsync(Policy, cancellationToken).ConfigureAwait(false);
        if (await new PolicyLifecycle(Client)
            .ChangeAsync(id, change, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(Output(result)).ConfigureAwait(false);
        }
    }
}
