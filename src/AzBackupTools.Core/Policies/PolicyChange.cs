using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Policies;

/// <summary>What should become different in a policy; what is null stays as it is.</summary>
public sealed record PolicyChange
{
    /// <summary>Standard or enhanced.</summary>
    public PolicyTier? Tier { get; init; }

    /// <summary>How often.</summary>
    public PolicyFrequency? Frequency { get; init; }

    /// <summary>The time of day.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>A Windows or an IANA id.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The days of a weekly schedule.</summary>
    public IReadOnlyList<DayOfWeek>? DaysOfWeek { get; init; }

    /// <summary>The hours between two backups of an hourly schedule.</summary>
    public int? IntervalHours { get; init; }

    /// <summary>The hours from the first to the last backup of an hourly schedule.</summary>
    public int? WindowHours { get; init; }

    /// <summary>Days of daily retention.</summary>
    public int? KeepDaily { get; init; }

    /// <summary>Weeks of weekly retention; 0 ends it.</summary>
    public int? KeepWeekly { get; init; }

    /// <summary>The days of weekly retention.</summary>
    public IReadOnlyList<DayOfWeek>? WeeklyOn { get; init; }

    /// <summary>Months of monthly retention; 0 ends it.</summary>
    public int? KeepMonthly { get; init; }

    /// <summary>The days of monthly retention.</summary>
    public DaysOfMonth? MonthlyOn { get; init; }

    /// <summary>Years of yearly retention; 0 ends it.</summary>
    public int? KeepYearly { get; init; }

    /// <summary>The days of yearly retention.</summary>
    public DaysOfMonth? YearlyOn { get; init; }

    /// <summary>The months of yearly retention, 1 to 12.</summary>
    public IReadOnlyList<int>? YearlyIn { get; init; }

    /// <summary>Days of instant restore.</summary>
    public int? InstantRestoreDays { get; init; }

    /// <summary>When recovery points move to the archive tier.</summary>
    public PolicyTiering? Archive { get; init; }

    /// <summary>A new policy: what is not said is as in the service's own policies.</summary>
    /// <exception cref="BackupException">A limit is not kept.</exception>
    public PolicySpec ToNew()
    {
        var hourly = Frequency == PolicyFrequency.Hourly;
        var usual = PolicySpec.Default with
        {
            Tier = hourly ? PolicyTier.Enhanced : PolicyTier.Standard,
            At = hourly ? TimeSpan.FromHours(8) : PolicySpec.Default.At,
            KeepDaily = Frequency == PolicyFrequency.Weekly ? null : 30,
        };
        var merged = Merge(usual);
        return (merged with { InstantRestoreDays = merged.InstantRestoreDays ?? merged.UsualInstantRestoreDays }).Checked();
    }

    /// <summary>A policy after the change.</summary>
    /// <exception cref="BackupException">A limit is not kept.</exception>
    public PolicySpec ApplyTo(PolicySpec policy)
    {
        var ending = this with { KeepWeekly = Count(KeepWeekly), KeepMonthly = Count(KeepMonthly), KeepYearly = Count(KeepYearly) };
        var rest = policy with
        {
            KeepWeekly = KeepWeekly == 0 ? null : policy.KeepWeekly,
            KeepMonthly = KeepMonthly == 0 ? null : policy.KeepMonthly,
            KeepYearly = KeepYearly == 0 ? null : policy.KeepYearly,
        };
        return ending.Merge(rest).Checked();

        static int? Count(int? asked) => asked == 0 ? null : asked;
    }

    private PolicySpec Merge(PolicySpec old)
    {
        var frequency = Frequency ?? old.Frequency;
        var hourly = frequency == PolicyFrequency.Hourly;
        var weekly = frequency == PolicyFrequency.Weekly;
        var days = WeekDays.Distinct(DaysOfWeek ?? (weekly ? old.DaysOfWeek : []));
        var keepWeekly = KeepWeekly ?? old.KeepWeekly;
        var keepMonthly = KeepMonthly ?? old.KeepMonthly;
        var keepYearly = KeepYearly ?? old.KeepYearly;
        var monthlyOn = MonthlyOn ?? (keepMonthly is null ? null : old.MonthlyOn);
        var merged = old with
        {
            Tier = Tier ?? old.Tier,
            Frequency = frequency,
            At = At ?? old.At,
            TimeZone = TimeZone is null ? old.TimeZone : PolicyZone.Find(TimeZone).WindowsId,
            DaysOfWeek = days,
            IntervalHours = IntervalHours ?? (hourly ? old.IntervalHours ?? 4 : null),
            WindowHours = WindowHours ?? (hourly ? old.WindowHours ?? 12 : null),
            KeepDaily = KeepDaily ?? (weekly ? null : old.KeepDaily),
            KeepWeekly = keepWeekly,
            WeeklyOn = WeekDays.Distinct(WeeklyOn ?? (keepWeekly is null ? [] : weekly ? days : old.WeeklyOn)),
            KeepMonthly = keepMonthly,
            MonthlyOn = monthlyOn,
            KeepYearly = keepYearly,
            YearlyOn = YearlyOn ?? (keepYearly is null ? null : old.YearlyOn ?? monthlyOn),
            YearlyIn = YearlyIn ?? (keepYearly is null ? [] : old.YearlyIn.Count > 0 ? old.YearlyIn : [1]),
            Archive = Archive ?? old.Archive,
        };
        return merged with { InstantRestoreDays = InstantRestoreDays ?? StillFit(old.InstantRestoreDays, merged) };
    }

    /// <summary>The days of instant restore stay as they are, unless the new kind of policy cannot have them.</summary>
    private static int? StillFit(int? days, PolicySpec policy)
    {
        var (least, most) = PolicyRules.InstantRestoreRange(policy.Tier, policy.Frequency);
        return days is { } now && (now < least || now > most) ? policy.UsualInstantRestoreDays : days;
    }
}
