using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of vaults.</summary>
public sealed class VaultNameCompleter : NameCompleter
{
    private protected override string KeyOf(IDictionary bound) => Bound(bound, "ResourceGroupName") ?? string.Empty;

    private protected override async Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken)
    {
        var names = new List<NameSuggestion>();
        if (session.Context.SubscriptionId is { } subscription)
        {
            await foreach (var vault in session.Client.Vaults.ListAsync(subscription, Bound(bound, "ResourceGroupName"), cancellationToken).ConfigureAwait(false))
            {
                names.Add(new NameSuggestion(vault.Name, $"{vault.ResourceGroupName}, {vault.Location}"));
            }
        }

        return names;
    }
}
