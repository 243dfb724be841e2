using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Vault;

/// <summary>Removes an empty vault.</summary>
[Cmdlet(VerbsCommon.Remove, "RsVault", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VaultRemoval))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/delete")]
public sealed class RemoveRsVaultCommand : BackupCmdlet
{
    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName", "Id", "Name")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public VaultRef Vault { get; set; } = new(string.Empty);

    /// <summary>The vault's resource group. It may be left out when one vault of the name exists in the subscription.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        VaultId id;
        try
        {
            id = await new VaultFinder(Client)
                .FindAsync(Vault.NameOrId, ResourceGroupName, Session.Context.SubscriptionId, null, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (BackupException exception) when (exception.ErrorId == ErrorIds.VaultNotFound)
        {
            pipeline.Verbose(exception.Message);
            await pipeline.WriteObjectAsync(new VaultRemoval { Name = Vault.NameOrId, Outcome = VaultOutcome.AlreadyAbsent }).ConfigureAwait(false);
            return;
        }

        if (await new VaultLifecycle(Client).RemoveAsync(id, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is { } outcome)
        {
            await pipeline.WriteObjectAsync(VaultRemoval.Of(id, outcome)).ConfigureAwait(false);
        }
    }
}
