using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Benchmarks;

/// <summary>The same work done several times.</summary>
internal sealed class Measured
{
    private readonly List<Run> _runs = [];

    /// <summary>The median of the times on the wall.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks((long)Median(_runs.Select(static run => (double)run.Elapsed.Ticks)));

    /// <summary>The median of what the processors were busy for this process.</summary>
    public TimeSpan Cpu => TimeSpan.FromTicks((long)Median(_runs.Select(static run => (double)run.Cpu.Ticks)));

    /// <summary>The median of the bytes allocated.</summary>
    public double Bytes => Median(_runs.Select(static run => (double)run.Bytes));

    public void Add(Run run) => _runs.Add(run);

    /// <summary>
    /// How much more this takes: the median of the ratios of neighbours in time, which a machine that is busy for a while
    /// disturbs less than it does a ratio of medians.
    /// </summary>
    public double RatioTo(Measured other, Func<Run, TimeSpan> time) =>
        Median(_runs.Zip(other._runs, (mine, theirs) => time(mine) / time(theirs)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>What one run took.</summary>
/// <param name="Elapsed">On the wall.</param>
/// <param name="Cpu">Of all processors, for this process.</param>
/// <param name="Bytes">Allocated on the managed heap.</param>
internal readonly record struct Run(TimeSpan Elapsed, TimeSpan Cpu = default, long Bytes = 0);
