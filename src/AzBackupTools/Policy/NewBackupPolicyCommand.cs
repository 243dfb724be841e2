using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Creates a policy for virtual machines.</summary>
[Cmdlet(VerbsCommon.New, "BackupPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(BackupPolicy))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/write")]
public sealed class NewBackupPolicyCommand : PolicyParametersCmdlet
{
    /// <summary>The policy's name: 3 to 150 letters, digits, hyphens and underscores, beginning with a letter.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("PolicyName")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var spec = Change().ToNew();
        var id = PolicyLifecycle.IdOf(await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false), Name);
        if (await new PolicyLifecycle(Client)
            .CreateAsync(id, spec, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(Output(result)).ConfigureAwait(false);
        }
    }
}
