using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Agents;

/// <summary>Policies in the terms of the agent's module, and back.</summary>
internal static class MsOnlineBackupPolicy
{
    /// <summary>What the agent told.</summary>
    internal static MarsPolicy Read(MarsWorkload workload, JsonObject json)
    {
        var days = Days(json["days"]);
        var schedule = new MarsSchedule
        {
            Times = List(json["times"]).Select(static text => TimeSpan.ParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture)).OrderBy(static time => time).ToArray(),
            Days = days.Length == 7 ? [] : days,
            EveryWeeks = json["everyWeeks"]!.GetValue<int>(),
        };

        // Where the agent does not tell whose backups are kept, it is what Set-MarsPolicy takes; what is not changed is not written back.
        var first = schedule.IsDaily ? DayOfWeek.Sunday : schedule.Days[0];
        var weekly = json["weekly"] as JsonObject;
        var monthly = json["monthly"] as JsonObject;
        var yearly = json["yearly"] as JsonObject;
        return new MarsPolicy
        {
            Workload = workload,
            State = json["state"]!.GetValue<string>() == "Paused" ? MarsPolicyState.Paused : MarsPolicyState.Valid,
            Schedule = schedule,
            Retention = new MarsRetention
            {
                KeepDaily = schedule.IsDaily && json["keepDays"]!.GetValue<int>() is > 0 and var keep ? keep : null,
                KeepWeekly = Count(weekly),
                WeeklyOn = weekly is null ? [] : Days(weekly["daysOfWeek"]) is { Length: > 0 } on ? on : schedule.IsDaily ? [first] : schedule.Days,
                KeepMonthly = Count(monthly),
                MonthlyOn = monthly is null ? null : DaysOf(monthly, first),
                KeepYearly = Count(yearly),
                YearlyOn = yearly is null ? null : DaysOf(yearly, first),
                YearlyIn = yearly is null ? [] : Months(yearly["months"]),
            },
            Items = Specs(json).Where(static spec => !spec.IsExclude).Select(static spec => spec.Path).ToArray(),
            Exclusions = Exclusions(Specs(json).Where(static spec => spec.IsExclude)),
        };
    }

    /// <summary>What the agent is to be told: only what differs, for what it does not tell back must not get lost.</summary>
    internal static JsonObject Write(MarsPolicy? before, MarsPolicy after)
    {
        var old = before is null ? null : MarsJson.Of(before);
        var now = MarsJson.Of(after);
        bool Changes(params string[] parts) => old is null || parts.Any(part => old[part]?.ToJsonString() != now[part]?.ToJsonString());
        var keep = after.Retention;
        return new JsonObject
        {
            ["workload"] = after.Workload.ToString(),
            ["state"] = after.State.ToString(),
            ["times"] = now["schedule"]!["times"]!.DeepClone(),
            ["days"] = now["schedule"]!["days"]!.DeepClone(),
            ["everyWeeks"] = after.Schedule.EveryWeeks,
            ["keepDays"] = keep.KeepDaily,
            ["weekly"] = keep.KeepWeekly is null ? null : new JsonObject { ["count"] = keep.KeepWeekly, ["daysOfWeek"] = Texts(keep.WeeklyOn.Select(static day => day.ToString())) },
            ["monthly"] = LongTerm(keep.KeepMonthly, keep.MonthlyOn, []),
            ["yearly"] = LongTerm(keep.KeepYearly, keep.YearlyOn, keep.YearlyIn),
            ["specs"] = new JsonArray([.. after.Items.Select(static item => Spec(item, false, true)), .. after.Exclusions.SelectMany(Specs)]),
            ["changesSchedule"] = Changes("schedule"),

            // Retention by week, month and year names times of the schedule.
            ["changesRetention"] = Changes("retention", "schedule"),
            ["changesSelection"] = Changes("items", "exclusions"),
            ["changesState"] = (before?.State ?? MarsPolicyState.Valid) != after.State,
        };
    }

    private static IEnumerable<JsonObject> Specs(MarsExclusion exclusion) => exclusion.FileTypes.Count == 0
        ? [Spec(exclusion.Path, true, exclusion.Subfolders)]
        : exclusion.FileTypes.Select(type => Spec($"{exclusion.Path.TrimEnd('\\')}\\*{type}", true, exclusion.Subfolders));

    private static JsonObject Spec(string path, bool exclude, bool recursive) => new JsonObject { ["path"] = path, ["exclude"] = exclude, ["recursive"] = recursive };

    private static IReadOnlyList<MarsExclusion> Exclusions(IEnumerable<FileSpec> specs) => specs
        .Select(static spec =>
        {
            var at = spec.Path.LastIndexOf("\\*", StringComparison.Ordinal);
            var folder = at < 0 ? spec.Path : spec.Path.Substring(0, at);
            return new MarsExclusion
            {
                Path = MarsPaths.TryNormalize(folder, out var normal) ? normal : folder,
                Subfolders = spec.IsRecursive,
                FileTypes = at < 0 || spec.Path.EndsWith("\\*", StringComparison.Ordinal) ? [] : [MarsExclusion.FileType(spec.Path.Substring(at + 1))],
            };
        })
        .Aggregate(new MarsPolicy(), static (policy, exclusion) => MarsSelection.Exclude(policy, exclusion).Policy)
        .Exclusions;

    private static IEnumerable<FileSpec> Specs(JsonObject json) => json["specs"]!.AsArray().Select(static spec => new FileSpec(
        MarsPaths.TryNormalize(spec!["path"]!.GetValue<string>(), out var path) ? path : spec["path"]!.GetValue<string>(),
        spec["exclude"]!.GetValue<bool>(),
        spec["recursive"]!.GetValue<bool>()));

    private static JsonObject? LongTerm(int? count, DaysOfMonth? on, IReadOnlyList<int> months) => count is null || on is null ? null : new JsonObject
    {
        ["count"] = count,
        ["daysOfMonth"] = new JsonArray(on.Days.Select(static day => (JsonNode)day).ToArray()),
        ["weeks"] = Texts(on.Weeks),
        ["daysOfWeek"] = Texts(on.DaysOfWeek.Select(static day => day.ToString())),
        ["months"] = Texts(months.Select(static month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month))),
    };

    private static DaysOfMonth DaysOf(JsonObject json, DayOfWeek first)
    {
        var numbers = List(json["daysOfMonth"]).Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var weeks = List(json["weeks"]);
        return numbers.Length > 0 ? DaysOfMonth.ByNumber(numbers)
            : weeks.Length > 0 && Days(json["daysOfWeek"]) is { Length: > 0 } on ? DaysOfMonth.ByWeek(weeks, on)
            : DaysOfMonth.ByWeek(["First"], [first]);
    }

    private static int[] Months(JsonNode? node)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var months = List(node).Select(text => Array.FindIndex(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) + 1).Where(static month => month > 0).ToArray();
        return months.Length > 0 ? months : [1];
    }

    private static int? Count(JsonObject? json) => json?["count"]?.GetValue<int>() is > 0 and var count ? count : null;

    private static DayOfWeek[] Days(JsonNode? node) =>
        List(node).Select(static text => (DayOfWeek)Enum.Parse(typeof(DayOfWeek), text, ignoreCase: true)).Distinct().OrderBy(static day => day).ToArray();

    private static string[] List(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array.Select(static one => one!.ToString()).ToArray(),
        _ => [node.ToString()],
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(static text => (JsonNode)text).ToArray());

    private sealed record FileSpec(string Path, bool IsExclude, bool IsRecursive);
}
