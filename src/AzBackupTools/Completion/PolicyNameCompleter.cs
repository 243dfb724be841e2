using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of a vault's policies.</summary>
public sealed class PolicyNameCompleter : VaultContentCompleter
{
    private protected override async IAsyncEnumerable<NameSuggestion> ListAsync(
        Session session,
        VaultId vault,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var policy in session.Client.Policies.ListAsync(vault, null, cancellationToken).ConfigureAwait(false))
        {
            yield return new NameSuggestion(policy.Name, $"{policy.ManagementType}: {policy.Schedule}");
        }
    }
}
