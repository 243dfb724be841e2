using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// What a policy for virtual machines should be like, in the terms of people: one schedule, and how long its backups are kept.
/// <see cref="Checked" /> holds it to the limits of the service.
/// </summary>
public sealed record PolicySpec
{
    /// <summary>What a new policy is like where nothing else is said: as the service's own DefaultPolicy.</summary>
    public static PolicySpec Default { get; } = new();

    /// <summary>Standard or enhanced.</summary>
    public PolicyTier Tier { get; init; }

    /// <summary>How often.</summary>
    public PolicyFrequency Frequency { get; init; }

    /// <summary>The time of day in <see cref="TimeZone" />, of hourly backups the first one; on a full or half hour.</summary>
    public TimeSpan At { get; init; } = new(22, 30, 0);

    /// <summary>The Windows id of the time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The days of a weekly schedule.</summary>
    public IReadOnlyList<DayOfWeek> DaysOfWeek { get; init; } = [];

    /// <summary>The hours between two backups of an hourly schedule: 4, 6, 8 or 12.</summary>
    public int? IntervalHours { get; init; }

    /// <summary>The hours from the first backup of an hourly schedule to its last one at most: 4 to 24.</summary>
    public int? WindowHours { get; init; }

    /// <summary>How many days each backup is kept: 7 to 9999; not for weekly schedules.</summary>
    public int? KeepDaily { get; init; }

    /// <summary>How many weeks one backup a week is kept: 1 to 5163.</summary>
    public int? KeepWeekly { get; init; }

    /// <summary>Which days' backups are kept by the week.</summary>
    public IReadOnlyList<DayOfWeek> WeeklyOn { get; init; } = [];

    /// <summary>How many months one backup a month is kept: 1 to 1188.</summary>
    public int? KeepMonthly { get; init; }

    /// <summary>Which days' backups are kept by the month.</summary>
    public DaysOfMonth? MonthlyOn { get; init; }

    /// <summary>How many years one backup a year is kept: 1 to 99.</summary>
    public int? KeepYearly { get; init; }

    /// <summary>Which days' backups are kept by the year, of the months of <see cref="YearlyIn" />.</summary>
    public DaysOfMonth? YearlyOn { get; init; }

    /// <summary>The months of yearly retention, 1 to 12.</summary>
    public IReadOnlyList<int> YearlyIn { get; init; } = [];

    /// <summary>How many days snapshots are kept for instant restore; null leaves it to the service.</summary>
    public int? InstantRestoreDays { get; init; }

    /// <summary>When recovery points move to the archive tier; null where the policy does not say.</summary>
    public PolicyTiering? Archive { get; init; }

    /// <summary>The days of instant restore that a policy has where nobody says how many: those of the service.</summary>
    public int UsualInstantRestoreDays => Tier == PolicyTier.Enhanced ? 7 : Frequency == PolicyFrequency.Weekly ? 5 : 2;

    /// <summary>The same, held to every documented limit.</summary>
    /// <exception cref="BackupException">One limit is not kept; the message names the parameter and the range.</exception>
    public PolicySpec Checked()
    {
        PolicyRules.Check(this);
        return this;
    }
}
