using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Policies;

/// <summary>Says in words what two policies have different, down to members that this module has no word for.</summary>
public static class PolicyComparison
{
    private const string None = "none";

    /// <summary>What the facts of <see cref="Facts" /> tell already.</summary>
    private static readonly string[] Told =
    [
        "policyType", "timeZone", "instantRpRetentionRangeInDays", "schedulePolicy.schedule", "schedulePolicy.hourlySchedule", "schedulePolicy.dailySchedule",
        "schedulePolicy.weeklySchedule", "retentionPolicy.retentionPolicyType", "retentionPolicy.dailySchedule", "retentionPolicy.weeklySchedule",
        "retentionPolicy.monthlySchedule", "retentionPolicy.yearlySchedule", "tieringPolicy.ArchivedRP",
    ];

    /// <summary>The differences, in the order in which one reads a policy.</summary>
    public static IReadOnlyList<PolicyDifference> Compare(PolicyDocument left, PolicyDocument right)
    {
        var areForVms = left.Policy.Tier is not null && right.Policy.Tier is not null;
        var told = areForVms ? Told : [];
        var facts = areForVms
            ? (Left: Facts(PolicySpecReader.Read(left.Policy)), Right: Facts(PolicySpecReader.Read(right.Policy)))
            : (Left: Sentences(left.Policy), Right: Sentences(right.Policy));
        var pairs = facts.Left.Zip(facts.Right, (a, b) => (Property: a.Key, Left: a.Value, Right: b.Value)).ToList();
        var (others, othersOfRight) = (Members(left, told), Members(right, told));
        pairs.AddRange(others.Keys.Union(othersOfRight.Keys)
            .Select(path => (path, Value(others, path), Value(othersOfRight, path))));
        return pairs.Where(pair => pair.Left != pair.Right)
            .Select(pair => new PolicyDifference { Property = pair.Property, Left = pair.Left, Right = pair.Right })
            .ToList();

        static string Value(Dictionary<string, string> members, string path) => members.TryGetValue(path, out var value) ? value : None;
    }

    /// <summary>What a policy for virtual machines is like, by the names of parameters.</summary>
    internal static List<KeyValuePair<string, string>> Facts(PolicySpec spec) =>
    [
        new("Tier", spec.Tier.ToString()),
        new("Frequency", spec.Frequency.ToString()),
        new("DayOfWeek", List(spec.DaysOfWeek)),
        new("At", spec.At.ToString("hh\\:mm", CultureInfo.InvariantCulture)),
        new("TimeZone", spec.TimeZone),
        new("IntervalHours", Count(spec.IntervalHours, "hour")),
        new("WindowHours", Count(spec.WindowHours, "hour")),
        new("KeepDaily", Count(spec.KeepDaily, "day")),
        new("KeepWeekly", Kept(spec.KeepWeekly, "week", List(spec.WeeklyOn))),
        new("KeepMonthly", Kept(spec.KeepMonthly, "month", spec.MonthlyOn?.ToString())),
        new("KeepYearly", Kept(spec.KeepYearly, "year", $"{spec.YearlyOn} of {List(spec.YearlyIn.Select(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName))}")),
        new("InstantRestoreDays", Count(spec.InstantRestoreDays, "day")),
        new("Archive", Archive(spec.Archive)),
    ];

    private static List<KeyValuePair<string, string>> Sentences(BackupPolicy policy) =>
    [
        new("Kind", policy.Tier is { } tier ? $"{policy.ManagementType} {tier}" : policy.WorkloadType ?? policy.ManagementType ?? None),
        new("Schedule", policy.Schedule.Length > 0 ? policy.Schedule : None),
        new("Retention", policy.Retention.Length > 0 ? policy.Retention : None),
    ];

    private static string Archive(PolicyTiering? archive) =>
        archive is null || Text.Same(archive.Mode, TieringMode.DoNotTier) ? "never"
        : Text.Same(archive.Mode, TieringMode.TierRecommended) ? "as recommended"
        : $"after {archive.Duration} {archive.Unit?.ToLowerInvariant()}";

    private static string Kept(int? count, string unit, string? days) => count is null ? None : $"{Count(count, unit)} ({days})";

    private static string Count(int? count, string unit) =>
        count is { } number ? number.ToString(CultureInfo.InvariantCulture) + " " + unit + (number == 1 ? string.Empty : "s") : None;

    private static string List<T>(IEnumerable<T> values) => string.Join(", ", values) is { Length: > 0 } text ? text : None;

    /// <summary>All values by their paths. What is null or empty says nothing.</summary>
    private static Dictionary<string, string> Members(PolicyDocument policy, string[] told)
    {
        var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var properties = policy.CopyOfProperties();
        properties.Remove("protectedItemsCount");
        Collect(properties, string.Empty);
        return members;

        void Collect(JsonNode? node, string path)
        {
            if (told.Any(known => path.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }

            switch (node)
            {
                case JsonObject parts:
                    foreach (var part in parts)
                    {
                        Collect(part.Value, path.Length == 0 ? part.Key : path + "." + part.Key);
                    }

                    break;
                case JsonArray elements:
                    for (var index = 0; index < elements.Count; index++)
                    {
                        Collect(elements[index], $"{path}[{index}]");
                    }

                    break;
                case JsonValue value:
                    members[path] = Say(value, path);
                    break;
            }
        }
    }

    /// <summary>A value in words. Of the time of a schedule only the time of day means something.</summary>
    private static string Say(JsonValue value, string path) =>
        value.GetValueKind() != JsonValueKind.String ? value.ToJsonString()
        : path.IndexOf("Time", StringComparison.Ordinal) >= 0 && DateTimeOffset.TryParse(
            value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
        : value.GetValue<string>();
}
