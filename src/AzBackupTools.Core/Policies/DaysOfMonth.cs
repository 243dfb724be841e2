using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;

namespace AzBackupTools;

/// <summary>
/// Which days of a month: by number and "Last", or by week, "First Sunday". The service takes the one or the other, and of the
/// latter all pairs of a set of weeks and a set of days.
/// </summary>
public sealed class DaysOfMonth : IEquatable<DaysOfMonth>
{
    /// <summary>The weeks of a month, as the service says them.</summary>
    internal static readonly string[] WeekNames = ["First", "Second", "Third", "Fourth", "Last"];

    /// <summary>The number that the last day, or the last week, goes by here.</summary>
    internal const int LastDay = 0;

    private const int HighestDay = 28;

    private DaysOfMonth(IReadOnlyList<int> days, IReadOnlyList<string> weeks, IReadOnlyList<DayOfWeek> daysOfWeek)
    {
        Days = days;
        Weeks = weeks;
        DaysOfWeek = daysOfWeek;
    }

    /// <summary>The numbers of days, 1 to 28, and 0 for the last; empty where they go by week.</summary>
    public IReadOnlyList<int> Days { get; }

    /// <summary>First, Second, Third, Fourth, Last; empty where they go by number.</summary>
    public IReadOnlyList<string> Weeks { get; }

    /// <summary>The days in these weeks; empty where they go by number.</summary>
    public IReadOnlyList<DayOfWeek> DaysOfWeek { get; }

    /// <summary>Whether they go by week.</summary>
    public bool IsByWeek => Weeks.Count > 0;

    /// <summary>Days by number; 0 is the last.</summary>
    public static DaysOfMonth ByNumber(IEnumerable<int> days) =>
        new(days.Distinct().OrderBy(day => day == LastDay ? int.MaxValue : day).ToArray(), [], []);

    /// <summary>Days by week.</summary>
    public static DaysOfMonth ByWeek(IEnumerable<string> weeks, IEnumerable<DayOfWeek> daysOfWeek) =>
        new([], WeekNames.Intersect(weeks, StringComparer.OrdinalIgnoreCase).ToArray(), daysOfWeek.Distinct().OrderBy(day => day).ToArray());

    /// <summary>Reads "1", "Last", "First Sunday", one or several of a kind.</summary>
    /// <exception cref="BackupException">InvalidRetentionDay: one of them is no such day, or they do not go together.</exception>
    public static DaysOfMonth Parse(IReadOnlyList<string> texts, string parameter)
    {
        var days = new List<int>();
        var pairs = new List<(string Week, DayOfWeek Day)>();
        foreach (var text in texts.SelectMany(text => (text ?? string.Empty).Split(',')).Select(text => text.Trim()))
        {
            var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 2 && WeekNames.FirstOrDefault(week => Same(week, words[0])) is { } named && WeekDays.TryParse(words[1], out var day))
            {
                pairs.Add((named, day));
            }
            else if (words.Length == 1 && Same(words[0], "Last"))
            {
                days.Add(LastDay);
            }
            else
            {
                days.Add(ParseNumber(text, parameter));
            }
        }

        return pairs.Count == 0 ? ByNumber(days) : ByPairs(days, pairs, texts, parameter);
    }

    /// <summary>Whether a date is one of the days.</summary>
    public bool Contains(DateTime date)
    {
        var length = DateTime.DaysInMonth(date.Year, date.Month);
        var week = (date.Day - 1) / 7;
        return IsByWeek
            ? DaysOfWeek.Contains(date.DayOfWeek)
                && ((week < 4 && Weeks.Contains(WeekNames[week])) || (date.Day + 7 > length && Weeks.Contains("Last")))
            : Days.Contains(date.Day) || (date.Day == length && Days.Contains(LastDay));
    }

    /// <summary>In words: "day 1, last day", "first Sunday".</summary>
    public override string ToString() => IsByWeek
        ? $"{string.Join(", ", Weeks.Select(week => week.ToLowerInvariant()))} {string.Join(", ", DaysOfWeek)}"
        : string.Join(", ", Days.Select(day => day == LastDay ? "last day" : "day " + day.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc />
    public bool Equals(DaysOfMonth? other) =>
        other is not null && Days.SequenceEqual(other.Days) && Weeks.SequenceEqual(other.Weeks) && DaysOfWeek.SequenceEqual(other.DaysOfWeek);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as DaysOfMonth);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static DaysOfMonth ByPairs(List<int> days, List<(string Week, DayOfWeek Day)> pairs, IReadOnlyList<string> texts, string parameter)
    {
        var given = string.Join(", ", texts);
        if (days.Count > 0)
        {
            throw Invalid(parameter, given, "mixes days by number with days by week", "Give the one or the other: 1, 15 or 'First Sunday'.");
        }

        var both = ByWeek(pairs.Select(pair => pair.Week), pairs.Select(pair => pair.Day));
        return both.Weeks.Count * both.DaysOfWeek.Count == pairs.Distinct().Count()
            ? both
            : throw Invalid(
                parameter,
                given,
                "cannot be told to the service, which takes each of a set of weeks with each of a set of days",
                $"Give the same days for each week: {both.Weeks[0]} {string.Join($", {both.Weeks[0]} ", both.DaysOfWeek)}.");
    }

    private static int ParseNumber(string text, string parameter)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            throw Invalid(parameter, text, "is not a day of a month", "Give a number from 1 to 28, Last, or a day of a week such as 'First Sunday'.");
        }

        return day switch
        {
            >= 1 and <= HighestDay => day,
            > HighestDay and <= 31 => throw Invalid(parameter, text, "is a day that some months lack", "Give a number from 1 to 28, or Last for the last day of each month."),
            _ => throw Invalid(parameter, text, "is out of range", "Give a number from 1 to 28, or Last."),
        };
    }

    private static BackupException Invalid(string parameter, string given, string reason, string remedy) =>
        new(ErrorIds.InvalidRetentionDay, $"-{parameter} '{given}' {reason}.", remedy, given) { ConcernsAllInput = true };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
