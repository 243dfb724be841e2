using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>When backups are made.</summary>
public sealed record BackupSchedule
{
    /// <summary>SimpleSchedulePolicy (standard), SimpleSchedulePolicyV2 (enhanced), LogSchedulePolicy or LongTermSchedulePolicy.</summary>
    public string? Kind { get; init; }

    /// <summary>One of <see cref="ScheduleFrequency" />.</summary>
    public string? Frequency { get; init; }

    /// <summary>The days of a weekly schedule, in English.</summary>
    public IReadOnlyList<string> Days { get; init; } = [];

    /// <summary>The times of day; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>Every how many weeks a weekly schedule of an agent runs; 0 where it means nothing.</summary>
    public int? WeeklyFrequency { get; init; }

    /// <summary>Backups during a part of the day.</summary>
    public HourlySchedule? Hourly { get; init; }

    /// <summary>Daily backups of an enhanced policy.</summary>
    public DailySchedule? Daily { get; init; }

    /// <summary>Weekly backups of an enhanced policy.</summary>
    public WeeklySchedule? Weekly { get; init; }

    /// <summary>Every how many minutes the log of a database is backed up.</summary>
    public int? LogFrequencyMinutes { get; init; }
}

/// <summary>Backups every few hours during a part of the day.</summary>
public sealed record HourlySchedule
{
    /// <summary>The hours between two backups: 4, 6, 8, 12 or 24.</summary>
    public int? IntervalHours { get; init; }

    /// <summary>The time of day of the first backup; its date and offset mean nothing.</summary>
    public DateTimeOffset? WindowStart { get; init; }

    /// <summary>The hours from the first backup to the last one: 4 to 24.</summary>
    public int? WindowHours { get; init; }
}

/// <summary>Daily backups.</summary>
public sealed record DailySchedule
{
    /// <summary>The times of day; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];
}

/// <summary>Weekly backups.</summary>
public sealed record WeeklySchedule
{
    /// <summary>The days, in English.</summary>
    public IReadOnlyList<string> Days { get; init; } = [];

    /// <summary>The times of day; their date and offset mean nothing.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];
}
