using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Reads of vaults what a list does not tell.</summary>
public sealed class VaultDetails(BackupClient client)
{
    /// <summary>A vault with what stands beside it: whether its redundancy is fixed, its guard, the state of its encryption. Two to four requests.</summary>
    /// <returns>Null where the vault is gone meanwhile.</returns>
    public async Task<Vault?> ReadAsync(VaultId id, CancellationToken cancellationToken)
    {
        if (await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } vault)
        {
            return null;
        }

        var storage = await client.Vaults.GetStorageAsync(id, cancellationToken).ConfigureAwait(false);
        return vault with
        {
            IsRedundancyLocked = storage.IsLocked,
            ResourceGuardId = Text.Same(vault.MultiUserAuthorization, "Enabled") ? await GuardAsync(id, cancellationToken).ConfigureAwait(false) : null,
            EncryptionStatus = vault.Encryption is null ? null : await client.Vaults.GetEncryptionAsync(id, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>How much a vault holds. Two requests.</summary>
    public async Task<VaultUsage> UsageAsync(VaultId id, CancellationToken cancellationToken) => new()
    {
        VaultName = id.Name,
        ResourceGroupName = id.ResourceGroupName,
        VaultId = id.ToString(),
        ItemsByType = await AllAsync(client.VaultUsages.ItemsAsync(id, cancellationToken)).ConfigureAwait(false),
        Counts = await AllAsync(client.VaultUsages.ListAsync(id, cancellationToken)).ConfigureAwait(false),
    };

    private static async Task<IReadOnlyList<UsageCount>> AllAsync(IAsyncEnumerable<UsageCount> counts)
    {
        var all = new List<UsageCount>();
        await foreach (var count in counts.ConfigureAwait(false))
        {
            all.Add(count);
        }

        return all;
    }

    private async Task<string?> GuardAsync(VaultId id, CancellationToken cancellationToken)
    {
        await foreach (var guard in client.ResourceGuards.ListAsync(id, cancellationToken).ConfigureAwait(false))
        {
            return guard.ResourceGuardId;
        }

        return null;
    }
}
