using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of the subscriptions that the account sees.</summary>
public sealed class SubscriptionCompleter : NameCompleter
{
    private protected override async Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken)
    {
        var names = new List<NameSuggestion>();
        await foreach (var subscription in session.Client.Subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add(new NameSuggestion(subscription.Name ?? subscription.Id, subscription.SubscriptionId ?? subscription.Id));
        }

        return names;
    }
}
