using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of resource groups that hold a vault.</summary>
public sealed class ResourceGroupNameCompleter : NameCompleter
{
    private protected override async Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken)
    {
        var vaults = new List<(string Group, string Vault)>();
        if (session.Context.SubscriptionId is { } subscription)
        {
            await foreach (var vault in session.Client.Vaults.ListAsync(subscription, null, cancellationToken).ConfigureAwait(false))
            {
                vaults.Add((vault.ResourceGroupName ?? string.Empty, vault.Name));
            }
        }

        return vaults
            .GroupBy(pair => pair.Group, pair => pair.Vault, StringComparer.OrdinalIgnoreCase)
            .Select(group => new NameSuggestion(group.Key, $"Vaults: {string.Join(", ", group)}"))
            .ToList();
    }
}
