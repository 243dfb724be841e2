using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Looks at all that a vault holds, all at once. What the account may not see is noted, not fatal.</summary>
internal sealed class VaultInspection(BackupClient client)
{
    private readonly ConcurrentQueue<string> _unseen = new();

    /// <summary>Looks.</summary>
    /// <returns>Null where there is no such vault, or it is just going.</returns>
    public async Task<VaultContent?> LookAsync(VaultId id, CancellationToken cancellationToken)
    {
        if (await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } vault)
        {
            return null;
        }

        try
        {
            return await LookAsync(id, vault, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException gone) when (gone.Status == 404 && string.Equals(gone.Code, "ResourceNotFound", StringComparison.OrdinalIgnoreCase))
        {
            // A vault can be found for a while after its deletion; what was in it cannot.
            return null;
        }
    }

    private async Task<VaultContent> LookAsync(VaultId id, Vault vault, CancellationToken cancellationToken)
    {
        var config = client.Vaults.GetConfigAsync(id, cancellationToken);
        var items = ListAsync("protected items", client.Protection.ListAsync(id, null, cancellationToken));
        var servers = ContainersAsync(id, "servers with the MARS agent", BackupManagementType.MAB, cancellationToken);
        var accounts = ContainersAsync(id, "storage accounts", BackupManagementType.AzureStorage, cancellationToken);
        var machines = ContainersAsync(id, "machines with databases", BackupManagementType.AzureWorkload, cancellationToken);
        var engines = ListAsync("backup servers", client.BackupEngines.ListAsync(id, cancellationToken));
        var guards = ListAsync("resource guards", client.ResourceGuards.ListAsync(id, cancellationToken));
        var replicated = ListAsync("Site Recovery", client.VaultUsages.ReplicationAsync(id, cancellationToken));
        await Task.WhenAll(config, items, servers, accounts, machines, engines, guards, replicated).ConfigureAwait(false);

        var usages = await replicated.ConfigureAwait(false);
        var content = new VaultContent
        {
            Id = id,
            Vault = vault,
            Config = await config.ConfigureAwait(false),
            Now = client.Arm.Clock.UtcNow,
            Items = await items.ConfigureAwait(false),
            Servers = await servers.ConfigureAwait(false),
            Containers = [.. await accounts.ConfigureAwait(false), .. await machines.ConfigureAwait(false)],
            Engines = await engines.ConfigureAwait(false),
            Guards = await guards.ConfigureAwait(false),
            Replicated = (usages.Sum(static usage => usage.ProtectedItemCount), usages.Sum(static usage => usage.RegisteredServersCount)),
        };
        if (content.IsImmutabilityLocked)
        {
            content = content with { LastExpiry = await LastExpiryAsync(content.ActiveItems, content.Now, cancellationToken).ConfigureAwait(false) };
        }

        return content with { Unseen = [.. _unseen] };
    }

    private async Task<IReadOnlyDictionary<string, DateTimeOffset?>> LastExpiryAsync(IEnumerable<ProtectedItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, DateTimeOffset?>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            var points = await ListAsync("recovery points", client.RecoveryPoints.ListAsync(ProtectedItemId.Parse(item.Id), cancellationToken: cancellationToken)).ConfigureAwait(false);

            // Of a suspended item the last point stays although it has expired; it keeps nobody from deleting the item.
            if (points.Any(point => !item.IsSuspended || point.ExpiryTime is not { } expiry || expiry > now))
            {
                last[item.Id] = item.IsStopped && !item.IsSuspended || points.Any(static point => point.ExpiryTime is null) ? null : points.Max(static point => point.ExpiryTime);
            }
        }

        return last;
    }

    private Task<IReadOnlyList<BackupContainer>> ContainersAsync(VaultId id, string what, string type, CancellationToken cancellationToken) =>
        ListAsync(what, client.Containers.ListAsync(id, type, cancellationToken: cancellationToken));

    private Task<IReadOnlyList<T>> ListAsync<T>(string what, IAsyncEnumerable<T> all) => SeenAsync<IReadOnlyList<T>>(
        what,
        async () =>
        {
            var list = new List<T>();
            await foreach (var one in all.ConfigureAwait(false))
            {
                list.Add(one);
            }

            return list;
        },
        []);

    private async Task<T> SeenAsync<T>(string what, Func<Task<T>> look, T nothing)
    {
        try
        {
            return await look().ConfigureAwait(false);
        }
        catch (ArmException refused) when (refused.Status == 403)
        {
            _unseen.Enqueue(what);
            return nothing;
        }
    }
}
