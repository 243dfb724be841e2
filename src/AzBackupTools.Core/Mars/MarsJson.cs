using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Core.Mars;

/// <summary>Policies and settings as JSON: in files, in the emulated agent's memory, and on the way to the agent's own module.</summary>
public static class MarsJson
{
    /// <summary>A policy.</summary>
    public static JsonObject Of(MarsPolicy policy) => new()
    {
        ["workload"] = policy.Workload.ToString(),
        ["state"] = policy.State.ToString(),
        ["schedule"] = new JsonObject
        {
            ["times"] = Texts(policy.Schedule.Times.OrderBy(static time => time).Select(MarsSchedule.Text)),
            ["days"] = Texts(policy.Schedule.IsDaily ? [] : policy.Schedule.Days.OrderBy(static day => day).Select(static day => day.ToString())),
            ["everyWeeks"] = policy.Schedule.EveryWeeks,
        },
        ["retention"] = Of(policy.Retention),
        ["items"] = Texts(policy.Items),
        ["exclusions"] = new JsonArray(policy.Exclusions.Select(static exclusion => (JsonNode)new JsonObject
        {
            ["path"] = exclusion.Path,
            ["subfolders"] = exclusion.Subfolders,
            ["fileTypes"] = Texts(exclusion.FileTypes),
        }).ToArray()),
    };

    /// <summary>Settings.</summary>
    public static JsonObject Of(MarsSettings settings) => new()
    {
        ["proxy"] = settings.Proxy is not { } proxy ? null : new JsonObject { ["server"] = proxy.Server, ["port"] = proxy.Port, ["userName"] = proxy.UserName },
        ["throttling"] = settings.Throttling is not { } limit ? null : new JsonObject
        {
            ["workDays"] = Texts(limit.WorkDays.OrderBy(static day => day).Select(static day => day.ToString())),
            ["workStart"] = MarsSchedule.Text(limit.WorkStart),
            ["workEnd"] = MarsSchedule.Text(limit.WorkEnd),
            ["workKbps"] = limit.WorkKbps,
            ["otherKbps"] = limit.OtherKbps,
        },
    };

    /// <summary>Reads a policy.</summary>
    /// <exception cref="FormatException">A member is missing, unknown, or has a value that it cannot have; the message names it.</exception>
    public static MarsPolicy ReadPolicy(JsonNode? node) => MarsJsonReader.Policy(new MarsMember(node, string.Empty, "policy"));

    /// <summary>Reads settings, which can be part of something bigger: what else stands beside them is left alone.</summary>
    /// <exception cref="FormatException">A member is missing, unknown, or has a value that it cannot have; the message names it.</exception>
    public static MarsSettings ReadSettings(JsonNode? node)
    {
        var json = new MarsMember(node, string.Empty, "settings").Object();
        return new MarsSettings { Proxy = MarsJsonReader.Proxy(json["proxy"]), Throttling = MarsJsonReader.Throttling(json["throttling"]) };
    }

    private static JsonObject Of(MarsRetention retention) => new()
    {
        ["days"] = retention.KeepDaily,
        ["weeks"] = retention.KeepWeekly,
        ["weeklyOn"] = Texts(retention.WeeklyOn.OrderBy(static day => day).Select(static day => day.ToString())),
        ["months"] = retention.KeepMonthly,
        ["monthlyOn"] = Texts(Words(retention.MonthlyOn)),
        ["years"] = retention.KeepYearly,
        ["yearlyOn"] = Texts(Words(retention.YearlyOn)),
        ["yearlyIn"] = new JsonArray(retention.YearlyIn.OrderBy(static month => month).Select(static month => (JsonNode)month).ToArray()),
    };

    private static IEnumerable<string> Words(DaysOfMonth? days) => days switch
    {
        null => [],
        { IsByWeek: true } => days.Weeks.SelectMany(week => days.DaysOfWeek.Select(day => $"{week} {day}")),
        _ => days.Days.Select(static day => day == DaysOfMonth.LastDay ? "Last" : day.ToString(CultureInfo.InvariantCulture)),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(static text => (JsonNode)text).ToArray());
}
