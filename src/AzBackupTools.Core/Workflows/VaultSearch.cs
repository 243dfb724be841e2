using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Lists the vaults of one or many subscriptions.</summary>
public sealed class VaultSearch(BackupClient client)
{
    /// <summary>The ids of subscriptions that somebody names; a name costs one request, an id none.</summary>
    /// <param name="namesOrIds">Names or ids, or null for all that the account sees.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="BackupException">The account sees no such subscription: SubscriptionNotFound.</exception>
    public async Task<IReadOnlyList<string>> SubscriptionsAsync(IReadOnlyCollection<string>? namesOrIds, CancellationToken cancellationToken)
    {
        if (namesOrIds is not null && namesOrIds.All(static one => Guid.TryParse(one, out _)))
        {
            return namesOrIds.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        }

        var all = new List<Subscription>();
        await foreach (var one in client.Subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(one);
        }

        var chosen = namesOrIds is null ? all : namesOrIds.Select(name => Subscriptions.Choose(all, name)!);
        return chosen.Select(static one => one.SubscriptionId!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
    }

    /// <summary>The vaults of subscriptions, one after the other, as they come.</summary>
    /// <param name="subscriptionIds">The subscriptions.</param>
    /// <param name="resourceGroup">Only those of this group; null for all.</param>
    /// <param name="refused">Told of a subscription that refuses, where there are others; the list goes on with the next.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<Vault> ListAsync(
        IReadOnlyList<string> subscriptionIds, string? resourceGroup, Func<ArmException, Task> refused, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var subscription in subscriptionIds)
        {
            var vaults = client.Vaults.ListAsync(subscription, resourceGroup, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (vaults.ConfigureAwait(false))
            {
                while (await NextAsync(vaults, subscriptionIds.Count > 1, refused).ConfigureAwait(false))
                {
                    yield return vaults.Current;
                }
            }
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<Vault> vaults, bool goesOn, Func<ArmException, Task> refused)
    {
        try
        {
            return await vaults.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ArmException refusal) when (goesOn)
        {
            // A group of one subscription need not be there in the others.
            if (!refusal.IsMissingGroup())
            {
                await refused(refusal).ConfigureAwait(false);
            }

            return false;
        }
    }
}
