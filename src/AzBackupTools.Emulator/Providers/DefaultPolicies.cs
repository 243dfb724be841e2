using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The three policies that a new vault has, in the recorded shapes. Their times carry the day the vault was made.</summary>
internal static class DefaultPolicies
{
    public static IEnumerable<PolicyRecord> For(DateTimeOffset created)
    {
        string day = created.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string night = day + "T22:30:00Z";
        string morning = day + "T08:00:00Z";
        yield return new PolicyRecord("DefaultPolicy", new JsonObject
        {
            ["backupManagementType"] = "AzureIaasVM",
            ["instantRPDetails"] = new JsonObject(),
            ["schedulePolicy"] = Daily(night),
            ["retentionPolicy"] = KeepDaily(night),
            ["instantRpRetentionRangeInDays"] = 2,
            ["timeZone"] = "UTC",
        });
        yield return new PolicyRecord("EnhancedPolicy", new JsonObject
        {
            ["backupManagementType"] = "AzureIaasVM",
            ["policyType"] = "V2",
            ["instantRPDetails"] = new JsonObject(),
            ["schedulePolicy"] = new JsonObject
            {
                ["schedulePolicyType"] = "SimpleSchedulePolicyV2",
                ["scheduleRunFrequency"] = "Hourly",
                ["hourlySchedule"] = new JsonObject
                {
                    ["interval"] = 4, ["scheduleWindowStartTime"] = morning, ["scheduleWindowDuration"] = 12,
                },
            },
            ["retentionPolicy"] = KeepDaily(morning),
            ["instantRpRetentionRangeInDays"] = 2,
            ["timeZone"] = "UTC",
        });
        yield return new PolicyRecord("HourlyLogBackup", new JsonObject
        {
            ["backupManagementType"] = "AzureWorkload",
            ["workLoadType"] = "SQLDataBase",
            ["settings"] = new JsonObject { ["timeZone"] = "UTC", ["issqlcompression"] = false, ["isCompression"] = false },
            ["subProtectionPolicy"] = new JsonArray(
                new JsonObject { ["policyType"] = "Full", ["schedulePolicy"] = Daily(night), ["retentionPolicy"] = KeepDaily(night) },
                new JsonObject
                {
                    ["policyType"] = "Log",
                    ["schedulePolicy"] = new JsonObject { ["schedulePolicyType"] = "LogSchedulePolicy", ["scheduleFrequencyInMins"] = 60 },
                    ["retentionPolicy"] = new JsonObject { ["retentionPolicyType"] = "SimpleRetentionPolicy", ["retentionDuration"] = ThirtyDays() },
                }),
        });
    }

    private static JsonObject Daily(string time) => new()
    {
        ["schedulePolicyType"] = "SimpleSchedulePolicy",
        ["scheduleRunFrequency"] = "Daily",
        ["scheduleRunTimes"] = new JsonArray(time),
        ["scheduleWeeklyFrequency"] = 0,
    };

    private static JsonObject KeepDaily(string time) => new()
    {
        ["retentionPolicyType"] = "LongTermRetentionPolicy",
        ["dailySchedule"] = new JsonObject { ["retentionTimes"] = new JsonArray(time), ["retentionDuration"] = ThirtyDays() },
    };

    private static JsonObject ThirtyDays() => new() { ["count"] = 30, ["durationType"] = "Days" };
}
