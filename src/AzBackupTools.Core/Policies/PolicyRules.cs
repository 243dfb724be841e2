using System;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// The documented limits of policies for virtual machines, each told by the name of its parameter:
/// <see href="https://learn.microsoft.com/azure/backup/backup-support-matrix-iaas" /> and the checks of Azure's own clients.
/// </summary>
internal static class PolicyRules
{
    private const int LeastMonthsBeforeArchive = 3;
    private const int LeastMonthsInArchive = 6;

    public static void Check(PolicySpec spec)
    {
        CheckSchedule(spec);
        CheckRetention(spec);
        CheckInstantRestore(spec);
        CheckArchive(spec);
    }

    /// <summary>The least and the most days of instant restore.</summary>
    public static (int Least, int Most) InstantRestoreRange(PolicyTier tier, PolicyFrequency frequency) =>
        (frequency == PolicyFrequency.Weekly ? 5 : 1, tier == PolicyTier.Enhanced ? 30 : 5);

    private static void CheckSchedule(PolicySpec spec)
    {
        if (spec.At < TimeSpan.Zero || spec.At >= TimeSpan.FromDays(1) || spec.At.Ticks % TimeSpan.FromMinutes(30).Ticks != 0)
        {
            throw Refused(ErrorIds.InvalidBackupTime, "At", $"{spec.At:hh\\:mm}", "is not on a full or half hour", "Give a time of day such as 22:00 or 22:30.");
        }

        if (spec.Frequency == PolicyFrequency.Hourly)
        {
            CheckHourly(spec);
        }
        else if (spec.IntervalHours is not null || spec.WindowHours is not null)
        {
            throw Schedule(
                spec.IntervalHours is not null ? "IntervalHours" : "WindowHours", Text(spec.IntervalHours ?? spec.WindowHours), "has no meaning for a schedule that is not hourly", "Add -Frequency Hourly, or leave it out.");
        }

        if (spec.Frequency == PolicyFrequency.Weekly && spec.DaysOfWeek.Count == 0)
        {
            throw Schedule("DayOfWeek", null, "is missing: a weekly schedule runs on days of the week", "Give one or several: -DayOfWeek Sunday.");
        }

        if (spec.Frequency != PolicyFrequency.Weekly && spec.DaysOfWeek.Count > 0)
        {
            throw Schedule("DayOfWeek", string.Join(", ", spec.DaysOfWeek), $"has no meaning for a schedule that is {spec.Frequency}", "Add -Frequency Weekly, or leave it out.");
        }
    }

    private static void CheckHourly(PolicySpec spec)
    {
        if (spec.Tier != PolicyTier.Enhanced)
        {
            throw Schedule("Frequency", "Hourly", "needs an enhanced policy", "Add -Tier Enhanced.");
        }

        if (spec.IntervalHours is not (4 or 6 or 8 or 12))
        {
            throw Schedule("IntervalHours", Text(spec.IntervalHours), "is not an interval that the service has", "Give 4, 6, 8 or 12 hours.");
        }

        if (spec.WindowHours is not (>= 4 and <= 24))
        {
            throw Schedule("WindowHours", Text(spec.WindowHours), "is out of range", "Give 4 to 24 hours.");
        }
    }

    private static void CheckRetention(PolicySpec spec)
    {
        var weekly = spec.Frequency == PolicyFrequency.Weekly;
        if (weekly && spec.KeepDaily is not null)
        {
            throw Retention("KeepDaily", spec.KeepDaily, "keeps backups of every day, and a weekly schedule makes none", "Use -KeepWeekly.");
        }

        if (!weekly && spec.KeepDaily is null)
        {
            throw Retention("KeepDaily", null, $"is missing: a schedule that is {spec.Frequency} keeps each backup for some days", "Give 7 to 9999 days.");
        }

        if (weekly && spec.KeepWeekly is null)
        {
            throw Retention("KeepWeekly", null, "is missing: a weekly schedule keeps each backup for some weeks", "Give 1 to 5163 weeks.");
        }

        CheckRange("KeepDaily", spec.KeepDaily, 7, 9999, "days");
        CheckRange("KeepWeekly", spec.KeepWeekly, 1, 5163, "weeks");
        CheckRange("KeepMonthly", spec.KeepMonthly, 1, 1188, "months");
        CheckRange("KeepYearly", spec.KeepYearly, 1, 99, "years");
        CheckDays("KeepWeekly", spec.KeepWeekly, "WeeklyOn", spec.WeeklyOn.Count > 0, "-WeeklyOn Sunday");
        CheckDays("KeepMonthly", spec.KeepMonthly, "MonthlyOn", spec.MonthlyOn is not null, "-MonthlyOn 'First Sunday', a number from 1 to 28, or Last");
        CheckDays("KeepYearly", spec.KeepYearly, "YearlyOn", spec.YearlyOn is not null, "-YearlyOn 'First Sunday', a number from 1 to 28, or Last");
        CheckDays("KeepYearly", spec.KeepYearly, "YearlyIn", spec.YearlyIn.Count > 0, "-YearlyIn January");
        if (weekly)
        {
            CheckDaysOfWeeklySchedule(spec);
        }
    }

