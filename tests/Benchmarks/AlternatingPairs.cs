using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks;

/// <summary>Measures two ways of doing the same, warm and in turn.</summary>
internal static class AlternatingPairs
{
    /// <param name="bare">The way to compare with.</param>
    /// <param name="other">The other way.</param>
    /// <param name="pairs">How often both are measured.</param>
    /// <param name="workAsync">Does the work once in a way.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<(Measured Bare, Measured Other)> RunAsync<T>(
        T bare, T other, int pairs, Func<T, CancellationToken, Task> workAsync, CancellationToken cancellationToken)
    {
        await WarmUp.RunAsync([bare, other], (way, into, token) => MeasureAsync(way, into, workAsync, token), cancellationToken);
        Measured bareTimes = new();
        Measured otherTimes = new();
        for (int pair = 0; pair < pairs; pair++)
        {
            // Who goes first changes, so that neither always finds the machine as the other left it.
            if (pair % 2 == 0)
            {
                await MeasureAsync(bare, bareTimes, workAsync, cancellationToken);
                await MeasureAsync(other, otherTimes, workAsync, cancellationToken);
            }
            else
            {
                await MeasureAsync(other, otherTimes, workAsync, cancellationToken);
                await MeasureAsync(bare, bareTimes, workAsync, cancellationToken);
            }
        }

        return (bareTimes, otherTimes);
    }

    private static async Task MeasureAsync<T>(T way, Measured into, Func<T, CancellationToken, Task> workAsync, CancellationToken cancellationToken)
    {
        long allocated = GC.GetTotalAllocatedBytes();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await workAsync(way, cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        into.Add(new Run(elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated));
    }
}
