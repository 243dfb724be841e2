using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>A backup a day of an item of a MARS server: what has been backed up follows from the time, and nothing of it is stored.</summary>
internal sealed record MarsPlan
{
    /// <summary>How long each takes; the vault hears of it when it is over.</summary>
    public static readonly TimeSpan Takes = TimeSpan.FromMinutes(20);

    /// <summary>The time of day, in UTC.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>For how many days each is kept.</summary>
    public required int KeepDays { get; init; }

    /// <summary>The moment after which they begin.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether all of them fail.</summary>
    public bool Fails { get; init; }

    /// <summary>When the last one ended that is over, or null.</summary>
    public DateTimeOffset? LastEnd(DateTimeOffset now)
    {
        foreach (DateTimeOffset start in Starts(now))
        {
            return start + Takes;
        }

        return null;
    }

    /// <summary>When those began that are over, the newest first.</summary>
    public IEnumerable<DateTimeOffset> Starts(DateTimeOffset now)
    {
        for (DateTimeOffset start = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + At; start > Since; start = start.AddDays(-1))
        {
            if (start + Takes <= now)
            {
                yield return start;
            }
        }
    }
}
