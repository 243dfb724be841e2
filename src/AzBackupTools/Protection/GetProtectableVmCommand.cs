using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets the virtual machines that a vault could protect and no vault protects yet.</summary>
[Cmdlet(VerbsCommon.Get, "ProtectableVm")]
[OutputType(typeof(ProtectableVm))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectableItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/refreshContainers/action")]
public sealed class GetProtectableVmCommand : VaultListCmdlet
{
    /// <summary>Only machines of this name; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [Alias("VmName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VmNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Has the vault look for new machines first, which takes about a minute.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        if (Refresh)
        {
            await new Discovery(Client).RunAsync(vault, 0, cancellationToken).ConfigureAwait(false);
        }

        var pattern = NamePattern.Of(Name);
        await pipeline.WriteNamedAsync(
            Client.Discovery.ListProtectableVmsAsync(vault, cancellationToken),
            pattern,
            vm => pattern.Matches(vm.VmName),
            vm => Task.FromResult<object>(vm),
            () => new BackupException(
                ErrorIds.VmNotFound,
                $"Vault '{vault.Name}' sees no unprotected virtual machine '{Name}'.",
                Refresh
                    ? "It may be protected already, be in another region or subscription, or not exist."
                    : "A new machine is seen after discovery: add -Refresh. It may also be protected already, or be in another region.",
                Name),
            cancellationToken).ConfigureAwait(false);
    }
}
