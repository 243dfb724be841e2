using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>When a policy has machines backed up, and how long it keeps each recovery point. A function of the policy and the time.</summary>
/// <remarks>
/// Times of day are those of the policy's time zone, by its Windows or IANA name; one that this machine does not know counts as UTC. A time
/// that a change of clocks leaves out moves on by as much as the clocks do, one that comes twice counts the first time.
/// </remarks>
internal sealed class BackupSchedule
{
    /// <summary>No item keeps more recovery points than this.</summary>
    public const int MostPoints = 9999;

    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan[] _times;
    private readonly HashSet<DayOfWeek>? _days;
    private readonly JsonObject _retention;

    private BackupSchedule(TimeZoneInfo zone, TimeSpan[] times, HashSet<DayOfWeek>? days, JsonObject retention)
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
            : Texts(part["scheduleRunTimes"]).Select(TimeOfDay);
        HashSet<DayOfWeek>? days = (string?)schedule["scheduleRunFrequency"] == "Weekly" ? Days(part["scheduleRunDays"]) : null;
        TimeSpan[] sorted = times.OrderBy(time => time).ToArray();
        return sorted.Length == 0 ? null : new BackupSchedule(Zone((string?)policy.Properties["timeZone"]), sorted, days, retention);
    }

    /// <summary>The moments after <paramref name="from"/> and not after <paramref name="to"/>, the last first.</summary>
    public IEnumerable<DateTimeOffset> Backwards(DateTimeOffset from, DateTimeOffset to)
    {
        DateTime day = TimeZoneInfo.ConvertTime(to, _zone).Date.AddDays(1);
        DateTime first = TimeZoneInfo.ConvertTime(from, _zone).Date.AddDays(-1);
        for (; day >= first; day = day.AddDays(-1))
        {
            if (_days is not null && !_days.Contains(day.DayOfWeek))
            {
                continue;
            }

            for (int i = _times.Length - 1; i >= 0; i--)
            {
                DateTimeOffset moment = At(day + _times[i]);
                if (moment > from && moment <= to)
                {
                    yield return moment;
                }
            }
        }
    }

    /// <summary>Until when a point of a moment is kept: the longest of what daily, weekly, monthly and yearly retention say.</summary>
    public DateTimeOffset ExpiryOf(DateTimeOffset moment)
    {
        DateTime local = TimeZoneInfo.ConvertTime(moment, _zone).DateTime;
        bool firstOfDay = local.TimeOfDay <= _times[0] + TimeSpan.FromHours(1);
        DateTimeOffset expiry = moment + TimeSpan.FromDays(1);
        foreach (string unit in new[] { "dailySchedule", "weeklySchedule", "monthlySchedule", "yearlySchedule" })
        {
            if (_retention[unit] is JsonObject keep && (unit == "dailySchedule" || firstOfDay) && Tags(keep, unit, local)
                && keep["retentionDuration"]?["count"] is JsonValue value && value.TryGetValue(out int count))
            {
                DateTimeOffset until = unit switch
                {
                    "dailySchedule" => moment.AddDays(count),
                    "weeklySchedule" => moment.AddDays(7.0 * count),
                    "monthlySchedule" => moment.AddMonths(count),
                    _ => moment.AddYears(count),
                };
                expiry = until > expiry ? until : expiry;
            }
        }

        return expiry;
    }

    private static bool Tags(JsonObject keep, string unit, DateTime day)
    {
        if (unit == "dailySchedule")
        {
            return true;
        }

        if (unit == "weeklySchedule")
        {
            return Days(keep["daysOfTheWeek"]).Contains(day.DayOfWeek);
        }

        if (unit == "yearlySchedule"
            && !Texts(keep["monthsOfYear"]).Contains(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month), StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        bool isLastDay = day.Day == DateTime.DaysInMonth(day.Year, day.Month);
        if (string.Equals((string?)keep["retentionScheduleFormatType"], "Daily", StringComparison.OrdinalIgnoreCase))
        {
            return (keep["retentionScheduleDaily"]?["daysOfTheMonth"] as JsonArray ?? new JsonArray()).Any(entry =>
                entry?["date"] is JsonValue date && date.TryGetValue(out int number) && number == day.Day
                || entry?["isLast"] is JsonValue last && last.TryGetValue(out bool flag) && flag && isLastDay);
        }

        string[] weeks = { "First", "Second", "Third", "Fourth", "Fifth" };
        HashSet<string> asked = new(Texts(keep["retentionScheduleWeekly"]?["weeksOfTheMonth"]), StringComparer.OrdinalIgnoreCase);
        bool isLastWeek = day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month);
        return Days(keep["retentionScheduleWeekly"]?["daysOfTheWeek"]).Contains(day.DayOfWeek)
            && (asked.Contains(weeks[(day.Day - 1) / 7]) || (isLastWeek && asked.Contains("Last")));
    }

    private static IEnumerable<TimeSpan> Window(JsonObject hourly)
    {
        TimeSpan start = TimeOfDay((string?)hourly["scheduleWindowStartTime"] ?? string.Empty);
        int interval = hourly["interval"] is JsonValue value && value.TryGetValue(out int given) ? given : 4;
        int duration = hourly["scheduleWindowDuration"] is JsonValue window && window.TryGetValue(out int hours) ? hours : 12;
        for (int hour = 0; hour <= duration && hour < 24; hour += interval)
        {
            // What runs past midnight belongs to the early hours of each day.
            yield return TimeSpan.FromTicks((start + TimeSpan.FromHours(hour)).Ticks % TimeSpan.TicksPerDay);
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

    private static TimeSpan TimeOfDay(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time.TimeOfDay
            : TimeSpan.Zero;

    private static HashSet<DayOfWeek> Days(JsonNode? given) => new(Texts(given)
        .Select(text => Enum.TryParse(text, true, out DayOfWeek day) ? day : (DayOfWeek?)null).Where(day => day is not null).Select(day => day!.Value));

    private static IEnumerable<string> Texts(JsonNode? given) => (given as JsonArray ?? new JsonArray()).Select(text => text?.ToString() ?? string.Empty);

    private static TimeZoneInfo Zone(string? name)
    {
        try
        {
            return string.IsNullOrEmpty(name) ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(name!);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return TimeZoneInfo.Utc;
        }
    }
}
