using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of the subscription's storage accounts.</summary>
public sealed class StorageAccountNameCompleter : NameCompleter
{
    private protected override async Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken)
    {
        var names = new List<NameSuggestion>();
        if (session.Context.SubscriptionId is { } subscription)
        {
            await foreach (var account in session.Client.StorageAccounts.ListAsync(subscription, cancellationToken).ConfigureAwait(false))
            {
                names.Add(new NameSuggestion(account.Name, account.Location ?? string.Empty));
            }
        }

        return names;
    }
}
