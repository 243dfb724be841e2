using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Has a vault look for new machines, once however many callers need it at the same time.</summary>
public sealed class Discovery(BackupClient client)
{
    private readonly object _gate = new();
    private readonly Dictionary<VaultId, Task> _running = new();

    /// <summary>Has the vault look, or joins a look that this object has begun.</summary>
    public Task RunOnceAsync(VaultId vault, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(vault, out var run))
            {
                run = RunAsync(vault, cancellationToken);
                _running.Add(vault, run);
            }

            return run;
        }
    }

    private async Task RunAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var operation = await client.Discovery.RefreshAsync(vault, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Discovering virtual machines for vault {vault.Name}", cancellationToken).ConfigureAwait(false);
    }
}
