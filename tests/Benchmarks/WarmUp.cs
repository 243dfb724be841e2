using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks;

/// <summary>
/// Runs until everything is compiled for good. The runtime does that step by step, in pauses and beside the work; a busy machine
/// puts it off for seconds.
/// </summary>
internal static class WarmUp
{
    private const int RunsPerRound = 8;
    private const int LeastRounds = 5;
    private const int MostRounds = 16;

    /// <summary>So many rounds in a row without news mean that nothing more comes.</summary>
    private const int QuietRounds = 3;

    /// <summary>What counts as faster than before.</summary>
    private const double Progress = 0.95;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static async Task RunAsync<T>(IReadOnlyList<T> ways, Func<T, Measured, CancellationToken, Task> measureAsync, CancellationToken cancellationToken)
    {
        TimeSpan[] best = [.. ways.Select(static _ => TimeSpan.MaxValue)];
        for (int round = 0, quiet = 0; round < MostRounds && (round < LeastRounds || quiet < QuietRounds); round++, quiet++)
        {
            for (int i = 0; i < ways.Count; i++)
            {
                Measured measured = new();
                for (int run = 0; run < RunsPerRound; run++)
                {
                    await measureAsync(ways[i], measured, cancellationToken);
                }

                if (measured.Cpu < best[i] * Progress)
                {
                    best[i] = measured.Cpu;
                    quiet = -1;
                }
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
