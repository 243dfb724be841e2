using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// Writes into the properties of a policy what it should be like, and leaves every member alone that this module has no word for.
/// </summary>
/// <remarks>Names and meanings: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
internal static class PolicyWriter
{
    private static readonly string[] ScheduleMembers =
    [
        "schedulePolicyType", "scheduleRunFrequency", "scheduleRunDays", "scheduleRunTimes", "scheduleWeeklyFrequency", "hourlySchedule",
        "dailySchedule", "weeklySchedule",
    ];

    private static readonly string[] RetentionMembers =
        ["retentionPolicyType", "dailySchedule", "weeklySchedule", "monthlySchedule", "yearlySchedule", "retentionDuration"];

    /// <summary>Writes a policy.</summary>
    /// <param name="properties">The properties; changed in place.</param>
    /// <param name="spec">What the policy should be like.</param>
    /// <param name="day">The day that its times carry, which means nothing to the service.</param>
    public static void Write(JsonObject properties, PolicySpec spec, DateTime day)
    {
        properties["backupManagementType"] = "AzureIaasVM";
        if (spec.Tier == PolicyTier.Enhanced || properties["policyType"] is not null)
        {
            properties["policyType"] = spec.Tier == PolicyTier.Enhanced ? "V2" : "V1";
        }

        var time = (day.Date + spec.At).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        WriteSchedule(Part(properties, "schedulePolicy", ScheduleMembers), spec, time);
        WriteRetention(Part(properties, "retentionPolicy", RetentionMembers), spec, time);
        if (spec.InstantRestoreDays is { } days)
        {
            properties["instantRpRetentionRangeInDays"] = days;
        }

        if (spec.Archive is { } archive)
        {
            var tiering = Part(properties, "tieringPolicy", [TieringMode.ArchiveTier]);
            tiering[TieringMode.ArchiveTier] = new JsonObject
            {
                ["tieringMode"] = archive.Mode,
                ["duration"] = archive.Duration ?? 0,
                ["durationType"] = archive.Unit ?? "Invalid",
            };
        }

        properties["timeZone"] = spec.TimeZone;
    }

    private static void WriteSchedule(JsonObject schedule, PolicySpec spec, string time)
    {
        var enhanced = spec.Tier == PolicyTier.Enhanced;
        schedule["schedulePolicyType"] = enhanced ? "SimpleSchedulePolicyV2" : "SimpleSchedulePolicy";
        schedule["scheduleRunFrequency"] = spec.Frequency.ToString();
        if (spec.Frequency == PolicyFrequency.Hourly)
        {
            schedule["hourlySchedule"] = new JsonObject
            {
                ["interval"] = spec.IntervalHours,
                ["scheduleWindowStartTime"] = time,
                ["scheduleWindowDuration"] = spec.WindowHours,
            };
            return;
        }

        var weekly = spec.Frequency == PolicyFrequency.Weekly;
        var place = schedule;
        if (enhanced)
        {
            place = new JsonObject();
            schedule[weekly ? "weeklySchedule" : "dailySchedule"] = place;
        }

        if (weekly)
        {
            place["scheduleRunDays"] = Days(spec.DaysOfWeek);
        }

        place["scheduleRunTimes"] = new JsonArray(time);
        if (!enhanced)
        {
            schedule["scheduleWeeklyFrequency"] = 0;
        }
    }

    private static void WriteRetention(JsonObject retention, PolicySpec spec, string time)
    {
        retention["retentionPolicyType"] = "LongTermRetentionPolicy";
        if (spec.KeepDaily is { } days)
        {
            retention["dailySchedule"] = Kept(new JsonObject(), time, days, "Days");
        }

        if (spec.KeepWeekly is { } weeks)
        {
            retention["weeklySchedule"] = Kept(new JsonObject { ["daysOfTheWeek"] = Days(spec.WeeklyOn) }, time, weeks, "Weeks");
        }

        if (spec.KeepMonthly is { } months)
        {
            retention["monthlySchedule"] = Kept(Format(new JsonObject(), spec.MonthlyOn!), time, months, "Months");
        }

        if (spec.KeepYearly is { } years)
        {
            var names = spec.YearlyIn.Select(month => (JsonNode)CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)).ToArray();
            retention["yearlySchedule"] = Kept(Format(new JsonObject { ["monthsOfYear"] = new JsonArray(names) }, spec.YearlyOn!), time, years, "Years");
        }
    }

    private static JsonObject Format(JsonObject part, DaysOfMonth days)
    {
        part["retentionScheduleFormatType"] = days.IsByWeek ? "Weekly" : "Daily";
        if (days.IsByWeek)
        {
            part["retentionScheduleWeekly"] = new JsonObject
            {
                ["daysOfTheWeek"] = Days(days.DaysOfWeek),
                ["weeksOfTheMonth"] = new JsonArray(days.Weeks.Select(week => (JsonNode)week).ToArray()),
            };
        }
        else
        {
            var numbers = days.Days.Select(day => (JsonNode)new JsonObject { ["date"] = day, ["isLast"] = day == DaysOfMonth.LastDay }).ToArray();
            part["retentionScheduleDaily"] = new JsonObject { ["daysOfTheMonth"] = new JsonArray(numbers) };
        }

        return part;
    }

    private static JsonObject Kept(JsonObject part, string time, int count, string unit)
    {
        part["retentionTimes"] = new JsonArray(time);
        part["retentionDuration"] = new JsonObject { ["count"] = count, ["durationType"] = unit };
        return part;
    }

    /// <summary>A part without the members that are about to be written; what else it holds stays.</summary>
    private static JsonObject Part(JsonObject properties, string name, string[] members)
    {
        if (properties[name] is not JsonObject part)
        {
            part = new JsonObject();
            properties[name] = part;
        }

        foreach (var member in members)
        {
            part.Remove(member);
        }

        return part;
    }

    private static JsonArray Days(IEnumerable<DayOfWeek> days) => new(days.Select(day => (JsonNode)day.ToString()).ToArray());
}
