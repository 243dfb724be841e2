using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Policies;

/// <summary>Reads off a policy for virtual machines what it is like.</summary>
public static class PolicySpecReader
{
    /// <summary>What a policy is like.</summary>
    /// <exception cref="BackupException">The policy is for another kind of data source: PolicyOfOtherKind.</exception>
    public static PolicySpec Read(BackupPolicy policy)
    {
        var schedule = policy.SchedulePolicy;
        if (policy.Tier is not { } tier || schedule is null || !Enum.TryParse<PolicyFrequency>(schedule.Frequency, ignoreCase: true, out var frequency))
        {
            throw new BackupException(
                ErrorIds.PolicyOfOtherKind,
                $"Policy '{policy.Name}' is for {policy.WorkloadType ?? policy.ManagementType ?? "something else"}, not for virtual machines: it can be shown, compared, exported and imported only.",
                "Get-BackupPolicy | Where-Object Tier shows those for virtual machines.",
                policy.Id);
        }

        var keep = policy.RetentionPolicy;
        var times = schedule.Hourly?.WindowStart is { } start ? [start] : schedule.Daily?.Times ?? schedule.Weekly?.Times ?? schedule.Times;
        return new PolicySpec
        {
            Tier = tier == "Enhanced" ? PolicyTier.Enhanced : PolicyTier.Standard,
            Frequency = frequency,
            At = times.Count > 0 ? times[0].TimeOfDay : TimeSpan.Zero,
            TimeZone = policy.TimeZone ?? "UTC",
            DaysOfWeek = frequency == PolicyFrequency.Weekly ? WeekDays.Read(schedule.Weekly?.Days ?? schedule.Days) : [],
            IntervalHours = frequency == PolicyFrequency.Hourly ? schedule.Hourly?.IntervalHours : null,
            WindowHours = frequency == PolicyFrequency.Hourly ? schedule.Hourly?.WindowHours : null,
            KeepDaily = keep?.Daily?.Duration?.Count ?? keep?.Duration?.Count,
            KeepWeekly = keep?.Weekly?.Duration?.Count,
            WeeklyOn = WeekDays.Read(keep?.Weekly?.DaysOfWeek ?? []),
            KeepMonthly = keep?.Monthly?.Duration?.Count,
            MonthlyOn = keep?.Monthly is { } monthly ? Days(monthly.Format, monthly.DaysOfMonth, monthly.WeeksOfMonth, monthly.DaysOfWeek) : null,
            KeepYearly = keep?.Yearly?.Duration?.Count,
            YearlyOn = keep?.Yearly is { } yearly ? Days(yearly.Format, yearly.DaysOfMonth, yearly.WeeksOfMonth, yearly.DaysOfWeek) : null,
            YearlyIn = keep?.Yearly is { } year ? Months(year.MonthsOfYear) : [],
            InstantRestoreDays = policy.InstantRestoreDays,
            Archive = policy.Tiering.TryGetValue(TieringMode.ArchiveTier, out var archive) ? archive : null,
        };
    }

    private static DaysOfMonth Days(string? format, IReadOnlyList<RetentionDay> days, IReadOnlyList<string> weeks, IReadOnlyList<string> daysOfWeek) =>
        Text.Same(format, "Daily")
            ? DaysOfMonth.ByNumber(days.Select(day => day.IsLast == true ? DaysOfMonth.LastDay : day.Day ?? DaysOfMonth.LastDay))
            : DaysOfMonth.ByWeek(weeks, WeekDays.Read(daysOfWeek));

    private static int[] Months(IReadOnlyList<string> names) =>
        names.Select(name => Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, month => Text.Same(month, name)) + 1)
            .Where(month => month > 0)
            .Distinct()
            .OrderBy(month => month)
            .ToArray();
}
