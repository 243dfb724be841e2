using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Lets only a few requests of a run to one vault stand unanswered: one at first, another with each that is answered, four at most. So a
/// vault that does not know the machines of a run refuses the first one, whose sender has it look for the others, and not as many as run side by side.
/// </summary>
/// <remarks>
/// Four answers at a time of about half a second each are as many as ARM lets pass for long: it refills ten writes a second.
/// https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling.
/// </remarks>
internal sealed class Vanguard
{
    private const int Widest = 4;

    private readonly ConcurrentDictionary<VaultId, Line> _lines = new();

    /// <summary>Sends when it is this caller's turn, and gives the turn back once there is an answer.</summary>
    public async Task<T> GoAsync<T>(VaultId vault, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        var line = _lines.GetOrAdd(vault, static _ => new Line());
        await line.Turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            line.Turns.Release(Interlocked.Increment(ref line.Width) <= Widest ? 2 : 1);
        }
    }

    private sealed class Line
    {
        public int Width = 1;

        public SemaphoreSlim Turns { get; } = new(1);
    }
}
