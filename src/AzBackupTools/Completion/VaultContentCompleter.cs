using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes names of what is inside the vault that the command line, or else the session, says.</summary>
public abstract class VaultContentCompleter : NameCompleter
{
    private protected override string KeyOf(IDictionary bound) => $"{VaultIn(bound)}|{GroupIn(bound)}";

    private protected sealed override async Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken)
    {
        var context = session.Context;
        var vault = await new VaultFinder(session.Client)
            .FindAsync(VaultIn(bound), GroupIn(bound), context.SubscriptionId, context.VaultId, cancellationToken)
            .ConfigureAwait(false);
        var names = new List<NameSuggestion>();
        await foreach (var name in ListAsync(session, vault, cancellationToken).ConfigureAwait(false))
        {
            names.Add(name);
        }

        return names;
    }

    private protected abstract IAsyncEnumerable<NameSuggestion> ListAsync(Session session, VaultId vault, CancellationToken cancellationToken);

    private static string? VaultIn(IDictionary bound) => Bound(bound, "Vault", "VaultId", "VaultName");

    private static string? GroupIn(IDictionary bound) => Bound(bound, "ResourceGroupName");
}
