using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Unregisters servers, backup servers, storage accounts and machines with databases from a vault, and says what still stands in the way.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "BackupContainer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ContainerRemovalResult))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectionContainers/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupEngines/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupconfig/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/registeredIdentities/delete")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/delete")]
public sealed class UnregisterBackupContainerCommand : VaultCmdlet
{
    /// <summary>The container: the name of its machine, account or server, its ARM id, or an object of Get-BackupContainer or Get-MarsServer.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [ArgumentCompleter(typeof(ContainerNameCompleter))]
    [ValidateNotNull]
    public ContainerRef Container { get; set; } = new(string.Empty);

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = VaultId.TryParseOwner(Container.NameOrId, out var owner) ? owner : await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        if (await new ContainerRemoval(Client).UnregisterAsync(vault, Container.NameOrId, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result).ConfigureAwait(false);
        }
    }
}
