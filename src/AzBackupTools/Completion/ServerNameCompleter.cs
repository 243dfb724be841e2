using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of the servers with the MARS agent that a vault knows.</summary>
public sealed class ServerNameCompleter : VaultContentCompleter
{
    private protected override async IAsyncEnumerable<NameSuggestion> ListAsync(
        Session session,
        VaultId vault,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var server in session.Client.Containers.ListAsync(vault, BackupManagementType.MAB, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return new NameSuggestion(server.FriendlyName ?? server.Name, $"{vault.Name}, agent {server.AgentVersion}");
        }
    }
}
