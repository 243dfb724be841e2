using System;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>Until when backups of an agent are kept: the longest of what daily, weekly, monthly and yearly retention say.</summary>
public static class MarsExpiry
{
    /// <summary>In its last century time leaves no room for what is kept longest.</summary>
    private const int LastYear = 9899;

    /// <summary>
    /// For what a backup by schedule counts. Of the backups of one day, the first one is kept by the month and the year, and by the week, too,
    /// unless the schedule is a weekly one: that has no other way to keep the later ones.
    /// </summary>
    /// <param name="policy">The policy that makes it.</param>
    /// <param name="time">The time of the schedule, in the server's own time.</param>
    public static MarsKeep OfScheduled(MarsPolicy policy, DateTime time)
    {
        var retention = policy.Retention;
        var isFirst = time.TimeOfDay <= policy.Schedule.Times.Min();
        var weekly = (isFirst || !policy.Schedule.IsDaily) && retention.KeepWeekly is not null && retention.WeeklyOn.Contains(time.DayOfWeek);
        var monthly = isFirst && retention.KeepMonthly is not null && Takes(retention.MonthlyOn, time);
        var yearly = isFirst && retention.KeepYearly is not null && retention.YearlyIn.Contains(time.Month) && Takes(retention.YearlyOn, time);
        return OfOnDemand(policy) | (weekly ? MarsKeep.Weekly : 0) | (monthly ? MarsKeep.Monthly : 0) | (yearly ? MarsKeep.Yearly : 0);
    }

    /// <summary>For what a backup counts that somebody asks for: <see href="https://learn.microsoft.com/azure/backup/backup-windows-with-mars-agent#set-up-on-demand-backup-policy-retention-behavior" />.</summary>
    public static MarsKeep OfOnDemand(MarsPolicy policy) => policy.Schedule.IsDaily ? MarsKeep.Daily : MarsKeep.None;

    /// <summary>Until when a backup is kept; at least a day.</summary>
    /// <param name="retention">What the policy says now.</param>
    /// <param name="keep">For what the backup counts.</param>
    /// <param name="time">When it was made.</param>
    public static DateTimeOffset Until(MarsRetention retention, MarsKeep keep, DateTimeOffset time)
    {
        if (time.Year > LastYear)
        {
            return DateTimeOffset.MaxValue;
        }

        var ends = new[]
        {
            time.AddDays(1),
            time.AddDays(keep.HasFlag(MarsKeep.Daily) ? retention.KeepDaily ?? 0 : 0),
            time.AddDays(keep.HasFlag(MarsKeep.Weekly) ? 7 * (retention.KeepWeekly ?? 0) : 0),
            time.AddMonths(keep.HasFlag(MarsKeep.Monthly) ? retention.KeepMonthly ?? 0 : 0),
            time.AddYears(keep.HasFlag(MarsKeep.Yearly) ? retention.KeepYearly ?? 0 : 0),
        };
        return ends.Max();
    }

    private static bool Takes(DaysOfMonth? days, DateTime time) => days?.Contains(time) == true;
}
