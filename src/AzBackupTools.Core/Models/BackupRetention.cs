using System;
using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>How long backups are kept.</summary>
public sealed record BackupRetention
{
    /// <summary>LongTermRetentionPolicy or SimpleRetentionPolicy.</summary>
    public string? Kind { get; init; }

    /// <summary>How long each day's backup is kept.</summary>
    public DailyRetention? Daily { get; init; }

    /// <summary>How long one backup a week is kept.</summary>
    public WeeklyRetention? Weekly { get; init; }

    /// <summary>How long one backup a month is kept.</summary>
    public MonthlyRetention? Monthly { get; init; }

    /// <summary>How long one backup a year is kept.</summary>
    public YearlyRetention? Yearly { get; init; }

    /// <summary>How long all of them are kept, in a simple policy.</summary>
    public RetentionDuration? Duration { get; init; }
}

/// <summary>A span of retention.</summary>
public sealed record RetentionDuration
{
    /// <summary>How many.</summary>
    public int? Count { get; init; }

    /// <summary>Days, Weeks, Months or Years.</summary>
    public string? Unit { get; init; }
}

/// <summary>How long each day's backup is kept.</summary>
public sealed record DailyRetention
{
    /// <summary>The times of day of the backups; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>How long.</summary>
    public RetentionDuration? Duration { get; init; }
}

/// <summary>How long one backup a week is kept.</summary>
public sealed record WeeklyRetention
{
    /// <summary>Of which days, in English.</summary>
    public IReadOnlyList<string> DaysOfWeek { get; init; } = [];

    /// <summary>The times of day of the backups; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>How long.</summary>
    public RetentionDuration? Duration { get; init; }
}

/// <summary>How long one backup a month is kept.</summary>
public sealed record MonthlyRetention
{
    /// <summary>Daily: by <see cref="DaysOfMonth" />. Weekly: by <see cref="DaysOfWeek" /> and <see cref="WeeksOfMonth" />.</summary>
    public string? Format { get; init; }

    /// <summary>Of which days of the month.</summary>
    public IReadOnlyList<RetentionDay> DaysOfMonth { get; init; } = [];

    /// <summary>Of which days of the week, in English.</summary>
    public IReadOnlyList<string> DaysOfWeek { get; init; } = [];

    /// <summary>Of which weeks: First, Second, Third, Fourth, Last.</summary>
    public IReadOnlyList<string> WeeksOfMonth { get; init; } = [];

    /// <summary>The times of day of the backups; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>How long.</summary>
    public RetentionDuration? Duration { get; init; }
}

/// <summary>How long one backup a year is kept.</summary>
public sealed record YearlyRetention
{
    /// <summary>Daily: by <see cref="DaysOfMonth" />. Weekly: by <see cref="DaysOfWeek" /> and <see cref="WeeksOfMonth" />.</summary>
    public string? Format { get; init; }

    /// <summary>Of which months, in English.</summary>
    public IReadOnlyList<string> MonthsOfYear { get; init; } = [];

    /// <summary>Of which days of the month.</summary>
    public IReadOnlyList<RetentionDay> DaysOfMonth { get; init; } = [];

    /// <summary>Of which days of the week, in English.</summary>
    public IReadOnlyList<string> DaysOfWeek { get; init; } = [];

    /// <summary>Of which weeks: First, Second, Third, Fourth, Last.</summary>
    public IReadOnlyList<string> WeeksOfMonth { get; init; } = [];

    /// <summary>The times of day of the backups; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>How long.</summary>
    public RetentionDuration? Duration { get; init; }
}

/// <summary>A day of a month.</summary>
public sealed record RetentionDay
{
    /// <summary>1 to 28; 0 where <see cref="IsLast" /> says it.</summary>
    public int? Day { get; init; }

    /// <summary>Whether it is the last day of the month.</summary>
    public bool? IsLast { get; init; }
}
