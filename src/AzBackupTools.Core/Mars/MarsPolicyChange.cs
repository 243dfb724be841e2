using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;

namespace AzBackupTools.Core.Mars;

/// <summary>What to change of a policy; null stays as it is. Of a policy that is not there yet, it is what differs from a daily backup at 22:00 for 30 days.</summary>
public sealed record MarsPolicyChange
{
    /// <summary>The times of day.</summary>
    public IReadOnlyList<TimeSpan>? Times { get; init; }

    /// <summary>The days of a weekly schedule; empty for every day.</summary>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    /// <summary>Every how many weeks.</summary>
    public int? EveryWeeks { get; init; }

    /// <summary>Days to keep; 0 for not at all.</summary>
    public int? KeepDaily { get; init; }

    /// <summary>Weeks to keep; 0 for not at all.</summary>
    public int? KeepWeekly { get; init; }

    /// <summary>Whose backups are kept by the week.</summary>
    public IReadOnlyList<DayOfWeek>? WeeklyOn { get; init; }

    /// <summary>Months to keep; 0 for not at all.</summary>
    public int? KeepMonthly { get; init; }

    /// <summary>Whose backups are kept by the month.</summary>
    public DaysOfMonth? MonthlyOn { get; init; }

    /// <summary>Years to keep; 0 for not at all.</summary>
    public int? KeepYearly { get; init; }

    /// <summary>Whose backups are kept by the year.</summary>
    public DaysOfMonth? YearlyOn { get; init; }

    /// <summary>Of which months.</summary>
    public IReadOnlyList<int>? YearlyIn { get; init; }

    /// <summary>The volumes, folders and files, all of them.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>What is left out, all of it.</summary>
    public IReadOnlyList<MarsExclusion>? Exclusions { get; init; }

    /// <summary>The policy with the change.</summary>
    /// <exception cref="BackupException">InvalidRetention: it contradicts itself, or says whose backups are kept where none are.</exception>
    public MarsPolicy Apply(MarsPolicy policy)
    {
        var schedule = policy.Schedule with
        {
            Times = Times?.OrderBy(static time => time).ToArray() ?? policy.Schedule.Times,
            Days = Days is null ? policy.Schedule.Days : WeekDays.Distinct(Days),
        };
        schedule = schedule with { EveryWeeks = EveryWeeks ?? (Days is not null && schedule.IsDaily ? 1 : schedule.EveryWeeks) };
        return policy with
        {
            Schedule = schedule,
            Retention = Apply(policy.Retention, schedule),
            Items = Items ?? policy.Items,
            Exclusions = Exclusions ?? policy.Exclusions,
        };
    }

    private MarsRetention Apply(MarsRetention old, MarsSchedule schedule)
    {
        // What only one kind of schedule has goes with the kind, unless somebody asks for it.
        var daily = KeepDaily ?? (schedule.IsDaily ? old.KeepDaily ?? 30 : null);
        var weekly = Count(KeepWeekly, old.KeepWeekly);
        var weeklyOn = WeeklyOn ?? (weekly is null ? [] : old.WeeklyOn.Count > 0 && old.WeeklyOn.All(day => schedule.IsDaily || schedule.Days.Contains(day)) ? old.WeeklyOn : schedule.IsDaily ? [DayOfWeek.Sunday] : schedule.Days);
        var first = weeklyOn.Count > 0 ? weeklyOn[0] : schedule.IsDaily ? DayOfWeek.Sunday : schedule.Days[0];
        var usual = DaysOfMonth.ByWeek(["First"], [first]);
        var monthly = Count(KeepMonthly, old.KeepMonthly);
        var yearly = Count(KeepYearly, old.KeepYearly);
        CheckSense(schedule, weekly, monthly, yearly);
        return new MarsRetention
        {
            KeepDaily = daily == 0 ? null : daily,
            KeepWeekly = weekly,
            WeeklyOn = WeekDays.Distinct(weeklyOn),
            KeepMonthly = monthly,
            MonthlyOn = monthly is null ? null : MonthlyOn ?? old.MonthlyOn ?? usual,
            KeepYearly = yearly,
            YearlyOn = yearly is null ? null : YearlyOn ?? old.YearlyOn ?? MonthlyOn ?? old.MonthlyOn ?? usual,
            YearlyIn = yearly is null ? [] : YearlyIn ?? (old.YearlyIn.Count > 0 ? old.YearlyIn : [1]),
        };
    }

    private void CheckSense(MarsSchedule schedule, int? weekly, int? monthly, int? yearly)
    {
        if (KeepDaily == 0 && schedule.IsDaily)
        {
            throw Senseless("KeepDaily", "-KeepDaily 0 is not possible for a daily schedule, which keeps each backup for a number of days.", "Give 7 to 9999, as -KeepDaily 30, or days of a weekly schedule, as -DayOfWeek Saturday -KeepWeekly 12.");
        }

        if (KeepWeekly == 0 && !schedule.IsDaily)
        {
            throw Senseless("KeepWeekly", "-KeepWeekly 0 is not possible for a weekly schedule, which keeps its backups for a number of weeks.", "Give 4 to 5163: -KeepWeekly 12.");
        }

        foreach (var (name, isGiven, count, keep) in new[]
        {
            ("WeeklyOn", WeeklyOn is not null, weekly, "KeepWeekly 12"), ("MonthlyOn", MonthlyOn is not null, monthly, "KeepMonthly 12"),
            ("YearlyOn", YearlyOn is not null, yearly, "KeepYearly 5"), ("YearlyIn", YearlyIn is not null, yearly, "KeepYearly 5"),
        })
        {
            if (isGiven && count is null)
            {
                var unit = name.StartsWith("Week", StringComparison.Ordinal) ? "week" : name.StartsWith("Month", StringComparison.Ordinal) ? "month" : "year";
                throw Senseless(name, $"-{name} has no effect: nothing is kept by the {unit}.", $"Say for how long beside it, as -{keep}, or leave it out.");
            }
        }
    }

    private static BackupException Senseless(string parameter, string message, string remedy) => new(ErrorIds.InvalidRetention, message, remedy, parameter) { ConcernsAllInput = true };

    private static int? Count(int? asked, int? old) => (asked ?? old) is { } count and not 0 ? count : null;
}
