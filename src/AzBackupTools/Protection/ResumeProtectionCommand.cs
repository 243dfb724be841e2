using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Goes on backing up items whose protection was stopped.</summary>
[Cmdlet(VerbsLifecycle.Resume, "Protection", SupportsShouldProcess = true)]
[OutputType(typeof(ProtectionResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class ResumeProtectionCommand : ItemCmdlet
{
    /// <summary>The policy to go on with: a name, an ARM id or an object of Get-BackupPolicy.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("PolicyName", "PolicyId")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef Policy { get; set; } = new(string.Empty);

    /// <summary>Returns as soon as the service has accepted the change; Wait-BackupJob goes on with the result.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override string RunActivity => "Resuming protection";

    private protected override async Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = Policy.In(ProtectedItemId.Parse(item.Id).Vault);
        if (await new ItemProtection(Client)
            .ResumeAsync(item, policy, NoWait, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }
}
