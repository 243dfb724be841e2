using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>When a policy has machines backed up, and how long it keeps each recovery point. A function of the policy and the time.</summary>
/// <remarks>
/// Times of day are those of the policy's time zone, by its Windows or IANA name; one that this machine does not know counts as UTC. A time
/// that a change of clocks leaves out moves on by as much as the clocks do, one that comes twice counts the first time. The window of an
/// hourly schedule belongs to the day on which it begins, also where it runs past midnight: retention by week, month and year counts for
/// the backup at its beginning, for that is the time which a policy writes as its retentionTimes
/// (https://learn.microsoft.com/azure/backup/backup-azure-vms-enhanced-policy).
/// </remarks>
internal sealed class BackupSchedule
{
    /// <summary>No item keeps more recovery points than this.</summary>
    public const int MostPoints = 9999;

    private readonly Dictionary<int, ScheduleYear> _years = new();
    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan[] _times;
    private readonly HashSet<DayOfWeek>? _days;
    private readonly RetentionRules _retention;

    private BackupSchedule(TimeZoneInfo zone, TimeSpan[] times, HashSet<DayOfWeek>? days, RetentionRules retention)
    {
        _zone = zone;
        _times = times;
        _days = days;
        _retention = retention;
    }

    /// <summary>The schedule of a policy for machines, or null when it has none.</summary>
    public static BackupSchedule? Of(PolicyRecord policy)
    {
        if (policy.Properties["schedulePolicy"] is not JsonObject schedule || policy.Properties["retentionPolicy"] is not JsonObject retention)
        {
            return null;
        }

        JsonObject part = schedule["weeklySchedule"] as JsonObject ?? schedule["dailySchedule"] as JsonObject ?? schedule;
        IEnumerable<TimeSpan> times = schedule["hourlySchedule"] is JsonObject hourly && (string?)schedule["scheduleRunFrequency"] == "Hourly"
            ? Window(hourly)
            : PolicyWords.Texts(part["scheduleRunTimes"]).Select(TimeOfDay);
        HashSet<DayOfWeek>? days = (string?)schedule["scheduleRunFrequency"] == "Weekly" ? PolicyWords.Days(part["scheduleRunDays"]) : null;
        TimeSpan[] sorted = times.OrderBy(time => time).ToArray();
        return sorted.Length == 0 || days is { Count: 0 }
            ? null
            : new BackupSchedule(ZoneRules.Of((string?)policy.Properties["timeZone"]), sorted, days, new RetentionRules(retention));
    }

    /// <summary>The moments after <paramref name="from"/> and not after <paramref name="to"/>, the last first. In ticks of UTC.</summary>
    public IEnumerable<long> Backwards(long from, long to)
    {
        for (int year = YearOf(to) + 1; year >= YearOf(from) - 1; year--)
        {
            ScheduleYear runs = Year(year);
            for (int i = runs.FirstAfter(to) - 1; i >= 0 && runs.Due[i] > from; i--)
            {
                yield return runs.Due[i];
            }
        }
    }

    /// <summary>The last moment after <paramref name="from"/> and not after <paramref name="to"/>, or null. In ticks of UTC.</summary>
    public long? Last(long from, long to)
    {
        foreach (long due in Backwards(from, to))
        {
            return due;
        }

        return null;
    }

    /// <summary>The first moment after <paramref name="from"/>; there is one within two years. In ticks of UTC.</summary>
    public long? Next(long from)
    {
        int first = YearOf(from) - 1;
        for (int year = Math.Max(first, 1); year <= Math.Min(first + 4, 9998); year++)
        {
            ScheduleYear runs = Year(year);
            int at = runs.FirstAfter(from);
            if (at < runs.Due.Length)
            {
                return runs.Due[at];
            }
        }

        return null;
    }

    /// <summary>Until when the backup of a moment is kept. In ticks of UTC.</summary>
    public long ExpiryOf(long due)
    {
        for (int year = YearOf(due) + 1; year >= YearOf(due) - 1; year--)
        {
            ScheduleYear runs = Year(year);
            int at = Array.BinarySearch(runs.Due, due);
            if (at >= 0)
            {
                return runs.Expiry[at];
            }
        }

        throw new ArgumentOutOfRangeException(nameof(due), due, "The schedule does not run at that moment.");
    }

    /// <summary>
    /// How many of the moments after <paramref name="from"/> and not after <paramref name="to"/> have their backup kept beyond
    /// <paramref name="moment"/>. In ticks of UTC.
    /// </summary>
    public int CountKept(long from, long to, long moment)
    {
        from = Math.Max(from, moment - _retention.Longest.Ticks);
        int count = 0;
        for (int year = YearOf(to) + 1; year >= YearOf(from) - 1; year--)
        {
            count += Year(year).CountKept(from, to, moment);
        }

        return count;
    }

    /// <summary>How many moments lie after <paramref name="from"/> and not after <paramref name="to"/>. In ticks of UTC.</summary>
    public int Count(long from, long to) => CountKept(from, to, long.MinValue + _retention.Longest.Ticks);

    /// <summary>What can be kept at all: what is older has expired. In ticks.</summary>
    public long Longest => _retention.Longest.Ticks;

    private static int YearOf(long ticks) => new DateTime(Math.Min(Math.Max(ticks, TimeSpan.TicksPerDay * 800), DateTime.MaxValue.Ticks - (TimeSpan.TicksPerDay * 800))).Year;

    private ScheduleYear Year(int year)
    {
        if (!_years.TryGetValue(year, out ScheduleYear? runs))
        {
            _years[year] = runs = new ScheduleYear(Runs(year));
        }

        return runs;
    }

    private IEnumerable<(long Due, long Expiry)> Runs(int year)
    {
        for (var day = new DateTime(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            if (_days is not null && !_days.Contains(day.DayOfWeek))
            {
                continue;
            }

            for (int i = 0; i < _times.Length; i++)
            {
                DateTimeOffset moment = At(day + _times[i]);
                yield return (moment.UtcTicks, _retention.ExpiryOf(moment, day, i == 0).UtcTicks);
            }
        }
    }

    private static IEnumerable<TimeSpan> Window(JsonObject hourly)
    {
        TimeSpan start = TimeOfDay((string?)hourly["scheduleWindowStartTime"] ?? string.Empty);
        int interval = hourly["interval"] is JsonValue value && value.TryGetValue(out int given) && given > 0 ? given : 4;
        int duration = hourly["scheduleWindowDuration"] is JsonValue window && window.TryGetValue(out int hours) ? hours : 12;
        for (int hour = 0; hour <= duration && hour < 24; hour += interval)
        {
            yield return start + TimeSpan.FromHours(hour);
        }
    }

    private DateTimeOffset At(DateTime local)
    {
        DateTime plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (_zone.IsInvalidTime(plain))
        {
            // On by as much as the clocks are: half an hour on Lord Howe Island.
            return new DateTimeOffset(plain, _zone.GetUtcOffset(plain.AddHours(-3))).ToUniversalTime();
        }

        TimeSpan offset = _zone.IsAmbiguousTime(plain) ? _zone.GetAmbiguousTimeOffsets(plain).Max() : _zone.GetUtcOffset(plain);
        return new DateTimeOffset(plain, offset).ToUniversalTime();
    }

    /// <summary>To the second: a recovery point is named after the second of its start.</summary>
    private static TimeSpan TimeOfDay(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? TimeSpan.FromSeconds(Math.Floor(time.TimeOfDay.TotalSeconds))
            : TimeSpan.Zero;
}
