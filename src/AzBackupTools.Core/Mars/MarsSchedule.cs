using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>When an agent makes backups, in the server's own time.</summary>
public sealed record MarsSchedule
{
    /// <summary>The most times a day: <see href="https://learn.microsoft.com/azure/backup/backup-support-matrix-mars-agent" />.</summary>
    public const int MostTimes = 3;

    /// <summary>The times of day, one to three.</summary>
    public IReadOnlyList<TimeSpan> Times { get; init => field = Spoken.List(value); } = Spoken.List<TimeSpan>([new(22, 0, 0)]);

    /// <summary>The days of a weekly schedule; empty for every day.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init => field = Spoken.List(value); } = Spoken.List<DayOfWeek>([]);

    /// <summary>Every how many weeks a weekly schedule runs; 1 for a daily one.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>Whether backups are made every day.</summary>
    public bool IsDaily => Days.Count is 0 or 7;

    /// <summary>In words: "Daily at 12:00 and 22:00", "Saturday at 22:00, every 2 weeks".</summary>
    public override string ToString()
    {
        var times = string.Join(" and ", Times.Select(Text));
        return IsDaily ? $"Daily at {times}"
            : $"{string.Join(", ", Days)} at {times}" + (EveryWeeks > 1 ? $", every {EveryWeeks.ToString(CultureInfo.InvariantCulture)} weeks" : string.Empty);
    }

    /// <summary>The times at which it makes backups after one moment and not after another, all in the server's own time and in order.</summary>
    /// <param name="after">The moment after which.</param>
    /// <param name="until">The last moment that counts.</param>
    /// <param name="since">A moment of the first week, from which every so many weeks are counted; weeks begin on Sunday.</param>
    public IEnumerable<DateTime> Between(DateTime after, DateTime until, DateTime since)
    {
        var firstWeek = WeekOf(since);
        for (var day = after.Date; day <= until.Date; day = day.AddDays(1))
        {
            if (!IsDaily && (!Days.Contains(day.DayOfWeek) || (WeekOf(day) - firstWeek).Days / 7 % EveryWeeks != 0))
            {
                continue;
            }

            foreach (var time in Times.OrderBy(static time => time).Select(time => day + time).Where(time => time > after && time <= until))
            {
                yield return time;
            }
        }
    }

    internal static string Text(TimeSpan time) => time.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    private static DateTime WeekOf(DateTime moment) => moment.Date.AddDays(-(int)moment.DayOfWeek);
}
