using System;
using System.IO;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Core.Tests.Mars;

public sealed class MarsPolicyTests
{
    private static readonly MarsPolicy Good = new() { Items = ["C:\\Data"] };

    [Theory]
    [InlineData("c:/data/", "C:\\data")]
    [InlineData("D:", "D:\\")]
    [InlineData("e:\\\\", "E:\\")]
    public void Paths_come_into_one_form(string given, string expected)
    {
        Assert.True(MarsPaths.TryNormalize(given, out var path));
        Assert.Equal(expected, path);
    }

    [Theory]
    [InlineData("Data")]
    [InlineData("\\\\server\\share")]
    [InlineData("C:Data")]
    [InlineData("C:\\Data\\*.txt")]
    [InlineData("C:\\..\\Windows")]
    [InlineData("")]
    [InlineData("/home")]
    public void What_no_agent_backs_up_is_no_path(string given) => Assert.False(MarsPaths.TryNormalize(given, out _));

    public static TheoryData<MarsPolicy, string, string> Refused => new()
    {
        { Good with { Items = [] }, ErrorIds.InvalidArgument, "Item" },
        { Good with { Items = ["data"] }, ErrorIds.InvalidMarsPath, "data" },
        { Good with { Exclusions = [new MarsExclusion { Path = "C:\\" }] }, ErrorIds.InvalidArgument, "Exclude" },
        { Good with { Schedule = new MarsSchedule { Times = [] } }, ErrorIds.InvalidSchedule, "At" },
        { Good with { Schedule = new MarsSchedule { Times = [new(1, 0, 0), new(2, 0, 0), new(3, 0, 0), new(4, 0, 0)] } }, ErrorIds.InvalidSchedule, "At" },
        { Good with { Schedule = new MarsSchedule { Times = [new(1, 0, 0), new(1, 0, 0)] } }, ErrorIds.InvalidSchedule, "At" },
        { Good with { Schedule = new MarsSchedule { EveryWeeks = 2 } }, ErrorIds.InvalidSchedule, "EveryWeeks" },
        { Good with { Retention = new MarsRetention() }, ErrorIds.InvalidRetention, "KeepDaily" },
        { Good with { Retention = new MarsRetention { KeepDaily = 6 } }, ErrorIds.InvalidRetention, "KeepDaily" },
        { Good with { Retention = new MarsRetention { KeepDaily = 7, KeepWeekly = 3, WeeklyOn = [DayOfWeek.Sunday] } }, ErrorIds.InvalidRetention, "KeepWeekly" },
        { Good with { Retention = new MarsRetention { KeepDaily = 7, KeepMonthly = 2, MonthlyOn = DaysOfMonth.ByNumber([1]) } }, ErrorIds.InvalidRetention, "KeepMonthly" },
        { Good with { Retention = new MarsRetention { KeepDaily = 7, KeepYearly = 100, YearlyOn = DaysOfMonth.ByNumber([1]), YearlyIn = [1] } }, ErrorIds.InvalidRetention, "KeepYearly" },
        { Good with { Retention = new MarsRetention { KeepDaily = 7, KeepWeekly = 4 } }, ErrorIds.InvalidRetentionDay, "WeeklyOn" },
        { Good with { Retention = new MarsRetention { KeepDaily = 7, KeepMonthly = 3, MonthlyOn = DaysOfMonth.ByNumber([0]) } }, ErrorIds.InvalidRetentionDay, "MonthlyOn" },
        { Good with { Schedule = new MarsSchedule { Days = [DayOfWeek.Monday] } }, ErrorIds.InvalidRetention, "KeepDaily" },
        { Good with { Schedule = new MarsSchedule { Times = [new(6, 0, 0), new(22, 0, 0)] }, Retention = new MarsRetention { KeepDaily = 5000 } }, ErrorIds.InvalidRetention, "KeepDaily" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_agent_refuses_is_an_error_that_names_the_parameter(MarsPolicy policy, string code, string target)
    {
        var error = MarsPolicyRules.Find(policy, null).First(static finding => finding.Level == MarsFindingLevel.Error);

        Assert.Equal((code, target), (error.Code, error.Target));
        Assert.Equal(code, Assert.Throws<BackupException>(() => MarsPolicyRules.Checked(policy, null)).ErrorId);
    }

    [Fact]
    public void What_may_not_be_meant_is_a_warning()
    {
        var policy = Good with
        {
            Items = ["C:\\Data", "C:\\Data\\sub", "D:\\Logs"],
            Exclusions = [new MarsExclusion { Path = "E:\\Temp" }, new MarsExclusion { Path = "D:\\Logs" }],
        };

        Assert.Equal(
            ["ItemSelectedTwice", "ItemExcluded", "ExclusionWithoutEffect"],
            MarsPolicyRules.Find(policy, null).Select(static finding => finding.Level != MarsFindingLevel.Error ? finding.Code : "error"));
        Assert.Empty(MarsPolicyRules.Find(Good, null));
    }

    [Fact]
    public void Exclusions_reach_as_deep_as_they_say()
    {
        var types = new MarsExclusion { Path = "C:\\Data", FileTypes = [".tmp"] };
        var shallow = new MarsExclusion { Path = "C:\\Data", Subfolders = false };

        Assert.True(types.Excludes("C:\\data\\sub\\a.TMP"));
        Assert.False(types.Excludes("C:\\Data\\a.txt"));
        Assert.True(shallow.Excludes("C:\\Data\\a.txt"));
        Assert.False(shallow.Excludes("C:\\Data\\sub\\a.txt"));
        Assert.False(shallow.Excludes("C:\\Database\\a.txt"));
    }

    [Fact]
    public void A_volume_that_is_left_out_costs_a_full_backup_and_that_is_said()
    {
        var policy = Good with { Items = ["C:\\Data", "D:\\Logs"] };
        var removed = MarsSelection.Remove(policy, ["d:\\logs\\"]);

        Assert.Equal(["C:\\Data"], removed.Policy.Items);
        Assert.Contains("next backup is a full one", Assert.Single(removed.Consequences), StringComparison.Ordinal);
        Assert.Empty(MarsSelection.Remove(policy with { Items = ["D:\\Logs", "D:\\More", "C:\\Data"] }, ["D:\\More"]).Consequences);
        Assert.Equal(ErrorIds.InvalidMarsPath, Assert.Throws<BackupException>(() => MarsSelection.Remove(policy, ["C:\\Data\\sub"])).ErrorId);
        Assert.Equal(ErrorIds.InvalidArgument, Assert.Throws<BackupException>(() => MarsSelection.Remove(policy, ["C:\\Data", "D:\\Logs"])).ErrorId);
    }

    [Fact]
    public void A_first_backup_that_takes_days_is_better_sent_by_post()
    {
        var slow = new FirstBackupEstimate { Bytes = 2L << 40, Files = 12345, BitsPerSecond = 20_000_000 };
        var quick = slow with { BitsPerSecond = 1_000_000_000 };

        Assert.Equal(10.18, slow.Duration!.Value.TotalDays, 2);
        Assert.True(slow.NeedsOfflineSeeding);
        Assert.Contains("10.2 days at 20 Mbps", slow.ToString(), StringComparison.Ordinal);
        Assert.Contains("Azure Data Box", slow.ToString(), StringComparison.Ordinal);
        Assert.Empty(quick.OfflineSeedingSteps);
        Assert.Null((slow with { BitsPerSecond = null }).Duration);
    }

    [Theory]
    [InlineData(10_000_000, 512, 1023 * 1024, ((45 * 524_288.0) + (123 * 10_000_000.0)) / 168)]
    [InlineData(100_000, 512, 1024, 100_000)]
    [InlineData(1e12, 512, 1024, ((45 * 524_288.0) + (123 * 1_048_576.0)) / 168)]
    public void A_line_carries_no_more_than_its_limits_and_no_more_than_itself(double line, int workKbps, int otherKbps, double mean) =>
        Assert.Equal(mean, new MarsThrottling { WorkKbps = workKbps, OtherKbps = otherKbps }.MeanBitsPerSecond(line), 0);

    [Fact]
    public void Limits_hold_in_working_hours()
    {
        var limit = new MarsThrottling { WorkKbps = 1024, OtherKbps = 4096 };
        var friday = new DateTime(2026, 3, 6);

        Assert.Equal((4096, 1024, 1024, 4096), (limit.KbpsAt(friday.AddHours(8.9)), limit.KbpsAt(friday.AddHours(9)), limit.KbpsAt(friday.AddHours(17.9)), limit.KbpsAt(friday.AddHours(18))));
        Assert.Equal(4096, limit.KbpsAt(friday.AddDays(1).AddHours(12)));
    }

    [Fact]
    public void A_server_is_measured_without_what_is_excluded()
    {
        var root = Directory.CreateTempSubdirectory("azbackuptools-measure-");
        try
        {
            var files = new MarsFiles(root.FullName);
            Directory.CreateDirectory(files.Map("C:\\Data\\sub"));
            File.WriteAllText(files.Map("C:\\Data\\a.txt"), "12345");
            File.WriteAllText(files.Map("C:\\Data\\sub\\b.tmp"), "123");
            var policy = Good with { Exclusions = [new MarsExclusion { Path = "C:\\Data", FileTypes = [".tmp"] }] };

            Assert.Equal((1, 5), (FirstBackupEstimate.Measure(policy, files, null).Files, FirstBackupEstimate.Measure(policy, files, null).Bytes));
            Assert.Equal(8, FirstBackupEstimate.Measure(Good, files, null).Bytes);
            Assert.True(files.IsOnServer(Path.Combine(root.FullName, "C", "secret.txt")));
            Assert.False(files.IsOnServer(root.FullName + "-elsewhere"));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_configuration_comes_back_from_its_JSON_and_nothing_else_does()
    {
        var configuration = new MarsConfiguration
        {
            Policies = [Good, new MarsPolicy { Workload = MarsWorkload.SystemState, Schedule = new MarsSchedule { Days = [DayOfWeek.Sunday], EveryWeeks = 3 }, Retention = new MarsRetention { KeepWeekly = 5, WeeklyOn = [DayOfWeek.Sunday] } }],
            Settings = new MarsSettings { Throttling = new MarsThrottling { WorkKbps = 1024 } },
        };

        Assert.Equal(configuration.ToJson(), MarsConfiguration.Parse(configuration.ToJson(), "here").ToJson());
        foreach (var bad in new[] { "", "[]", "{}", "{\"kind\":\"MarsConfiguration\",\"version\":2}", "{\"kind\":\"MarsConfiguration\",\"version\":1,\"policies\":[{}],\"settings\":{}}", configuration.ToJson().Replace("Sunday", "Someday", StringComparison.Ordinal) })
        {
            Assert.Equal(ErrorIds.InvalidPolicyFile, Assert.Throws<BackupException>(() => MarsConfiguration.Parse(bad, "here")).ErrorId);
        }
    }

    [Fact]
    public void Passphrases_are_long_and_never_twice_the_same()
    {
        Assert.Equal(36, Passphrases.Generate().Length);
        Assert.NotEqual(Passphrases.Reveal(Passphrases.Generate()), Passphrases.Reveal(Passphrases.Generate()));
    }
}
