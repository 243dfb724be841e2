using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace AzBackupTools.Core.Mars;

/// <summary>Says of a file what is said of parameters: whoever mends a file has members before him, and no parameters of Set-MarsPolicy.</summary>
internal static class MarsFileTerms
{
    private static readonly Dictionary<string, string> Members = new()
    {
        ["At"] = "schedule.times",
        ["DayOfWeek"] = "schedule.days",
        ["EveryWeeks"] = "schedule.everyWeeks",
        ["KeepDaily"] = "retention.days",
        ["KeepWeekly"] = "retention.weeks",
        ["WeeklyOn"] = "retention.weeklyOn",
        ["KeepMonthly"] = "retention.months",
        ["MonthlyOn"] = "retention.monthlyOn",
        ["KeepYearly"] = "retention.years",
        ["YearlyOn"] = "retention.yearlyOn",
        ["YearlyIn"] = "retention.yearlyIn",
        ["Item"] = "items",
        ["Exclude"] = "exclusions",
        ["ProxyPort"] = "settings.proxy.port",
        ["Proxy"] = "settings.proxy.server",
        ["WorkDay"] = "settings.throttling.workDays",
        ["WorkStart"] = "settings.throttling.workStart",
        ["WorkEnd"] = "settings.throttling.workEnd",
        ["WorkKbps"] = "settings.throttling.workKbps",
        ["OtherKbps"] = "settings.throttling.otherKbps",
    };

    private static readonly Regex Parameter = new("(?<![\\w-])-(?<name>[A-Z][A-Za-z]+)", RegexOptions.CultureInvariant);

    /// <summary>The finding, with the members in place of the parameters.</summary>
    /// <param name="finding">As the rules say it.</param>
    /// <param name="workload">Whose policy it is about; null where it is about no policy.</param>
    public static MarsFinding Of(MarsFinding finding, MarsWorkload? workload) => finding with
    {
        Target = Members.TryGetValue(finding.Target, out var member) ? member : finding.Target,
        Message = workload is null ? Text(finding.Message) : $"Policy {workload}: {Text(finding.Message)}",
        Recommendation = Text(finding.Recommendation),
    };

    private static string Text(string text) => Parameter.Replace(
        text.Replace("with Remove-MarsExclusion", "from exclusions").Replace("Stop-MarsProtection -RetainData", "state Paused"),
        static found => Members.TryGetValue(found.Groups["name"].Value, out var member) ? member : found.Value);
}
