using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of items of every kind that a vault holds; a name of several, such as that of a volume, comes once.</summary>
public sealed class AnyItemNameCompleter : VaultContentCompleter
{
    private protected override async IAsyncEnumerable<NameSuggestion> ListAsync(
        Session session,
        VaultId vault,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var item in session.Client.Protection.ListAsync(vault, null, cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(item.ToString()))
            {
                yield return new NameSuggestion(item.ToString(), $"{item.WorkloadType}, {item.Source}, {item.StateText}");
            }
        }
    }
}
