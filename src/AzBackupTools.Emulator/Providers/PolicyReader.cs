using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Reads and checks a policy for virtual machines.</summary>
/// <remarks>
/// Checked: the types, the schedule, retention times equal to the schedule's, and the ranges of retention (daily 7 to 9999, weekly
/// 1 to 5163, monthly 1 to 1188, yearly 1 to 99; the upper ends but the first are the portal's). Not checked: that minutes
/// are 0 or 30, which only clients ask for.
/// </remarks>
internal static class PolicyReader
{
    private static readonly (string Schedule, string Unit, int Least, int Most)[] Ranges =
    {
        ("dailySchedule", "Days", 7, 9999),
        ("weeklySchedule", "Weeks", 1, 5163),
        ("monthlySchedule", "Months", 1, 1188),
        ("yearlySchedule", "Years", 1, 99),
    };

    public static JsonObject Read(RequestBody body)
    {
        if (body.Text("properties", "backupManagementType") is not { } type || !ResourcePath.Is(type, "AzureIaasVM"))
        {
            throw Invalid("properties.backupManagementType must be AzureIaasVM: the emulator writes no other policies.");
        }

        bool enhanced = CheckSchedule(body, out HashSet<string> times);
        CheckRetention(body, times);
        int snapshotDays = body.Whole("properties", "instantRpRetentionRangeInDays") ?? (enhanced ? 7 : 2);
        if (snapshotDays < 1 || snapshotDays > (enhanced ? 30 : 5))
        {
            throw Invalid($"instantRpRetentionRangeInDays is {snapshotDays}; it goes from 1 to {(enhanced ? 30 : 5)}.");
        }

        var written = new JsonObject { ["backupManagementType"] = "AzureIaasVM" };
        if (enhanced)
        {
            written["policyType"] = "V2";
        }

        written["instantRPDetails"] = body.Object("properties", "instantRPDetails") is { } details ? Plain(details) : new JsonObject();
        written["schedulePolicy"] = Plain(body.Object("properties", "schedulePolicy")!);
        written["retentionPolicy"] = Plain(body.Object("properties", "retentionPolicy")!);
        if (body.Object("properties", "tieringPolicy") is { } tiering)
        {
            written["tieringPolicy"] = Plain(tiering);
        }

        written["instantRpRetentionRangeInDays"] = snapshotDays;
        written["timeZone"] = body.Text("properties", "timeZone") is { Length: > 0 } zone ? zone : "UTC";
        return written;
    }

    private static bool CheckSchedule(RequestBody body, out HashSet<string> times)
    {
        const string P = "properties";
        const string S = "schedulePolicy";
        string? type = body.Text(P, S, "schedulePolicyType");
        bool enhanced = ResourcePath.Is(type ?? string.Empty, "SimpleSchedulePolicyV2");
        if (!enhanced && !ResourcePath.Is(type ?? string.Empty, "SimpleSchedulePolicy"))
        {
            throw Invalid("schedulePolicy.schedulePolicyType must be SimpleSchedulePolicy or SimpleSchedulePolicyV2.");
        }

        if (ResourcePath.Is(body.Text(P, "policyType") ?? "V1", "V2") != enhanced)
        {
            throw Invalid("policyType V2 and SimpleSchedulePolicyV2 go together.");
        }

        string frequency = body.Text(P, S, "scheduleRunFrequency") ?? string.Empty;
        if (enhanced && ResourcePath.Is(frequency, "Hourly"))
        {
            times = Times(new JsonArray(body.Text(P, S, "hourlySchedule", "scheduleWindowStartTime")), "scheduleWindowStartTime");
            if (body.Whole(P, S, "hourlySchedule", "interval") is not (4 or 6 or 8 or 12))
            {
                throw Invalid("hourlySchedule.interval is 4, 6, 8 or 12 hours.");
            }

            if (body.Whole(P, S, "hourlySchedule", "scheduleWindowDuration") is not (>= 4 and <= 24))
            {
                throw Invalid("hourlySchedule.scheduleWindowDuration goes from 4 to 24 hours.");
            }

            return true;
        }

        bool weekly = ResourcePath.Is(frequency, "Weekly");
        if (!weekly && !ResourcePath.Is(frequency, "Daily"))
        {
            throw Invalid($"scheduleRunFrequency is '{frequency}'; it is Daily, Weekly, or with SimpleSchedulePolicyV2 Hourly.");
        }

        string[] at = enhanced ? new[] { P, S, weekly ? "weeklySchedule" : "dailySchedule" } : new[] { P, S };
        times = Times(body.Array(at.Append("scheduleRunTimes").ToArray()), "scheduleRunTimes");
        if (weekly && body.Array(at.Append("scheduleRunDays").ToArray()) is not { Count: > 0 })
        {
            throw Invalid("A weekly schedule needs scheduleRunDays.");
        }

        string needed = weekly ? "weeklySchedule" : "dailySchedule";
        return body.Object(P, "retentionPolicy", needed) is null
            ? throw Invalid($"A {frequency} schedule needs retentionPolicy.{needed}.")
            : enhanced;
    }

