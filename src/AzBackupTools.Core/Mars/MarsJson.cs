using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Policies;

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
            ["workDays"] = Texts(limit.WorkDays.Select(static day => day.ToString())),
            ["workStart"] = MarsSchedule.Text(limit.WorkStart),
            ["workEnd"] = MarsSchedule.Text(limit.WorkEnd),
            ["workKbps"] = limit.WorkKbps,
            ["otherKbps"] = limit.OtherKbps,
        },
    };

    /// <summary>Reads a policy.</summary>
    /// <exception cref="FormatException">A member is missing or has a value that it cannot have; the message names it.</exception>
    public static MarsPolicy ReadPolicy(JsonNode? node) => Guard("policy", () =>
    {
        var json = Object(node, "policy");
        var schedule = Object(json["schedule"], "schedule");
        var retention = Object(json["retention"], "retention");
        return new MarsPolicy
        {
            Workload = Word<MarsWorkload>(json["workload"], "workload"),
            State = json["state"] is null ? MarsPolicyState.Valid : Word<MarsPolicyState>(json["state"], "state"),
            Schedule = new MarsSchedule
            {
                Times = List(schedule["times"], "times").Select(static text => Time(text, "times")).ToArray(),
                Days = Days(schedule["days"], "days"),
                EveryWeeks = Whole(schedule["everyWeeks"]) ?? 1,
            },
            Retention = new MarsRetention
            {
                KeepDaily = Whole(retention["days"]),
                KeepWeekly = Whole(retention["weeks"]),
                WeeklyOn = Days(retention["weeklyOn"], "weeklyOn"),
                KeepMonthly = Whole(retention["months"]),
                MonthlyOn = DaysOf(retention["monthlyOn"], "monthlyOn"),
                KeepYearly = Whole(retention["years"]),
                YearlyOn = DaysOf(retention["yearlyOn"], "yearlyOn"),
                YearlyIn = List(retention["yearlyIn"], "yearlyIn").Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray(),
            },
            Items = List(json["items"], "items"),
            Exclusions = (json["exclusions"] as JsonArray ?? []).Select(static one => Object(one, "exclusions")).Select(static one => new MarsExclusion
            {
                Path = one["path"]?.GetValue<string>() ?? throw new FormatException("exclusions: path is missing"),
                Subfolders = one["subfolders"]?.GetValue<bool>() ?? true,
                FileTypes = List(one["fileTypes"], "fileTypes"),
            }).ToArray(),
        };
    });

    /// <summary>Reads settings.</summary>
    /// <exception cref="FormatException">A member is missing or has a value that it cannot have; the message names it.</exception>
    public static MarsSettings ReadSettings(JsonNode? node) => Guard("settings", () =>
    {
        var json = Object(node, "settings");
        var limit = json["throttling"] as JsonObject;
        return new MarsSettings
        {
            Proxy = json["proxy"] is JsonObject proxy
                ? new MarsProxy
                {
                    Server = proxy["server"]?.GetValue<string>() ?? throw new FormatException("proxy: server is missing"),
                    Port = Whole(proxy["port"]) ?? 8080,
                    UserName = proxy["userName"]?.GetValue<string>(),
                }
                : null,
            Throttling = limit is null ? null : new MarsThrottling
            {
                WorkDays = Days(limit["workDays"], "workDays"),
                WorkStart = Time(limit["workStart"]?.GetValue<string>(), "workStart"),
                WorkEnd = Time(limit["workEnd"]?.GetValue<string>(), "workEnd"),
                WorkKbps = Whole(limit["workKbps"]) ?? throw new FormatException("throttling: workKbps is missing"),
                OtherKbps = Whole(limit["otherKbps"]) ?? throw new FormatException("throttling: otherKbps is missing"),
            },
        };
    });

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

    private static JsonObject Object(JsonNode? node, string name) => node as JsonObject ?? throw new FormatException($"{name} is missing, or no object");

    private static string[] List(JsonNode? node, string name) => node switch
    {
        null => [],
        JsonArray array => array.Select(static one => one?.ToString() ?? string.Empty).ToArray(),
        _ => throw new FormatException($"{name} is no list"),
    };

    private static DayOfWeek[] Days(JsonNode? node, string name) => List(node, name)
        .Select(text => WeekDays.TryParse(text, out var day) ? day : throw new FormatException($"{name}: '{text}' is no day of the week"))
        .ToArray();

    private static DaysOfMonth? DaysOf(JsonNode? node, string name) => List(node, name) is { Length: > 0 } texts ? DaysOfMonth.Parse(texts, name) : null;

    private static int? Whole(JsonNode? node) => node?.GetValue<int>();

    private static T Word<T>(JsonNode? node, string name)
        where T : struct =>
        Enum.TryParse<T>(node?.ToString(), ignoreCase: true, out var word) ? word : throw new FormatException($"{name} is '{node}', which it cannot be");

    private static TimeSpan Time(string? text, string name) =>
        TimeSpan.TryParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture, out var time) ? time : throw new FormatException($"{name}: '{text}' is no time such as 22:00");

    private static T Guard<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException or Errors.BackupException or OverflowException)
        {
            throw new FormatException($"{what}: {exception.Message}", exception);
        }
    }
}
