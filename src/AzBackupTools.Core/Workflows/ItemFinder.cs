using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Finds the protected item that a user means, and reads it.</summary>
public sealed class ItemFinder(BackupClient client)
{
    /// <summary>Finds the item.</summary>
    /// <param name="nameOrId">The name of a virtual machine, its ARM id, or that of the item.</param>
    /// <param name="vmResourceGroup">The machine's group, or null where it is not given.</param>
    /// <param name="resolveVault">Says which vault is meant; asked only where the id does not say it.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="BackupException">The vault protects no such item, or two of the name.</exception>
    public async Task<ProtectedItem> FindAsync(
        string nameOrId,
        string? vmResourceGroup,
        Func<CancellationToken, Task<VaultId>> resolveVault,
        CancellationToken cancellationToken)
    {
        if (ProtectedItemId.TryParse(nameOrId, out var itemId))
        {
            return await ReadAsync(itemId, nameOrId, cancellationToken).ConfigureAwait(false);
        }

        var isId = nameOrId.StartsWith("/", StringComparison.Ordinal);
        var vmId = isId ? VmId.Parse(nameOrId) : null;
        if (!isId)
        {
            Names.RequireSegment(nameOrId, "Item");
        }

        var vault = await resolveVault(cancellationToken).ConfigureAwait(false);
        vmId ??= string.IsNullOrEmpty(vmResourceGroup) ? null : new VmId(vault.SubscriptionId, vmResourceGroup!, nameOrId);
        return vmId is null
            ? await SearchAsync(vault, nameOrId, cancellationToken).ConfigureAwait(false)
            : await ReadAsync(ProtectedItemId.ForVm(vault, vmId), vmId.Name, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ProtectedItem> ReadAsync(ProtectedItemId id, string name, CancellationToken cancellationToken)
    {
        return await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id.Vault, name);
    }

    private async Task<ProtectedItem> SearchAsync(VaultId vault, string name, CancellationToken cancellationToken)
    {
        var found = new List<ProtectedItem>();
        var filter = new ProtectedItemFilter { ManagementType = BackupManagementType.AzureIaasVM, FriendlyName = name };
        await foreach (var item in client.Protection.ListAsync(vault, filter, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(item.FriendlyName, name, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(item);
            }
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(vault, name),
            _ => throw new BackupException(
                ErrorIds.ItemAmbiguous,
                $"Vault '{vault.Name}' protects {found.Count} virtual machines '{name}', of the groups {string.Join(" and ", found.Select(item => item.VmResourceGroupName))}.",
                "Say which one is meant with -VmResourceGroupName, or give the item's Id.",
                name),
        };
    }

    private static BackupException NotFound(VaultId vault, string name) =>
        new(
            ErrorIds.ItemNotFound,
            $"Vault '{vault.Name}' protects no item '{name}'.",
            $"See what it protects with Get-ProtectedItem -Vault {vault.Name}, or protect it with Enable-VmProtection.",
            name);
}
