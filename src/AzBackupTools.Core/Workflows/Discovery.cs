using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Has a vault look for new machines: one look serves all callers that need it at the same time.</summary>
public sealed class Discovery(BackupClient client)
{
    private readonly object _gate = new();
    private readonly Dictionary<VaultId, (int Number, Task Look)> _last = new();

    /// <summary>How many looks at the vault have begun: what the vault did not know then, a later look may find.</summary>
    public int CountOf(VaultId vault)
    {
        lock (_gate)
        {
            return _last.TryGetValue(vault, out var last) ? last.Number : 0;
        }
    }

    /// <summary>Has the vault look, or joins a look that still runs or began after the given number of them.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="after">What <see cref="CountOf"/> said before the vault was found not to know a machine.</param>
    /// <param name="cancellationToken">Ends the wait; the look goes on.</param>
    /// <returns>The number of that look. One that is not greater than <paramref name="after"/> began too early to find the machine for sure.</returns>
    public async Task<int> RunAsync(VaultId vault, int after, CancellationToken cancellationToken)
    {
        (int Number, Task Look) last;
        lock (_gate)
        {
            if (!_last.TryGetValue(vault, out last) || (last.Number <= after && last.Look.IsCompleted))
            {
                last = (last.Number + 1, LookAsync(vault, cancellationToken));
                _last[vault] = last;
            }
        }

        await last.Look.ConfigureAwait(false);
        return last.Number;
    }

    private async Task LookAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var operation = await client.Discovery.RefreshAsync(vault, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Discovering virtual machines for vault {vault.Name}", cancellationToken).ConfigureAwait(false);
    }
}
