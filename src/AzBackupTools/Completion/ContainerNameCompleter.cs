using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of containers that can be unregistered: servers, storage accounts, machines with databases, backup servers.</summary>
public sealed class ContainerNameCompleter : VaultContentCompleter
{
    private static readonly string[] Kinds = [BackupManagementType.MAB, BackupManagementType.AzureStorage, BackupManagementType.AzureWorkload];

    private protected override async IAsyncEnumerable<NameSuggestion> ListAsync(
        Session session,
        VaultId vault,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            await foreach (var container in session.Client.Containers.ListAsync(vault, kind, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                yield return new NameSuggestion(container.FriendlyName ?? container.Name, $"{vault.Name}, {kind}");
            }
        }

        await foreach (var engine in session.Client.BackupEngines.ListAsync(vault, cancellationToken).ConfigureAwait(false))
        {
            yield return new NameSuggestion(engine.FriendlyName ?? engine.Name, $"{vault.Name}, backup server");
        }
    }
}
