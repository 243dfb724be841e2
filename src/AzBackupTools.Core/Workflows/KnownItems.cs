using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// What a vault holds, at the price of one request for one item and of one listing for a whole run of many: the first item is asked
/// for by itself, from the second on the vault's items are listed once and shared. Safe for any number of threads.
/// </summary>
public sealed class KnownItems(BackupClient client)
{
    private readonly object _gate = new();
    private readonly Dictionary<VaultId, Task<Dictionary<ProtectedItemId, ProtectedItem>>> _listings = [];
    private readonly HashSet<VaultId> _vaultsSeen = [];
    private readonly HashSet<ProtectedItemId> _itemsSeen = [];

    /// <summary>The item, or null where the vault does not have it.</summary>
    /// <remarks>An item that is asked for again is read anew: the caller may have changed it since.</remarks>
    /// <exception cref="ArmException">The service refuses to tell.</exception>
    public async Task<ProtectedItem?> FindAsync(ProtectedItemId id, CancellationToken cancellationToken)
    {
        if (ListingFor(id, cancellationToken) is not { } listing)
        {
            return await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false);
        }

        var known = await listing.ConfigureAwait(false);
        return known.TryGetValue(id, out var item) ? item : null;
    }

    private Task<Dictionary<ProtectedItemId, ProtectedItem>>? ListingFor(ProtectedItemId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_itemsSeen.Add(id) || _vaultsSeen.Add(id.Vault))
            {
                return null;
            }

            if (!_listings.TryGetValue(id.Vault, out var listing))
            {
                listing = ListAsync(id.Vault, cancellationToken);
                _listings.Add(id.Vault, listing);
            }

            return listing;
        }
    }

    private async Task<Dictionary<ProtectedItemId, ProtectedItem>> ListAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var items = new Dictionary<ProtectedItemId, ProtectedItem>();
        await foreach (var item in client.Protection.ListAsync(vault, ProtectedItemFilter.Vms, cancellationToken).ConfigureAwait(false))
        {
            if (ProtectedItemId.TryParse(item.Id, out var id))
            {
                items[id] = item;
            }
        }

        return items;
    }
}
