using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>The backups of the days of one year by one schedule: when each is due and until when it is kept, in ticks of UTC.</summary>
/// <remarks>Reckoned once for all items that follow the schedule: each only has its own place in the two hours after a moment.</remarks>
internal sealed class ScheduleYear
{
    private readonly long _leastExpiry = long.MaxValue;
    private readonly long _mostExpiry = long.MinValue;

    public ScheduleYear(IEnumerable<(long Due, long Expiry)> runs)
    {
        // Two times of day can be one moment where clocks skip.
        (long Due, long Expiry)[] sorted = runs.GroupBy(run => run.Due).Select(same => (same.Key, same.Max(run => run.Expiry))).OrderBy(run => run.Key).ToArray();
        Due = sorted.Select(run => run.Due).ToArray();
        Expiry = sorted.Select(run => run.Expiry).ToArray();
        foreach (long expiry in Expiry)
        {
            _leastExpiry = Math.Min(_leastExpiry, expiry);
            _mostExpiry = Math.Max(_mostExpiry, expiry);
        }
    }

    /// <summary>The moments, the earliest first.</summary>
    public long[] Due { get; }

    /// <summary>Until when the backup of each is kept.</summary>
    public long[] Expiry { get; }

    /// <summary>The index of the first moment after another, or the number of moments.</summary>
    public int FirstAfter(long moment)
    {
        int at = Array.BinarySearch(Due, moment);
        return at >= 0 ? at + 1 : ~at;
    }

    public int CountKept(long from, long to, long moment)
    {
        if (_mostExpiry <= moment)
        {
            return 0;
        }

        int first = FirstAfter(from);
        int end = FirstAfter(to);
        if (_leastExpiry > moment)
        {
            return Math.Max(0, end - first);
        }

        int count = 0;
        for (int i = first; i < end; i++)
        {
            count += Expiry[i] > moment ? 1 : 0;
        }

        return count;
    }
}
