using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Has a vault look for new machines: one look serves all callers that need it at the same time.</summary>
public sealed class Discovery(BackupClient client)
{
    private readonly object _gate = new();
    private readonly Dictionary<VaultId, (int Number, Task Look)> _last = new();

    /// <summary>How many looks at the vault have begun, and the one that is under way: what the vault does not know yet, it may find.</summary>
    public (int Begun, Task? UnderWay) StateOf(VaultId vault)
    {
        lock (_gate)
        {
            return _last.TryGetValue(vault, out var last) ? (last.Number, last.Look.IsCompleted ? null : last.Look) : (0, null);
        }
    }

    /// <summary>Has the vault look, or joins a look that began after the given number of them.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="after">What <see cref="StateOf"/> said before the vault was found not to know a machine.</param>
    /// <param name="cancellationToken">Ends the wait; the look goes on.</param>
    public Task RunAsync(VaultId vault, int after, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_last.TryGetValue(vault, out var last) || last.Number <= after)
            {
                last = (last.Number + 1, LookAsync(vault, cancellationToken));
                _last[vault] = last;
            }

            return last.Look;
        }
    }

    private async Task LookAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var operation = await client.Discovery.RefreshAsync(vault, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Discovering virtual machines for vault {vault.Name}", cancellationToken).ConfigureAwait(false);
    }
}
