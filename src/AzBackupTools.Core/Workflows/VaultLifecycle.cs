using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Removes vaults; asked for what already is, it changes nothing and says so.</summary>
public sealed class VaultLifecycle(BackupClient client)
{
    /// <summary>After a deletion the service may go on answering for a while.</summary>
    private static readonly TimeSpan GoneInterval = TimeSpan.FromSeconds(5);
    private const int GoneAttempts = 24;

    /// <summary>Removes a vault that is empty.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">Something still stands in the way.</exception>
    public async Task<VaultOutcome?> RemoveAsync(VaultId id, Confirmation confirm, CancellationToken cancellationToken)
    {
        if (await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            return VaultOutcome.AlreadyAbsent;
        }

        if (!await confirm(id.Name, $"Remove the vault from group '{id.ResourceGroupName}'").ConfigureAwait(false))
        {
            return null;
        }

        await DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        return VaultOutcome.Removed;
    }

    /// <summary>Deletes a vault and waits until it is out of sight, which can be a while after the service has said that it is gone.</summary>
    internal async Task DeleteAsync(VaultId id, CancellationToken cancellationToken)
    {
        var operation = await client.Vaults.StartDeleteAsync(id, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Removing vault {id.Name}", cancellationToken).ConfigureAwait(false);
        for (var attempt = 0; attempt < GoneAttempts; attempt++)
        {
            if (await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
            {
                break;
            }

            await client.Arm.Clock.DelayAsync(GoneInterval, cancellationToken).ConfigureAwait(false);
        }
    }
}
