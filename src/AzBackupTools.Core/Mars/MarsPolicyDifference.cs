using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>A change of a policy in words, for whoever is asked whether to make it.</summary>
public static class MarsPolicyDifference
{
    /// <summary>What is made of a policy: "schedule Daily at 22:00; kept for 30 days; with C:\Data".</summary>
    /// <param name="before">How it is, or null where there is none.</param>
    /// <param name="after">How it shall be.</param>
    /// <returns>Empty where nothing differs.</returns>
    public static string Describe(MarsPolicy? before, MarsPolicy after)
    {
        var parts = new List<string>
        {
            Changed("schedule ", before?.Schedule.ToString(), after.Schedule.ToString()),
            Changed("kept for ", before is null ? null : Words(before.Retention), Words(after.Retention)),
            Listed("with ", after.Items.Except(before?.Items ?? [], StringComparer.OrdinalIgnoreCase)),
            Listed("without ", before?.Items.Except(after.Items, StringComparer.OrdinalIgnoreCase) ?? []),
            Listed("excluding ", Names(after).Except(Names(before))),
            Listed("no longer excluding ", Names(before).Except(Names(after))),
        };
        return string.Join("; ", parts.Where(static part => part.Length > 0));
    }

    /// <summary>Which of the two policies it is.</summary>
    public static string NameOf(MarsWorkload workload) => workload == MarsWorkload.SystemState ? "the system state" : "files and folders";

    /// <summary>All that retention says: "30 days, 12 weeks (Sunday), 5 years (first Sunday in January)".</summary>
    private static string Words(MarsRetention keep)
    {
        var months = string.Join(", ", keep.YearlyIn.Select(static month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)));
        var parts = new[]
        {
            new MarsRetention { KeepDaily = keep.KeepDaily }.ToString(),
            With(new MarsRetention { KeepWeekly = keep.KeepWeekly }, string.Join(", ", keep.WeeklyOn)),
            With(new MarsRetention { KeepMonthly = keep.KeepMonthly }, keep.MonthlyOn?.ToString()),
            With(new MarsRetention { KeepYearly = keep.KeepYearly }, $"{keep.YearlyOn} in {months}"),
        };
        return string.Join(", ", parts.Where(static part => part.Length > 0));
    }

    private static string With(MarsRetention one, string? days) => one.ToString() is { Length: > 0 } text ? $"{text} ({days})" : string.Empty;

    private static string Changed(string what, string? old, string now) =>
        old == now ? string.Empty : what + now + (old is null ? string.Empty : $" instead of {old}");

    private static string Listed(string what, IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } list ? what + list : string.Empty;

    private static IEnumerable<string> Names(MarsPolicy? policy) => policy?.Exclusions.Select(static exclusion => exclusion.ToString()) ?? [];
}
