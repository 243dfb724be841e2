using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Whether one policy protects less than another: backups kept for a shorter time, or made less often.</summary>
/// <remarks>
/// What a resource guard looks at: https://learn.microsoft.com/azure/backup/multi-user-authorization-concept. Choice: hours between two
/// backups and days of the week are counted, times of the day are not.
/// </remarks>
internal static class PolicyWeight
{
    private static readonly (string Schedule, double Days)[] Kept =
    {
        ("dailySchedule", 1), ("weeklySchedule", 7), ("monthlySchedule", 30), ("yearlySchedule", 365),
    };

    public static bool IsLess(JsonObject after, JsonObject before) =>
        Kept.Any(kept => DaysKept(after, kept.Schedule, kept.Days) < DaysKept(before, kept.Schedule, kept.Days))
        || RunsInWeek(after) < RunsInWeek(before);

    private static double DaysKept(JsonObject policy, string schedule, double unit) =>
        policy["retentionPolicy"]?[schedule]?["retentionDuration"]?["count"] is JsonValue count && count.TryGetValue(out int number) ? number * unit : 0;

    private static double RunsInWeek(JsonObject policy)
    {
        JsonNode? schedule = policy["schedulePolicy"];
        double days = Days(schedule?["scheduleRunDays"]) ?? Days(schedule?["weeklySchedule"]?["scheduleRunDays"]) ?? 7;
        JsonNode? hourly = schedule?["hourlySchedule"];
        double window = Number(hourly?["scheduleWindowDuration"]);
        double interval = Number(hourly?["interval"]);
        return days * (interval > 0 ? Math.Max(1, Math.Floor(window / interval) + 1) : 1);
    }

    private static double? Days(JsonNode? days) => days is JsonArray { Count: > 0 } given ? given.Count : null;

    private static double Number(JsonNode? value) => value is JsonValue number && number.TryGetValue(out int whole) ? whole : 0;
}
