using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>The jobs that somebody asked for, by id and in the order of their starts. Those of schedules are not here: they follow from the time.</summary>
internal sealed class JobTable : OrderedTable<JobRecord>
{
    /// <summary>Those that started not later than a moment, the last first; of those that started together in the order of their ids.</summary>
    public IEnumerable<JobRecord> Backwards(DateTimeOffset from)
    {
        IReadOnlyList<KeyValuePair<string, JobRecord>> entries = Entries;
        int low = 0;
        int high = entries.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (entries[middle].Value.Start <= from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int at = low - 1; at >= 0; at--)
        {
            yield return entries[at].Value;
        }
    }

    protected override int Compare(KeyValuePair<string, JobRecord> one, KeyValuePair<string, JobRecord> other)
    {
        int byStart = one.Value.Start.CompareTo(other.Value.Start);
        return byStart != 0 ? byStart : string.CompareOrdinal(other.Key, one.Key);
    }
}
