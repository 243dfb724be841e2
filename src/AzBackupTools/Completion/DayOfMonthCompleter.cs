using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Completion;

/// <summary>Completes the days of retention by the month or year: by week and weekday, or by number.</summary>
public sealed class DayOfMonthCompleter : WordCompleter
{
    private const int MostDays = 28;

    private static readonly string[] Weeks = ["First", "Second", "Third", "Fourth", "Last"];

    private protected override IEnumerable<NameSuggestion> Words(IDictionary bound) => Weeks
        .SelectMany(static _ => (DayOfWeek[])Enum.GetValues(typeof(DayOfWeek)), static (week, day) => new NameSuggestion($"{week} {day}", $"The {week.ToLowerInvariant()} {day} of the month"))
        .Concat(Enumerable.Range(1, MostDays).Select(static day => new NameSuggestion(day.ToString(CultureInfo.InvariantCulture), $"Day {day} of the month")));
}
