using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Finds the protected item that a user means, and reads it. A name is that of a virtual machine wherever the vault protects one of it; else
/// that of an item of another kind.
/// </summary>
public sealed class ItemFinder(BackupClient client)
{
    /// <summary>Finds the item.</summary>
    /// <param name="nameOrId">The name of a virtual machine or another item, the ARM id of the machine, or that of the item.</param>
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

        if (ContainerId.TryParse(nameOrId, out var container))
        {
            throw OfContainer(container, nameOrId);
        }

        var isId = nameOrId.StartsWith("/", StringComparison.Ordinal);
        var vmId = isId ? VmId.Parse(nameOrId) : null;
        var isPath = IsWindowsPath(nameOrId);
        if (!isId && !isPath)
        {
            Names.RequireSegment(nameOrId, "Item");
        }

        var vault = await resolveVault(cancellationToken).ConfigureAwait(false);
        if (isPath)
        {
            return await SearchOthersAsync(vault, nameOrId, cancellationToken).ConfigureAwait(false);
        }

        vmId ??= string.IsNullOrEmpty(vmResourceGroup) ? null : new VmId(vault.SubscriptionId, vmResourceGroup!, nameOrId);
        return vmId is null
            ? await SearchAsync(vault, nameOrId, cancellationToken).ConfigureAwait(false)
            : await ReadAsync(ProtectedItemId.ForVm(vault, vmId), vmId.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether it is what an agent backs up, as it names it: a volume "C:\", or a folder. No machine is called so.</summary>
    private static bool IsWindowsPath(string name) => name.Length > 2 && char.IsLetter(name[0]) && name[1] == ':' && name[2] == '\\';

    private async Task<ProtectedItem> ReadAsync(ProtectedItemId id, string name, CancellationToken cancellationToken)
    {
        return await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id.Vault, name);
    }

    private async Task<ProtectedItem> SearchAsync(VaultId vault, string name, CancellationToken cancellationToken)
    {
        var filter = new ProtectedItemFilter { ManagementType = BackupManagementType.AzureIaasVM, FriendlyName = name };
        var found = await NamedAsync(client.Protection.ListAsync(vault, filter, cancellationToken), name).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0],
            0 => await SearchOthersAsync(vault, name, cancellationToken).ConfigureAwait(false),
            _ => throw new BackupException(
                ErrorIds.ItemAmbiguous,
                $"Vault '{vault.Name}' protects {found.Count} virtual machines '{name}', of the groups {string.Join(" and ", found.Select(item => item.VmResourceGroupName))}.",
                "Say which one is meant with -VmResourceGroupName, or give the item's Id.",
                name),
        };
    }

    /// <summary>
    /// Looks at everything that the vault holds: of other kinds than machines, the service is not known to find items by their name
    /// (https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/recoveryservices/backup_protected_file_share_resource.go).
    /// </summary>
    private async Task<ProtectedItem> SearchOthersAsync(VaultId vault, string name, CancellationToken cancellationToken)
    {
        var found = await NamedAsync(client.Protection.ListAsync(vault, null, cancellationToken), name).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(vault, name),
            _ => throw new BackupException(
                ErrorIds.ItemAmbiguous,
                $"Vault '{vault.Name}' holds {found.Count} items '{name}', of {Names.Some([.. found.Select(item => item.Source ?? item.ContainerFullName ?? item.Name)])}.",
                $"Say which one is meant by its Id, or pipe it: Get-ProtectedItem '{name}' | Where-Object Source -eq '{found[0].Source}'.",
                name),
        };
    }

    private static async Task<List<ProtectedItem>> NamedAsync(IAsyncEnumerable<ProtectedItem> all, string name)
    {
        var found = new List<ProtectedItem>();
        await foreach (var item in all.ConfigureAwait(false))
        {
            if (string.Equals(item.FriendlyName, name, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(item);
            }
        }

        return found;
    }

    /// <summary>A server piped where an item is meant: which one of its items nobody said.</summary>
    private static BackupException OfContainer(ContainerId container, string target)
    {
        var name = container.Name.Substring(container.Name.LastIndexOf(';') + 1);
        var isServer = container.Name.StartsWith("Windows;", StringComparison.OrdinalIgnoreCase);
        return new BackupException(
            ErrorIds.InvalidArgument,
            $"'{name}' is {(isServer ? "a server" : "a container")}, and an item is asked for.",
            isServer ? $"Give its items: (Get-MarsServer {name}).Items | Get-RecoveryPoint." : $"Get-ProtectedItem -Server {name} shows its items.",
            target);
    }

    private static BackupException NotFound(VaultId vault, string name) =>
        new(
            ErrorIds.ItemNotFound,
            $"Vault '{vault.Name}' protects no item '{name}'.",
            $"See what it protects with Get-ProtectedItem -Vault {vault.Name}, or protect it with Enable-VmProtection.",
            name);
}
