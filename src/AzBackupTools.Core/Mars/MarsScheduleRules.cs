using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>What a schedule, and limits of bandwidth, can be.</summary>
public static class MarsScheduleRules
{
    /// <summary>The most weeks between two backups that are taken here; the agent's own limit is not documented.</summary>
    private const int MostWeeks = 52;

    internal static IEnumerable<MarsFinding> Find(MarsSchedule schedule)
    {
        if (schedule.Times.Count is 0 or > MarsSchedule.MostTimes)
        {
            yield return Invalid(
                "At",
                schedule.Times.Count == 0 ? "-At is missing: the schedule has no time of day." : $"-At has {schedule.Times.Count} times; the agent backs up at most three times a day.",
                "Give one to three times: -At 06:00, 14:00, 22:00.");
        }

        if (schedule.Times.Distinct().Count() != schedule.Times.Count)
        {
            yield return Invalid("At", "-At has the same time twice.", "Give each time once.");
        }

        if (schedule.Times.Any(static time => time < TimeSpan.Zero || time >= TimeSpan.FromDays(1)))
        {
            yield return Invalid("At", "-At has a time that is not on the clock.", "Give times from 00:00 to 23:59.");
        }

        if (schedule.EveryWeeks is < 1 or > MostWeeks)
        {
            yield return Invalid("EveryWeeks", $"-EveryWeeks {schedule.EveryWeeks} is out of range.", "Give a number from 1 to 52.");
        }
        else if (schedule.EveryWeeks > 1 && schedule.IsDaily)
        {
            yield return Invalid("EveryWeeks", $"-EveryWeeks {schedule.EveryWeeks} has no meaning for a daily schedule.", "Add -DayOfWeek, or leave it out.");
        }
    }

    /// <summary>What is wrong with limits of bandwidth.</summary>
    public static IEnumerable<MarsFinding> Find(MarsThrottling limit)
    {
        foreach (var (name, kbps) in new[] { ("WorkKbps", limit.WorkKbps), ("OtherKbps", limit.OtherKbps) })
        {
            if (kbps is < MarsThrottling.LeastKbps or > MarsThrottling.MostKbps)
            {
                var given = kbps.ToString(CultureInfo.InvariantCulture);
                yield return MarsFinding.Error(
                    ErrorIds.InvalidArgument, name, $"-{name} {given} is out of range.", $"Give {MarsThrottling.LeastKbps} to {MarsThrottling.MostKbps} (1023 Mbps).");
            }
        }

        if (limit.WorkEnd <= limit.WorkStart || limit.WorkDays.Count == 0)
        {
            yield return MarsFinding.Error(
                ErrorIds.InvalidArgument, "WorkEnd", "Working hours end before they begin, or are on no day.", "Give -WorkDay, and -WorkStart before -WorkEnd: -WorkStart 09:00 -WorkEnd 18:00.");
        }
    }

    private static MarsFinding Invalid(string target, string message, string recommendation) => MarsFinding.Error(ErrorIds.InvalidSchedule, target, message, recommendation);
}
