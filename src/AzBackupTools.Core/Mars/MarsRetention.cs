using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>How long an agent's backups are kept.</summary>
public sealed record MarsRetention
{
    /// <summary>How many days each backup of a daily schedule is kept: 7 to 9999. Null under a weekly schedule.</summary>
    public int? KeepDaily { get; init; }

    /// <summary>How many weeks the backups of <see cref="WeeklyOn" /> are kept: 4 to 5163.</summary>
    public int? KeepWeekly { get; init; }

    /// <summary>The days whose backups are kept by the week.</summary>
    public IReadOnlyList<DayOfWeek> WeeklyOn { get; init => field = Spoken.List(value); } = Spoken.List<DayOfWeek>([]);

    /// <summary>How many months the backups of <see cref="MonthlyOn" /> are kept: 3 to 1188.</summary>
    public int? KeepMonthly { get; init; }

    /// <summary>The days whose backups are kept by the month.</summary>
    public DaysOfMonth? MonthlyOn { get; init; }

    /// <summary>How many years the backups of <see cref="YearlyOn" /> in <see cref="YearlyIn" /> are kept: 1 to 99.</summary>
    public int? KeepYearly { get; init; }

    /// <summary>The days whose backups are kept by the year.</summary>
    public DaysOfMonth? YearlyOn { get; init; }

    /// <summary>The months of <see cref="YearlyOn" />, 1 to 12.</summary>
    public IReadOnlyList<int> YearlyIn { get; init => field = Spoken.List(value); } = Spoken.List<int>([]);

    /// <summary>In words: "30 days, 12 weeks".</summary>
    public override string ToString()
    {
        var parts = new[] { Words(KeepDaily, "day"), Words(KeepWeekly, "week"), Words(KeepMonthly, "month"), Words(KeepYearly, "year") }.OfType<string>();
        return string.Join(", ", parts);
    }

    private static string? Words(int? count, string unit) => count is { } known ? $"{known} {unit}{(known == 1 ? string.Empty : "s")}" : null;
}
