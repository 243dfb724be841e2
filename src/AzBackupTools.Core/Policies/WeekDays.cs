using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Policies;

/// <summary>Days of the week, in English, as the service says them.</summary>
internal static class WeekDays
{
    /// <summary>Reads a day by its whole name, without case.</summary>
    public static bool TryParse(string text, out DayOfWeek day) =>
        Enum.TryParse(text, ignoreCase: true, out day) && text.Length > 0 && char.IsLetter(text[0]);

    /// <summary>The days of these names; others are left out.</summary>
    public static IReadOnlyList<DayOfWeek> Read(IEnumerable<string> names) =>
        Distinct(names.Select(name => TryParse(name, out var day) ? (DayOfWeek?)day : null).OfType<DayOfWeek>());

    /// <summary>Each day once, in the order of the week.</summary>
    public static IReadOnlyList<DayOfWeek> Distinct(IEnumerable<DayOfWeek> days) => days.Distinct().OrderBy(day => day).ToArray();
}
