using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets what is registered with a vault: virtual machines, servers, backup servers, storage accounts, machines with databases.</summary>
[Cmdlet(VerbsCommon.Get, "BackupContainer")]
[OutputType(typeof(BackupContainer), typeof(BackupEngine))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectionContainers/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupEngines/read")]
public sealed class GetBackupContainerCommand : VaultListCmdlet
{
    private const string BackupServer = "BackupServer";

    private static readonly Dictionary<string, string> Kinds = new(System.StringComparer.OrdinalIgnoreCase)
    {
        ["AzureVM"] = BackupManagementType.AzureIaasVM,
        ["MarsServer"] = BackupManagementType.MAB,
        ["StorageAccount"] = BackupManagementType.AzureStorage,
        ["DatabaseVM"] = BackupManagementType.AzureWorkload,
    };

    /// <summary>Only containers of this name, which is the machine's, account's or server's; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Only these kinds: AzureVM, MarsServer, BackupServer (System Center DPM and Azure Backup Server), StorageAccount, DatabaseVM. Left out, all of them.</summary>
    [Parameter]
    [Alias("ContainerType")]
    [ValidateSet("AzureVM", "MarsServer", BackupServer, "StorageAccount", "DatabaseVM")]
    public string[]? Type { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var pattern = NamePattern.Of(Name);
        await pipeline.WriteNamedAsync(
            AllAsync(vault, cancellationToken),
            pattern,
            one => pattern.Matches(one is BackupEngine engine ? engine.FriendlyName : ((BackupContainer)one).FriendlyName),
            one => Task.FromResult(one),
            () => new BackupException(
                ErrorIds.ItemNotFound,
                $"Nothing of the name '{Name}' is registered with vault '{vault.Name}'.",
                $"Get-BackupContainer -Vault {vault.Name} shows what is.",
                Name),
            cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<object> AllAsync(VaultId vault, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Type is null ? ContainerRemoval.Kinds : Type.Where(Kinds.ContainsKey).Select(type => Kinds[type]))
        {
            await foreach (var container in Client.Containers.ListAsync(vault, kind, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                yield return container;
            }
        }

        if (Type is null || Type.Contains(BackupServer, System.StringComparer.OrdinalIgnoreCase))
        {
            await foreach (var engine in Client.BackupEngines.ListAsync(vault, cancellationToken).ConfigureAwait(false))
            {
                yield return engine;
            }
        }
    }
}
