using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Policies;

namespace AzBackupTools.Core.Tests.Policies;

/// <summary>
/// The forecast done the slow way: clocks are watched in steps of a quarter of an hour, days of a month are counted one by one.
/// </summary>
internal static class Calendar
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>The moments of all backups from one moment to another.</summary>
    public static IReadOnlyList<DateTimeOffset> Runs(PolicySpec policy, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        var runs = new List<DateTimeOffset>();
        var seen = new HashSet<DateTime>();
        var before = from.AddDays(-2);
        var clockBefore = ClockAt(before);
        for (var now = before + Step; now < until.AddDays(2); now += Step)
        {
            var clock = ClockAt(now);

            // All that the clock passes in this step is due: put forward, it passes more than a step, and what it skips comes late.
            for (var wall = clockBefore + Step; wall <= clock; wall += Step)
            {
                if (IsDue(policy, wall) && seen.Add(wall))
                {
                    runs.Add(wall == clock ? now : before + (wall - clockBefore));
                }
            }

            (before, clockBefore) = (now, clock);
        }

        return runs.Where(run => run >= from && run < until).OrderBy(run => run).ToList();

        DateTime ClockAt(DateTimeOffset moment) => TimeZoneInfo.ConvertTimeFromUtc(moment.UtcDateTime, zone);
    }

    /// <summary>When a backup expires.</summary>
    public static DateTimeOffset Expiry(PolicySpec policy, DateTimeOffset run, DateTime wall)
    {
        var all = new List<DateTimeOffset> { run };
        var date = wall.Date;
        var isFirst = wall.TimeOfDay == policy.At;
        if (policy.KeepDaily is { } days)
        {
            all.Add(run + TimeSpan.FromDays(days));
        }

        if (isFirst && policy.KeepWeekly is { } weeks && policy.WeeklyOn.Any(day => day == date.DayOfWeek))
        {
            all.Add(run + TimeSpan.FromDays(7 * weeks));
        }

        if (isFirst && policy.KeepMonthly is { } months && IsDay(policy.MonthlyOn!, date))
        {
            all.Add(run.AddMonths(months));
        }

        if (isFirst && policy.KeepYearly is { } years && policy.YearlyIn.Any(month => month == date.Month) && IsDay(policy.YearlyOn!, date))
        {
            all.Add(run.AddMonths(12 * years));
        }

        return all.Max();
    }

    /// <summary>Whether a clock that shows this time starts a backup.</summary>
    private static bool IsDue(PolicySpec policy, DateTime wall)
    {
        if (policy.Frequency != PolicyFrequency.Hourly)
        {
            return wall.TimeOfDay == policy.At && (policy.Frequency == PolicyFrequency.Daily || policy.DaysOfWeek.Any(day => day == wall.DayOfWeek));
        }

        var start = wall.TimeOfDay >= policy.At ? wall.Date + policy.At : wall.Date.AddDays(-1) + policy.At;
        var since = wall - start;
        return since.TotalHours <= policy.WindowHours && since.Ticks % TimeSpan.FromHours(policy.IntervalHours!.Value).Ticks == 0;
    }

    private static bool IsDay(DaysOfMonth days, DateTime date)
    {
        var month = Enumerable.Range(1, DateTime.DaysInMonth(date.Year, date.Month)).Select(day => new DateTime(date.Year, date.Month, day)).ToList();
        var chosen = new HashSet<DateTime>();
        foreach (var number in days.Days)
        {
            chosen.Add(number == 0 ? month[^1] : month[number - 1]);
        }

        foreach (var day in days.DaysOfWeek)
        {
            var same = month.Where(other => other.DayOfWeek == day).ToList();
            foreach (var week in days.Weeks)
            {
                chosen.Add(week switch { "First" => same[0], "Second" => same[1], "Third" => same[2], "Fourth" => same[3], _ => same[^1] });
            }
        }

        return chosen.Contains(date);
    }
}
