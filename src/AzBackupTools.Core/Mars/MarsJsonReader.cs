using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Policies;

namespace AzBackupTools.Core.Mars;

/// <summary>
/// Reads what <see cref="MarsJson" /> writes, and nothing else: a member that is misspelt would be lost in silence, and with it the backups
/// that it keeps.
/// </summary>
internal static class MarsJsonReader
{
    public static MarsPolicy Policy(MarsMember member)
    {
        var workload = member.Object()["workload"].Word<MarsWorkload>();
        var json = member.Called($"policy {workload}").Object("workload", "state", "schedule", "retention", "items", "exclusions");
        var isSelective = workload == MarsWorkload.FilesAndFolders;
        return new MarsPolicy
        {
            Workload = workload,
            State = json["state"].IsNull ? MarsPolicyState.Valid : json["state"].Word<MarsPolicyState>(),
            Schedule = Schedule(json["schedule"].Object("times", "days", "everyWeeks")),
            Retention = Retention(json["retention"].Object("days", "weeks", "weeklyOn", "months", "monthlyOn", "years", "yearlyOn", "yearlyIn")),
            Items = (isSelective ? json["items"].RequiredList() : json["items"].List()).Select(static item => item.RequiredText()).ToArray(),
            Exclusions = (isSelective ? json["exclusions"].RequiredList() : json["exclusions"].List()).Select(Exclusion).ToArray(),
        };
    }

    public static MarsProxy? Proxy(MarsMember member)
    {
        if (member.IsNull)
        {
            return null;
        }

        var json = member.Object("server", "port", "userName");
        return new MarsProxy { Server = json["server"].RequiredText(), Port = json["port"].Whole() ?? 8080, UserName = json["userName"].Text() };
    }

    public static MarsThrottling? Throttling(MarsMember member)
    {
        if (member.IsNull)
        {
            return null;
        }

        var json = member.Object("workDays", "workStart", "workEnd", "workKbps", "otherKbps");
        return new MarsThrottling
        {
            WorkDays = Days(json["workDays"]),
            WorkStart = json["workStart"].Time(),
            WorkEnd = json["workEnd"].Time(),
            WorkKbps = json["workKbps"].RequiredWhole(),
            OtherKbps = json["otherKbps"].RequiredWhole(),
        };
    }

    private static MarsSchedule Schedule(MarsMember json) => new()
    {
        Times = json["times"].List().Select(static time => time.Time()).ToArray(),
        Days = Days(json["days"]),
        EveryWeeks = json["everyWeeks"].Whole() ?? 1,
    };

    private static MarsRetention Retention(MarsMember json) => new()
    {
        KeepDaily = json["days"].Whole(),
        KeepWeekly = json["weeks"].Whole(),
        WeeklyOn = Days(json["weeklyOn"]),
        KeepMonthly = json["months"].Whole(),
        MonthlyOn = DaysOf(json["monthlyOn"]),
        KeepYearly = json["years"].Whole(),
        YearlyOn = DaysOf(json["yearlyOn"]),
        YearlyIn = json["yearlyIn"].List().Select(static month => month.RequiredWhole() is >= 1 and <= 12 and var number ? number : throw month.Wrong("a month from 1 to 12")).Distinct().ToArray(),
    };

    private static MarsExclusion Exclusion(MarsMember member)
    {
        var json = member.Object("path", "subfolders", "fileTypes");
        return new MarsExclusion
        {
            Path = json["path"].RequiredText(),
            Subfolders = json["subfolders"].Truth() ?? true,
            FileTypes = json["fileTypes"].List().Select(static type => type.RequiredText()).ToArray(),
        };
    }

    private static IReadOnlyList<DayOfWeek> Days(MarsMember member) => WeekDays.Distinct(member.List().Select(static day => day.Word<DayOfWeek>()));

    private static DaysOfMonth? DaysOf(MarsMember member)
    {
        var texts = member.List().Select(static day => day.TextOrWhole()).ToArray();
        try
        {
            return texts.Length == 0 ? null : DaysOfMonth.Parse(texts, string.Empty);
        }
        catch (BackupException)
        {
            throw member.Wrong("a list of days from \"1\" to \"28\", or of days of weeks such as \"First Sunday\"");
        }
    }
}
