using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// Foretells what a policy for virtual machines does. The service does not say what it does when clocks change; taken here: a
/// time that the clocks skip comes as much later as they are put forward, one that comes twice is used once, the first time.
/// Retention counts from the scheduled moment, in UTC; of the backups of an hourly window, its first is kept by week, month and year.
/// </summary>
public sealed class PolicyForecast
{
    /// <summary>No zone changes its clocks twice within so short a time, and no offset is as long.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(26);

    private readonly PolicySpec _policy;
    private readonly PolicyZone _zone;
    private readonly string? _name;

    /// <summary>Foretells for a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="name">Its name, where it has one.</param>
    /// <exception cref="BackupException">Its time zone is not known: InvalidTimeZone.</exception>
    public PolicyForecast(PolicySpec policy, string? name = null)
    {
        _policy = policy;
        _name = name;
        _zone = PolicyZone.Find(policy.TimeZone);
    }

    /// <summary>The backups from a moment on, up to and without another, in their order.</summary>
    public IEnumerable<ForecastRun> Runs(DateTimeOffset from, DateTimeOffset until)
    {
        var rules = _zone.Rules;

        // The window of an hourly schedule may begin a day earlier, and a gap may put a run off to the next day.
        var first = TimeZoneInfo.ConvertTime(from, rules).Date.AddDays(-2);
        var last = TimeZoneInfo.ConvertTime(until, rules).Date.AddDays(1);
        return Dates(first, last)
            .SelectMany(date => On(date, rules))
            .Where(run => run.Time >= from && run.Time < until)
            .OrderBy(run => run.Time);
    }

    /// <summary>The recovery points that exist at a moment, of all backups since another one.</summary>
    public IEnumerable<ForecastRun> PointsAt(DateTimeOffset moment, DateTimeOffset since) =>
        Runs(since, moment.AddTicks(1)).Where(run => run.RetainUntil > moment);

    private static IEnumerable<DateTime> Dates(DateTime first, DateTime last)
    {
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            yield return date;
        }
    }

    private IEnumerable<ForecastRun> On(DateTime date, TimeZoneInfo rules)
    {
        if (_policy.Frequency == PolicyFrequency.Weekly && !_policy.DaysOfWeek.Contains(date.DayOfWeek))
        {
            yield break;
        }

        var interval = _policy.IntervalHours ?? 24;
        var window = _policy.Frequency == PolicyFrequency.Hourly ? Math.Min(_policy.WindowHours ?? 0, 23) : 0;
        for (var hour = 0; hour <= window; hour += interval)
        {
            yield return Run(date, date + _policy.At + TimeSpan.FromHours(hour), hour == 0, rules);
        }
    }

    private ForecastRun Run(DateTime date, DateTime wall, bool isFirstOfDay, TimeZoneInfo rules)
    {
        var (time, note) = Moment(wall, rules);
        var kept = Kept(date, time, isFirstOfDay).ToList();
        return new ForecastRun
        {
            PolicyName = _name,
            Time = time,
            LocalTime = TimeZoneInfo.ConvertTime(time, rules),
            TimeZone = _zone.WindowsId,
            KeptAs = string.Join(", ", kept.Select(reason => reason.Name)),
            RetainUntil = kept.Count == 0 ? time : kept.Max(reason => reason.Until),
            InstantRestoreUntil = _policy.InstantRestoreDays is { } days ? time.AddDays(days) : null,
            Note = note,
        };
    }

    private IEnumerable<(string Name, DateTimeOffset Until)> Kept(DateTime date, DateTimeOffset time, bool isFirstOfDay)
    {
        if (_policy.KeepDaily is { } days)
        {
            yield return ("Daily", time.AddDays(days));
        }

        if (!isFirstOfDay)
        {
            yield break;
        }

        if (_policy.KeepWeekly is { } weeks && _policy.WeeklyOn.Contains(date.DayOfWeek))
        {
            yield return ("Weekly", time.AddDays(7 * weeks));
        }

        if (_policy.KeepMonthly is { } months && _policy.MonthlyOn?.Contains(date) == true)
        {
            yield return ("Monthly", time.AddMonths(months));
        }

        if (_policy.KeepYearly is { } years && _policy.YearlyIn.Contains(date.Month) && _policy.YearlyOn?.Contains(date) == true)
        {
            yield return ("Yearly", time.AddYears(years));
        }
    }

    /// <summary>The moment at which clocks show a time, by the offsets well before and well after it.</summary>
    private static (DateTimeOffset Time, string? Note) Moment(DateTime wall, TimeZoneInfo rules)
    {
        var assumed = new DateTimeOffset(wall, TimeSpan.Zero);
        var before = rules.GetUtcOffset(assumed - Around);
        var after = rules.GetUtcOffset(assumed + Around);
        var (early, late) = before >= after ? (before, after) : (after, before);
        var first = (assumed - early).ToUniversalTime();
        var second = (assumed - late).ToUniversalTime();
        var isFirst = rules.GetUtcOffset(first) == early;
        var isSecond = rules.GetUtcOffset(second) == late;
        return (isFirst, isSecond) switch
        {
            (true, true) => (first, early == late ? null : $"The clocks show {wall:HH:mm} twice on this day; the first time counts."),
            (true, false) => (first, null),
            (false, true) => (second, null),
            _ => (assumed - before, $"The clocks skip {wall:HH:mm} on this day."),
        };
    }
}
