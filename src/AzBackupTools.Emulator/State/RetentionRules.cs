using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>How long a policy keeps recovery points: the longest of what daily, weekly, monthly and yearly retention say.</summary>
internal sealed class RetentionRules
{
    private static readonly DateTimeOffset End = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly int? _days;
    private readonly int? _weeks;
    private readonly int? _months;
    private readonly int? _years;
    private readonly HashSet<DayOfWeek> _weeklyOn;
    private readonly DayChoice? _monthlyOn;
    private readonly DayChoice? _yearlyOn;
    private readonly bool[] _yearlyIn = new bool[13];

    public RetentionRules(JsonObject retention)
    {
        _days = Count(retention["dailySchedule"]);
        _weeks = Count(retention["weeklySchedule"]);
        _months = Count(retention["monthlySchedule"]);
        _years = Count(retention["yearlySchedule"]);
        _weeklyOn = PolicyWords.Days(retention["weeklySchedule"]?["daysOfTheWeek"]);
        _monthlyOn = retention["monthlySchedule"] is JsonObject monthly ? new DayChoice(monthly) : null;
        _yearlyOn = retention["yearlySchedule"] is JsonObject yearly ? new DayChoice(yearly) : null;
        foreach (string name in PolicyWords.Texts(retention["yearlySchedule"]?["monthsOfYear"]))
        {
            int month = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
            if (month >= 0)
            {
                _yearlyIn[month + 1] = true;
            }
        }

        Longest = TimeSpan.FromDays(new[] { 1, _days ?? 0, 7 * (_weeks ?? 0), 31 * (_months ?? 0), 366 * (_years ?? 0) }.Max() + 2);
    }

    /// <summary>Longer than anything is kept.</summary>
    public TimeSpan Longest { get; }

    /// <summary>Until when the backup of a moment is kept.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="day">The day that it belongs to.</param>
    /// <param name="isFirstOfDay">True for the one backup of a day that retention by week, month and year is for.</param>
    public DateTimeOffset ExpiryOf(DateTimeOffset moment, DateTime day, bool isFirstOfDay)
    {
        DateTimeOffset expiry = moment.AddDays(Math.Max(1, _days ?? 1));
        if (!isFirstOfDay)
        {
            return expiry;
        }

        if (_weeks is { } weeks && _weeklyOn.Contains(day.DayOfWeek))
        {
            expiry = Later(expiry, IsAtTheEnd(moment) ? End : moment.AddDays(7.0 * weeks));
        }

        if (_months is { } months && _monthlyOn!.Takes(day))
        {
            expiry = Later(expiry, IsAtTheEnd(moment) ? End : moment.AddMonths(months));
        }

        if (_years is { } years && _yearlyIn[day.Month] && _yearlyOn!.Takes(day))
        {
            expiry = Later(expiry, IsAtTheEnd(moment) ? End : moment.AddYears(years));
        }

        return expiry;
    }

    /// <summary>In its last century time leaves no room for what is kept longest.</summary>
    private static bool IsAtTheEnd(DateTimeOffset moment) => moment.Year >= End.Year - 100;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static int? Count(JsonNode? keep) => keep?["retentionDuration"]?["count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;

    /// <summary>Days of a month: by their number, or by weekday and week.</summary>
    private sealed class DayChoice
    {
        private static readonly string[] WeekNames = { "First", "Second", "Third", "Fourth", "Fifth" };

        private readonly bool _byNumber;
        private readonly bool[] _numbers = new bool[32];
        private readonly bool _lastDay;
        private readonly HashSet<string> _weeks;
        private readonly HashSet<DayOfWeek> _days;

        public DayChoice(JsonObject keep)
        {
            _byNumber = string.Equals((string?)keep["retentionScheduleFormatType"], "Daily", StringComparison.OrdinalIgnoreCase);
            foreach (JsonNode? entry in keep["retentionScheduleDaily"]?["daysOfTheMonth"] as JsonArray ?? new JsonArray())
            {
                if (entry?["date"] is JsonValue date && date.TryGetValue(out int number) && number is > 0 and < 32)
                {
                    _numbers[number] = true;
                }

                _lastDay |= entry?["isLast"] is JsonValue last && last.TryGetValue(out bool flag) && flag;
            }

            _weeks = new HashSet<string>(PolicyWords.Texts(keep["retentionScheduleWeekly"]?["weeksOfTheMonth"]), StringComparer.OrdinalIgnoreCase);
            _days = PolicyWords.Days(keep["retentionScheduleWeekly"]?["daysOfTheWeek"]);
        }

        public bool Takes(DateTime day)
        {
            int length = DateTime.DaysInMonth(day.Year, day.Month);
            return _byNumber
                ? _numbers[day.Day] || (_lastDay && day.Day == length)
                : _days.Contains(day.DayOfWeek) && (_weeks.Contains(WeekNames[(day.Day - 1) / 7]) || (day.Day + 7 > length && _weeks.Contains("Last")));
        }
    }
}
