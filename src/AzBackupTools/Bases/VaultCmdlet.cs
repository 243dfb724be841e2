using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;

using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of every cmdlet that works inside a vault. Finding one by its name takes a look at the vaults.</summary>
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
public abstract class VaultCmdlet : BackupCmdlet
{
    private readonly object _gate = new();
    private readonly Dictionary<(string? NameOrId, string? Group), Task<VaultId>> _resolved = new();

    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault. Left out, it is the default of Set-RsContext.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public virtual VaultRef? Vault { get; set; }

    /// <summary>The vault's resource group. It may be left out when one vault of the name exists in the subscription.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    /// <summary>Reads the item that one input means.</summary>
    private protected Task<ProtectedItem> FindItemAsync(ItemRef item, string? vmResourceGroup, VaultRef? vault, CancellationToken cancellationToken) =>
        item.Other is { } other
            ? Task.FromResult(other)
            : new ItemFinder(Client).FindAsync(item.NameOrId, vmResourceGroup, token => ResolveVaultAsync(vault, token), cancellationToken);

    /// <summary>Finds out which job is meant.</summary>
    /// <param name="job">The job, as it was named.</param>
    /// <param name="vault">The vault, where it was given.</param>
    /// <param name="inSecondaryRegion">Whether the job is said to run in the secondary region.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    private protected async Task<JobId> ResolveJobAsync(JobRef job, VaultRef? vault, bool inSecondaryRegion, CancellationToken cancellationToken)
    {
        var id = job.In(job.IsId ? null : await ResolveVaultAsync(vault, cancellationToken).ConfigureAwait(false));
        return inSecondaryRegion && id.SecondaryRegion is null
            ? new JobId(id.Vault, id.Name, await new SecondaryRegions(Client).OfAsync(id.Vault, cancellationToken).ConfigureAwait(false))
            : id;
    }

    /// <summary>Finds out which vault is meant; each one is looked for once in an invocation.</summary>
    private protected Task<VaultId> ResolveVaultAsync(VaultRef? vault, CancellationToken cancellationToken)
    {
        var group = ResourceGroupName;
        var nameOrId = vault?.NameOrId;
        lock (_gate)
        {
            if (!_resolved.TryGetValue((nameOrId, group), out var found))
            {
                found = new VaultFinder(Client).FindAsync(nameOrId, group, Session.Context.SubscriptionId, Session.Context.VaultId, cancellationToken);
                _resolved.Add((nameOrId, group), found);
            }

            return found;
        }
    }
}
