using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of the virtual machines that a vault protects.</summary>
public sealed class ItemNameCompleter : VaultContentCompleter
{
    private protected override async IAsyncEnumerable<NameSuggestion> ListAsync(
        Session session,
        VaultId vault,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in session.Client.Protection.ListAsync(vault, ProtectedItemFilter.Vms, cancellationToken).ConfigureAwait(false))
        {
            yield return new NameSuggestion(item.FriendlyName ?? item.Name, $"{item.VmResourceGroupName}, {(item.IsSoftDeleted ? "soft-deleted" : item.State)}");
        }
    }
}
