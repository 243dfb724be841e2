using System;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Core.Tests.Mars;

public sealed class MarsPolicyChangeTests
{
    private static readonly MarsPolicy Daily = new() { Items = ["C:\\Data"] };

    private static readonly MarsPolicy Kept = Daily with
    {
        Retention = new MarsRetention { KeepDaily = 30, KeepWeekly = 12, WeeklyOn = [DayOfWeek.Sunday], KeepYearly = 1, YearlyOn = DaysOfMonth.ByWeek(["First"], [DayOfWeek.Sunday]), YearlyIn = [1] },
    };

    [Theory]
    [InlineData(30, 12, null)]
    [InlineData(40, 12, null)]
    [InlineData(7, 12, "Backups kept by the day are kept for 7 days instead of 30 days: older ones are deleted, but for those that are also kept by the week or by the year.")]
    [InlineData(30, 0, "Nothing is kept by the week any more: backups that were kept for 12 weeks are deleted the next day, but for those that are also kept by the day or by the year.")]
    public void What_a_shorter_retention_deletes_is_said(int days, int weeks, string? expected)
    {
        var after = new MarsPolicyChange { KeepDaily = days, KeepWeekly = weeks }.Apply(Kept);

        Assert.Equal(expected, MarsRetentionLoss.Find(Kept, after).SingleOrDefault());
    }

    [Fact]
    public void A_weekly_schedule_lets_go_what_was_kept_by_the_day()
    {
        var after = new MarsPolicyChange { Days = [DayOfWeek.Saturday], KeepWeekly = 4 }.Apply(Daily);

        Assert.Equal(
            "Nothing is kept by the day any more: backups that were kept for 30 days are deleted the next day, but for those that are also kept by the week.",
            Assert.Single(MarsRetentionLoss.Find(Daily, after)));
    }

    [Fact]
    public void What_is_over_by_now_is_deleted_when_backups_go_on()
    {
        var paused = Daily with { State = MarsPolicyState.Paused };

        Assert.Contains("whose time is over by the policy (30 days) are deleted", Assert.Single(MarsRetentionLoss.Find(paused, Daily)), StringComparison.Ordinal);
        Assert.Contains("are deleted, once backups go on", Assert.Single(MarsRetentionLoss.Find(paused, new MarsPolicyChange { KeepDaily = 7 }.Apply(paused))), StringComparison.Ordinal);
        Assert.Empty(MarsRetentionLoss.Find(Daily, paused));
    }

    public static TheoryData<MarsPolicyChange, string, string> Senseless => new()
    {
        { new MarsPolicyChange { KeepDaily = 0 }, "KeepDaily", "-KeepDaily 0" },
        { new MarsPolicyChange { Days = [DayOfWeek.Sunday], KeepWeekly = 0 }, "KeepWeekly", "-KeepWeekly 0" },
        { new MarsPolicyChange { WeeklyOn = [DayOfWeek.Monday] }, "WeeklyOn", "nothing is kept by the week" },
        { new MarsPolicyChange { KeepWeekly = 0, WeeklyOn = [DayOfWeek.Monday] }, "WeeklyOn", "nothing is kept by the week" },
        { new MarsPolicyChange { MonthlyOn = DaysOfMonth.ByNumber([1]) }, "MonthlyOn", "nothing is kept by the month" },
        { new MarsPolicyChange { YearlyOn = DaysOfMonth.ByNumber([1]) }, "YearlyOn", "nothing is kept by the year" },
        { new MarsPolicyChange { YearlyIn = [2] }, "YearlyIn", "nothing is kept by the year" },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public void A_change_that_contradicts_itself_is_refused(MarsPolicyChange change, string target, string message)
    {
        var refused = Assert.Throws<BackupException>(() => change.Apply(Daily));

        Assert.Equal((ErrorIds.InvalidRetention, target), (refused.ErrorId, refused.Target));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_of_a_retention_that_is_there_can_be_changed() =>
        Assert.Equal([DayOfWeek.Monday], new MarsPolicyChange { WeeklyOn = [DayOfWeek.Monday] }.Apply(Kept).Retention.WeeklyOn);

    [Fact]
    public void A_change_is_told_by_what_differs()
    {
        var after = MarsSelection.Exclude(
            MarsSelection.Add(new MarsPolicyChange { Times = [new(6, 0, 0)], KeepWeekly = 4 }.Apply(Daily), ["D:\\"]).Policy,
            new MarsExclusion { Path = "D:\\Temp" }).Policy;

        Assert.Equal("schedule Daily at 22:00; kept for 30 days; with C:\\Data", MarsPolicyDifference.Describe(null, Daily));
        Assert.Equal(
            "schedule Daily at 06:00 instead of Daily at 22:00; kept for 30 days, 4 weeks (Sunday) instead of 30 days; with D:\\; excluding D:\\Temp",
            MarsPolicyDifference.Describe(Daily, after));
        Assert.EndsWith("1 year (first Sunday in January)", MarsPolicyDifference.Describe(null, Kept with { Items = [] }), StringComparison.Ordinal);
        Assert.Equal("without C:\\Data; no longer excluding D:\\Temp", MarsPolicyDifference.Describe(after, after with { Items = ["D:\\"], Exclusions = [] }));
        Assert.Equal(string.Empty, MarsPolicyDifference.Describe(after, after));
    }

    [Fact]
    public void One_exclusion_goes_alone_and_a_path_takes_all()
    {
        var types = new MarsExclusion { Path = "C:\\Data", FileTypes = [".tmp", ".bak"] };
        var shallow = new MarsExclusion { Path = "C:\\Data", Subfolders = false };
        var policy = Daily with { Exclusions = [types, shallow] };

        Assert.IsType<System.Collections.IList>(MarsSelection.Exclude(policy, shallow).Policy.Exclusions, exactMatch: false);
        Assert.Equal([shallow], MarsSelection.Include(policy, types with { Path = "c:\\data", FileTypes = [".BAK", ".tmp"] }).Policy.Exclusions);
        Assert.Equal([types, shallow], MarsSelection.Include(policy, types with { FileTypes = [".tmp"] }).Policy.Exclusions);
        Assert.Empty(MarsSelection.Include(policy, ["C:\\Data"]).Policy.Exclusions);
    }

    [Fact]
    public void What_is_wholly_excluded_on_purpose_is_a_note_and_nothing_at_all_an_error()
    {
        var policy = Daily with { Items = ["C:\\Data", "D:\\Stuff"], Exclusions = [new MarsExclusion { Path = "D:\\" }] };

        var note = Assert.Single(MarsPolicyRules.Find(policy, null));
        Assert.Equal((MarsFindingLevel.Note, "ItemExcluded"), (note.Level, note.Code));
        Assert.Contains(MarsPolicyRules.Find(policy with { Items = ["D:\\Stuff"] }, null), static finding => finding.Level == MarsFindingLevel.Error && finding.Recommendation.Contains("Stop-MarsProtection -RetainData", StringComparison.Ordinal));
    }

    [Fact]
    public void One_file_is_one_file()
    {
        Assert.Contains("in 1 file before", new FirstBackupEstimate { Bytes = 3, Files = 1 }.ToString(), StringComparison.Ordinal);
        Assert.Contains("in 2 files before", new FirstBackupEstimate { Bytes = 3, Files = 2 }.ToString(), StringComparison.Ordinal);
    }
}