    private static void CheckDaysOfWeeklySchedule(PolicySpec spec)
    {
        if (!WeekDays.Distinct(spec.WeeklyOn).SequenceEqual(WeekDays.Distinct(spec.DaysOfWeek)))
        {
            throw Day("WeeklyOn", string.Join(", ", spec.WeeklyOn), "is not what the schedule has: a weekly schedule keeps the backup of each of its days", $"Give the days of the schedule, or leave it out: {string.Join(", ", spec.DaysOfWeek)}.");
        }

        foreach (var (parameter, days) in new[] { ("MonthlyOn", spec.MonthlyOn), ("YearlyOn", spec.YearlyOn) })
        {
            if (days is { IsByWeek: false })
            {
                throw Day(parameter, days.ToString(), "is a day by number, and a weekly schedule has no backup on most of them", $"Give a day by week: 'First {spec.DaysOfWeek[0]}'.");
            }

            if (days is not null && days.DaysOfWeek.Except(spec.DaysOfWeek).ToList() is { Count: > 0 } missed)
            {
                throw Day(parameter, days.ToString(), $"names a day on which the schedule makes no backup ({string.Join(", ", missed)})", $"Give days of the schedule: {string.Join(", ", spec.DaysOfWeek)}.");
            }
        }
    }

    private static void CheckInstantRestore(PolicySpec spec)
    {
        var (least, most) = InstantRestoreRange(spec.Tier, spec.Frequency);
        if (spec.InstantRestoreDays is { } days && (days < least || days > most))
        {
            throw Refused(
                ErrorIds.InvalidInstantRestore,
                "InstantRestoreDays",
                Text(days),
                $"is out of range for a policy that is {spec.Tier} and {spec.Frequency}",
                least == most ? $"It is always {least} days." : $"Give {least} to {most} days.");
        }
    }

    private static void CheckArchive(PolicySpec spec)
    {
        if (spec.Archive is not { } archive || Models.Text.Same(archive.Mode, TieringMode.DoNotTier))
        {
            return;
        }

        var months = Models.Text.Same(archive.Mode, TieringMode.TierAfter) ? archive.Duration ?? 0 : LeastMonthsBeforeArchive;
        if (months < LeastMonthsBeforeArchive)
        {
            throw Refused(ErrorIds.InvalidTiering, "ArchiveAfterMonths", Text(months), "is too soon: recovery points stay in the vault tier for 3 months at least", "Give 3 or more, or 0 for never.");
        }

        if (!(spec.KeepMonthly >= months + LeastMonthsInArchive) && !(spec.KeepYearly * 12 >= months + LeastMonthsInArchive))
        {
            throw Refused(
                ErrorIds.InvalidTiering,
                "ArchiveAfterMonths",
                Text(months),
                "has nothing to move: only monthly and yearly recovery points go to the archive, to stay there for 6 months at least",
                $"Keep monthly ones for {months + LeastMonthsInArchive} months or more (-KeepMonthly), or yearly ones (-KeepYearly).");
        }
    }

    private static void CheckRange(string parameter, int? value, int least, int most, string unit)
    {
        if (value is { } count && (count < least || count > most))
        {
            throw Retention(parameter, count, "is out of range", $"Give {least} to {most} {unit}.");
        }
    }

    private static void CheckDays(string keep, int? count, string on, bool given, string example)
    {
        if (count is not null && !given)
        {
            throw Day(on, null, $"is missing: -{keep} {Text(count)} needs it, to know which backup is meant", $"Add {example}.");
        }

        if (count is null && given)
        {
            throw Retention(keep, null, $"is missing: -{on} alone keeps nothing", $"Add -{keep}, or leave -{on} out.");
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static BackupException Schedule(string parameter, string? value, string reason, string remedy) =>
        Refused(ErrorIds.InvalidSchedule, parameter, value, reason, remedy);

    private static BackupException Retention(string parameter, int? value, string reason, string remedy) =>
        Refused(ErrorIds.InvalidRetention, parameter, Text(value), reason, remedy);

    private static BackupException Day(string parameter, string? value, string reason, string remedy) =>
        Refused(ErrorIds.InvalidRetentionDay, parameter, value, reason, remedy);

    private static BackupException Refused(string errorId, string parameter, string? value, string reason, string remedy) =>
        new(errorId, $"-{parameter}{(value is null ? string.Empty : " " + value)} {reason}.", remedy, value ?? parameter) { ConcernsAllInput = true };
}
