using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Core.Models;

/// <summary>Says schedules and retention in plain words.</summary>
internal static class PolicyWords
{
    /// <summary>"Daily at 22:00 UTC", "Weekly on Sunday, Wednesday at 22:00 UTC", "Every 4 hours from 08:00 for 12 hours, UTC".</summary>
    public static string Schedule(BackupPolicy policy)
    {
        var zone = policy.TimeZone ?? policy.SettingsTimeZone;
        if (policy.SchedulePolicy is { } schedule)
        {
            return Schedule(schedule, zone);
        }

        var parts = policy.SubPolicies
            .Where(static part => part.SchedulePolicy is not null)
            .Select(part => $"{part.PolicyType}: {LowerFirst(Schedule(part.SchedulePolicy!, zone))}");
        return string.Join("; ", parts);
    }

    /// <summary>"30 days", "30 days, 12 weeks (Sunday), 60 months (day 1), 10 years (first Sunday of January)".</summary>
    public static string Retention(BackupPolicy policy)
    {
        if ((policy.RetentionPolicy ?? policy.VaultRetention) is { } retention)
        {
            return Retention(retention);
        }

        var parts = policy.SubPolicies
            .Where(static part => part.RetentionPolicy is not null)
            .Select(static part => $"{part.PolicyType}: {Retention(part.RetentionPolicy!)}");
        return string.Join("; ", parts);
    }

    private static string Schedule(BackupSchedule schedule, string? zone)
    {
        var inZone = zone is null ? string.Empty : " " + zone;
        if (schedule.LogFrequencyMinutes is { } minutes)
        {
            return $"Every {Count(minutes, "minute")}";
        }

        if (Text.Same(schedule.Frequency, ScheduleFrequency.Hourly) && schedule.Hourly is { } hourly)
        {
            var window = hourly.WindowHours is { } hours ? $" for {Count(hours, "hour")}" : string.Empty;
            var start = hourly.WindowStart is { } from ? $" from {Clock(from)}" : string.Empty;
            var zoneLast = zone is null ? string.Empty : ", " + zone;
            return $"Every {Count(hourly.IntervalHours ?? 0, "hour")}{start}{window}{zoneLast}";
        }

        if (Text.Same(schedule.Frequency, ScheduleFrequency.Weekly))
        {
            var days = schedule.Weekly?.Days ?? schedule.Days;
            var times = schedule.Weekly?.Times ?? schedule.Times;
            var every = schedule.WeeklyFrequency is > 1 and { } weeks ? $"Every {weeks} weeks" : "Weekly";
            return $"{every}{On(days)}{At(times)}{inZone}";
        }

        return $"{schedule.Frequency ?? schedule.Kind}{On(schedule.Days)}{At(schedule.Daily?.Times ?? schedule.Times)}{(At(schedule.Daily?.Times ?? schedule.Times).Length > 0 ? inZone : string.Empty)}";
    }

    private static string Retention(BackupRetention retention)
    {
        var parts = new List<string>();
        if (retention.Duration is { } simple)
        {
            parts.Add(Span(simple));
        }

        if (retention.Daily?.Duration is { } daily)
        {
            parts.Add(Span(daily));
        }

        if (retention.Weekly is { } weekly)
        {
            parts.Add(Span(weekly.Duration) + InBrackets(string.Join(", ", weekly.DaysOfWeek)));
        }

        if (retention.Monthly is { } monthly)
        {
            parts.Add(Span(monthly.Duration) + InBrackets(DayOf(monthly.Format, monthly.DaysOfMonth, monthly.DaysOfWeek, monthly.WeeksOfMonth)));
        }

        if (retention.Yearly is { } yearly)
        {
            var day = DayOf(yearly.Format, yearly.DaysOfMonth, yearly.DaysOfWeek, yearly.WeeksOfMonth);
            var months = string.Join(", ", yearly.MonthsOfYear);
            parts.Add(Span(yearly.Duration) + InBrackets(day.Length > 0 && months.Length > 0 ? $"{day} of {months}" : day + months));
        }

        return string.Join(", ", parts);
    }

    private static string DayOf(string? format, IReadOnlyList<RetentionDay> days, IReadOnlyList<string> daysOfWeek, IReadOnlyList<string> weeks) =>
        Text.Same(format, "Weekly") || days.Count == 0
            ? $"{LowerFirst(string.Join(", ", weeks))} {string.Join(", ", daysOfWeek)}".Trim()
            : string.Join(", ", days.Select(static day => day.IsLast == true ? "last day" : "day " + Number(day.Day ?? 0)));

    private static string Span(RetentionDuration? span)
    {
        if (span?.Count is not { } count)
        {
            return "unlimited";
        }

        var unit = (span.Unit ?? "Days").ToLowerInvariant();
        return Count(count, unit.EndsWith("s", StringComparison.Ordinal) ? unit.Substring(0, unit.Length - 1) : unit);
    }

    private static string Count(int count, string unit) => count == 1 ? "1 " + unit : $"{Number(count)} {unit}s";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string On(IReadOnlyList<string> days) => days.Count == 0 ? string.Empty : " on " + string.Join(", ", days);

    private static string At(IReadOnlyList<DateTimeOffset> times) => times.Count == 0 ? string.Empty : " at " + string.Join(", ", times.Select(Clock));

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string InBrackets(string text) => text.Length == 0 ? string.Empty : $" ({text})";

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text.Substring(1);
}