    private static void CheckRetention(RequestBody body, HashSet<string> times)
    {
        const string P = "properties";
        const string R = "retentionPolicy";
        if (!ResourcePath.Is(body.Text(P, R, "retentionPolicyType") ?? string.Empty, "LongTermRetentionPolicy"))
        {
            throw Invalid("retentionPolicy.retentionPolicyType must be LongTermRetentionPolicy.");
        }

        bool any = false;
        foreach ((string schedule, string unit, int least, int most) in Ranges)
        {
            if (body.Object(P, R, schedule) is null)
            {
                continue;
            }

            any = true;
            if (!Times(body.Array(P, R, schedule, "retentionTimes"), schedule + ".retentionTimes").SetEquals(times))
            {
                throw Invalid($"{schedule}.retentionTimes must be the times of the schedule.");
            }

            int count = body.Whole(P, R, schedule, "retentionDuration", "count") ?? throw Invalid($"{schedule}.retentionDuration.count is missing.");
            if (!ResourcePath.Is(body.Text(P, R, schedule, "retentionDuration", "durationType") ?? string.Empty, unit))
            {
                throw Invalid($"{schedule}.retentionDuration.durationType must be {unit}.");
            }

            if (count < least || count > most)
            {
                throw new ArmErrorException(
                    400,
                    "BMSUserErrorPolicyRetentionInvalid",
                    $"The retention duration provided in the backup policy is not supported. {schedule} is {count} {unit}; it goes from "
                    + $"{least} to {most}. For more information, see https://aka.ms/policysupport");
            }
        }

        if (!any)
        {
            throw Invalid("retentionPolicy keeps nothing: a daily, weekly, monthly or yearly schedule is needed.");
        }
    }

    /// <summary>The times of day. Dates are not compared: only the time of day counts.</summary>
    private static HashSet<string> Times(JsonArray? given, string name)
    {
        var times = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonNode? element in given ?? new JsonArray())
        {
            if (element is not JsonValue value || value.GetValueKind() != JsonValueKind.String
                || !WireTime.TryParse(value.GetValue<string>(), out DateTimeOffset time))
            {
                throw Invalid($"{name} must hold moments such as 2026-01-05T22:30:00Z.");
            }

            times.Add(WireTime.Stamp(time).Substring(10));
        }

        return times.Count > 0 ? times : throw Invalid($"{name} is missing.");
    }

    /// <summary>A copy with times as the service writes them: 22:30:00.000Z comes back as 22:30:00Z.</summary>
    private static JsonObject Plain(JsonObject given)
    {
        var plain = new JsonObject();
        foreach (KeyValuePair<string, JsonNode?> member in given)
        {
            plain[member.Key] = PlainNode(member.Value);
        }

        return plain;
    }

    private static JsonNode? PlainNode(JsonNode? node) => node switch
    {
        JsonObject o => Plain(o),
        JsonArray a => new JsonArray(a.Select(PlainNode).ToArray()),
        JsonValue v when v.GetValueKind() == JsonValueKind.String && v.GetValue<string>() is { Length: >= 19 } text
            && text[4] == '-' && text[10] == 'T' && WireTime.TryParse(text, out DateTimeOffset time) => WireTime.Stamp(time),
        _ => node?.DeepClone(),
    };

    private static ArmErrorException Invalid(string what) => new(
        400,
        "BMSUserErrorInvalidPolicyInput",
        "Input for create or update policy is not in proper format\r\nPlease check format of parameters like schedule time, schedule "
        + "days, retention time and retention days. " + what);
}
