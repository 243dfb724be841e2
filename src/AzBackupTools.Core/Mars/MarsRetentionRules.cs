using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>
/// How long backups can be kept. The minimums are those of vaults with security features, which is every new one:
/// <see href="https://learn.microsoft.com/azure/backup/backup-azure-security-feature" />.
/// </summary>
internal static class MarsRetentionRules
{
    private const int MostPoints = 9999;

    public static IEnumerable<MarsFinding> Find(MarsPolicy policy)
    {
        var keep = policy.Retention;
        var schedule = policy.Schedule;
        if (schedule.IsDaily && keep.KeepDaily is null)
        {
            yield return Invalid("KeepDaily", "-KeepDaily is missing: a daily schedule keeps each backup for a number of days.", "Give 7 to 9999: -KeepDaily 30.");
        }

        if (!schedule.IsDaily && keep.KeepDaily is not null)
        {
            yield return Invalid("KeepDaily", $"-KeepDaily {keep.KeepDaily} has no meaning for a weekly schedule.", "Use -KeepWeekly, or leave out -DayOfWeek for backups every day.");
        }

        if (!schedule.IsDaily && keep.KeepWeekly is null)
        {
            yield return Invalid("KeepWeekly", "-KeepWeekly is missing: a weekly schedule keeps its backups for a number of weeks.", "Give 4 to 5163: -KeepWeekly 12.");
        }

        foreach (var (name, value, least, most) in new[]
        {
            ("KeepDaily", keep.KeepDaily, 7, 9999), ("KeepWeekly", keep.KeepWeekly, 4, 5163), ("KeepMonthly", keep.KeepMonthly, 3, 1188), ("KeepYearly", keep.KeepYearly, 1, 99),
        })
        {
            if (value < least || value > most)
            {
                yield return Invalid(
                    name, $"-{name} {value} is out of range: the least of a vault with security features is {least}, the most {most}.", $"Give a number from {least} to {most}.");
            }
        }

        foreach (var finding in FindDays(policy))
        {
            yield return finding;
        }

        var points = Points(policy);
        if (points > MostPoints)
        {
            yield return Invalid("KeepDaily", $"The retention would keep {points} recovery points of each volume; a vault keeps at most {MostPoints}.", "Keep fewer, or back up less often.");
        }
    }

    private static IEnumerable<MarsFinding> FindDays(MarsPolicy policy)
    {
        var keep = policy.Retention;
        var days = policy.Schedule.IsDaily ? Enum.GetValues(typeof(DayOfWeek)).Cast<DayOfWeek>().ToArray() : policy.Schedule.Days;
        foreach (var (name, on) in new[]
        {
            ("WeeklyOn", keep.WeeklyOn), ("MonthlyOn", keep.MonthlyOn?.DaysOfWeek ?? []), ("YearlyOn", keep.YearlyOn?.DaysOfWeek ?? []),
        })
        {
            if (on.Except(days).ToList() is { Count: > 0 } without)
            {
                yield return MarsFinding.Error(
                    ErrorIds.InvalidRetentionDay, name, $"-{name}: there are no backups on {string.Join(", ", without)}.", $"Give days of the schedule: {string.Join(", ", days)}.");
            }
        }

        foreach (var (name, on) in new[] { ("MonthlyOn", keep.MonthlyOn), ("YearlyOn", keep.YearlyOn) })
        {
            if (on is { IsByWeek: false } && on.Days.Contains(0))
            {
                yield return MarsFinding.Error(
                    ErrorIds.InvalidRetentionDay, name, $"-{name} Last: the agent's PowerShell module has no word for the last day of a month.", $"Give a number from 1 to 28, or a day of the last week: -{name} 'Last Sunday'.");
            }
        }

        foreach (var (name, count, isThere) in new[]
        {
            ("WeeklyOn", keep.KeepWeekly, keep.WeeklyOn.Count > 0), ("MonthlyOn", keep.KeepMonthly, keep.MonthlyOn is not null),
            ("YearlyOn", keep.KeepYearly, keep.YearlyOn is not null && keep.YearlyIn.Count > 0),
        })
        {
            if (count is not null && !isThere)
            {
                yield return MarsFinding.Error(
                    ErrorIds.InvalidRetentionDay, name, $"-{name} is missing: it says whose backups are kept.", $"Give it beside -Keep{name.Substring(0, name.Length - 2)}.");
            }
        }
    }

    private static int Points(MarsPolicy policy)
    {
        var keep = policy.Retention;
        var yearly = (keep.YearlyOn is { IsByWeek: true } week ? week.Weeks.Count * week.DaysOfWeek.Count : keep.YearlyOn?.Days.Count ?? 0) * keep.YearlyIn.Count;
        var monthly = keep.MonthlyOn is { IsByWeek: true } by ? by.Weeks.Count * by.DaysOfWeek.Count : keep.MonthlyOn?.Days.Count ?? 0;
        var weekly = keep.WeeklyOn.Count * (policy.Schedule.IsDaily ? 1 : policy.Schedule.Times.Count);
        return ((keep.KeepDaily ?? 0) * policy.Schedule.Times.Count) + ((keep.KeepWeekly ?? 0) * weekly) + ((keep.KeepMonthly ?? 0) * monthly) + ((keep.KeepYearly ?? 0) * yearly);
    }

    private static MarsFinding Invalid(string target, string message, string recommendation) => MarsFinding.Error(ErrorIds.InvalidRetention, target, message, recommendation);
}
