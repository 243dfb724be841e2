using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Core.Tests.Mars;

/// <summary>A file of Export-MarsPolicy: nothing in it is lost in silence, and what is wrong with it is named as it stands there.</summary>
public sealed class MarsFileTests
{
    private const string Policy =
        """{"workload":"FilesAndFolders","state":"Valid","schedule":{"times":["22:00"],"days":[],"everyWeeks":1},"retention":{"days":30,"weeks":12,"weeklyOn":["Sunday"]},"items":["C:\\Data"],"exclusions":[{"path":"C:\\Data\\sub","subfolders":true,"fileTypes":[]}]}""";

    private const string Settings =
        """{"proxy":{"server":"proxy","port":8080,"userName":null},"throttling":{"workDays":["Monday"],"workStart":"09:00","workEnd":"18:00","workKbps":1024,"otherKbps":2048}}""";

    private static string Whole(string policy = Policy, string settings = Settings) => $$"""{"kind":"MarsConfiguration","version":1,"policies":[{{policy}}],"settings":{{settings}}}""";

    [Theory]
    [InlineData("\"FilesAndFolders\"", "7", "policies[0].workload is 7, and has to be one of FilesAndFolders, SystemState")]
    [InlineData("\"FilesAndFolders\"", "\"1\"", "policies[0].workload is \"1\"")]
    [InlineData("\"Valid\"", "9", "policy FilesAndFolders, state is 9, and has to be one of Valid, Paused")]
    [InlineData("\"exclusions\":[", "\"exclusions\":\"C:\\\\Data\\\\sub\",\"x\":[", "has a member 'x'")]
    [InlineData("[{\"path\":\"C:\\\\Data\\\\sub\",\"subfolders\":true,\"fileTypes\":[]}]", "\"C:\\\\Data\\\\sub\"", "policy FilesAndFolders, exclusions is \"C:\\\\Data\\\\sub\", and has to be a list")]
    [InlineData("[{\"path\":\"C:\\\\Data\\\\sub\",\"subfolders\":true,\"fileTypes\":[]}]", "[\"C:\\\\x\"]", "policy FilesAndFolders, exclusions[0] is \"C:\\\\x\", and has to be an object")]
    [InlineData(",\"exclusions\":[{\"path\":\"C:\\\\Data\\\\sub\",\"subfolders\":true,\"fileTypes\":[]}]", "", "policy FilesAndFolders, exclusions is missing, and has to be a list")]
    [InlineData("\"items\":[\"C:\\\\Data\"],", "", "policy FilesAndFolders, items is missing, and has to be a list")]
    [InlineData("\"path\"", "\"pfad\"", "exclusions[0] has a member 'pfad', which nobody knows; there are path, subfolders, fileTypes")]
    [InlineData("\"subfolders\":true", "\"subfolders\":\"yes\"", "exclusions[0].subfolders is \"yes\", and has to be true or false")]
    [InlineData("\"weeks\"", "\"weks\"", "policy FilesAndFolders, retention has a member 'weks', which nobody knows; there are days, weeks, weeklyOn")]
    [InlineData("\"days\":30", "\"days\":\"abc\"", "policy FilesAndFolders, retention.days is \"abc\", and has to be a whole number")]
    [InlineData("\"days\":30", "\"days\":1.5", "retention.days is 1.5, and has to be a whole number")]
    [InlineData("\"days\":30", "\"days\":30,\"days\":7", "retention has a member twice")]
    [InlineData("\"weeks\":12", "\"yearlyIn\":[13]", "retention.yearlyIn[0] is 13, and has to be a month from 1 to 12")]
    [InlineData("\"weeks\":12", "\"monthlyOn\":[\"31\"]", "retention.monthlyOn is [\"31\"], and has to be a list of days")]
    [InlineData("[\"Sunday\"]", "[\"Sunday,Monday\"]", "retention.weeklyOn[0] is \"Sunday,Monday\", and has to be one of Sunday, Monday")]
    [InlineData("\"22:00\"", "2200", "schedule.times[0] is 2200, and has to be a time such as \"22:00\"")]
    [InlineData("\"schedule\":", "\"timetable\":", "policy FilesAndFolders has a member 'timetable'")]
    [InlineData("\"server\"", "\"sever\"", "settings.proxy has a member 'sever'")]
    [InlineData("\"throttling\"", "\"throtling\"", "settings has a member 'throtling', which nobody knows; there are proxy, throttling")]
    [InlineData("\"workKbps\":1024", "\"workKbps\":null", "settings.throttling.workKbps is missing")]
    [InlineData("\"policies\":[", "\"policies\":\"x\",\"more\":[", "has a member 'more', which nobody knows; there are kind, version, policies, settings")]
    public void What_it_cannot_be_is_said_with_place_value_and_what_it_can_be(string part, string with, string message)
    {
        var file = Whole();
        Assert.Contains(part, file, StringComparison.Ordinal);

        var error = Refused(file.Replace(part, with, StringComparison.Ordinal));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("'here.json' holds no configuration of an agent: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_are_a_list_of_one_of_a_kind()
    {
        Assert.Contains("policies is \"x\", and has to be a list", Refused("""{"kind":"MarsConfiguration","version":1,"policies":"x"}""").Message, StringComparison.Ordinal);
        Assert.Contains("policies is missing", Refused("""{"kind":"MarsConfiguration","version":1}""").Message, StringComparison.Ordinal);
        Assert.Contains("two of FilesAndFolders", Refused(Whole(Policy + "," + Policy)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", true, true)]
    [InlineData("{}", false, false)]
    [InlineData("""{"proxy":null}""", true, false)]
    [InlineData("""{"throttling":null}""", false, true)]
    public void Null_is_none_and_what_is_not_there_stays_as_it_is(string settings, bool saysProxy, bool saysThrottling)
    {
        var before = new MarsSettings { Proxy = new MarsProxy { Server = "old" }, Throttling = new MarsThrottling() };
        var read = MarsConfiguration.Parse(Whole(settings: settings), "here.json");
        var after = read.Over(before);

        Assert.Equal((saysProxy, saysThrottling), (after.Proxy is null, after.Throttling is null));
        Assert.Equal(after, MarsConfiguration.Parse(read.ToJson(), "here.json").Over(before));
    }

    [Fact]
    public void Without_settings_all_of_them_stay()
    {
        var before = new MarsSettings { Proxy = new MarsProxy { Server = "old" }, Throttling = new MarsThrottling() };

        Assert.Equal(before, MarsConfiguration.Parse("""{"kind":"MarsConfiguration","version":1,"policies":[]}""", "here.json").Over(before));
    }

    [Theory]
    [InlineData("\"days\":30", "\"days\":3", "retention.days", "Policy FilesAndFolders: retention.days 3 is out of range")]
    [InlineData("[\"22:00\"]", "[]", "schedule.times", "schedule.times is missing")]
    [InlineData("[\"C:\\\\Data\"]", "[]", "items", "Nothing is selected")]
    [InlineData("[\"Sunday\"]", "[]", "retention.weeklyOn", "retention.weeklyOn is missing")]
    [InlineData("\"everyWeeks\":1", "\"everyWeeks\":2", "schedule.everyWeeks", "schedule.everyWeeks 2 has no meaning")]
    [InlineData("\"path\":\"C:\\\\Data\\\\sub\"", "\"path\":\"C:\\\\\"", "exclusions", "The exclusions leave nothing")]
    [InlineData("\"path\":\"C:\\\\Data\\\\sub\"", "\"path\":\"E:\\\\\"", "E:\\", "leaves nothing out")]
    [InlineData("\"workKbps\":1024", "\"workKbps\":100", "settings.throttling.workKbps", "settings.throttling.workKbps 100 is out of range")]
    [InlineData("\"09:00\"", "\"19:00\"", "settings.throttling.workEnd", "Working hours end before they begin")]
    [InlineData("\"port\":8080", "\"port\":70000", "settings.proxy.port", "settings.proxy.port 70000 is out of range")]
    [InlineData("\"server\":\"proxy\"", "\"server\":\"\"", "settings.proxy.server", "settings.proxy.server is empty")]
    public void What_is_found_in_a_file_is_told_by_its_members(string part, string with, string target, string message)
    {
        var file = Whole();
        Assert.Contains(part, file, StringComparison.Ordinal);

        var findings = MarsConfiguration.Parse(file.Replace(part, with, StringComparison.Ordinal), "here.json").Find(null);

        var found = findings.First(finding => finding.Target == target);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.All(findings, static finding => Assert.DoesNotMatch(new Regex("(^|\\s)-[A-Z]|Mars"), finding.Message + " " + finding.Recommendation));
    }

    [Fact]
    public void What_is_found_in_an_agent_is_told_by_parameters() =>
        Assert.Contains(
            "-KeepDaily 3",
            Assert.Single(new MarsConfiguration { Policies = [new MarsPolicy { Items = ["C:\\Data"], Retention = new MarsRetention { KeepDaily = 3 } }] }.Find(null)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Settings_are_read_from_among_other_things()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Settings)!.AsObject();
        json["serverName"] = "fs01";

        Assert.Equal("proxy:8080", MarsJson.ReadSettings(json).Proxy!.ToString());
    }

    [Fact]
    public void A_policy_speaks_in_words_and_its_lists_are_readable_in_a_cell()
    {
        var policy = new MarsPolicy { Items = ["C:\\Data", "D:\\"] };
        var other = policy with { Exclusions = [new MarsExclusion { Path = "D:\\Temp", FileTypes = [".tmp", ".bak"] }], State = MarsPolicyState.Paused };

        Assert.Equal("C:\\Data, D:\\: daily at 22:00, kept 30 days", policy.ToString());
        Assert.Equal("C:\\Data, D:\\ without D:\\Temp (*.tmp, *.bak): daily at 22:00, kept 30 days, paused", other.ToString());
        Assert.Equal("System State: Sunday at 22:00, kept 4 weeks", new MarsPolicy
        {
            Workload = MarsWorkload.SystemState, Schedule = new MarsSchedule { Days = [DayOfWeek.Sunday] }, Retention = new MarsRetention { KeepWeekly = 4 },
        }.ToString());
        Assert.Equal("C:\\Data; D:\\", other.Items.ToString());
        Assert.Equal("C:\\; D:\\", other.Volumes.ToString());
        Assert.Equal("D:\\Temp (*.tmp, *.bak)", other.Exclusions.ToString());
        Assert.Equal(".tmp; .bak", other.Exclusions[0].FileTypes.ToString());
        Assert.Equal("Changed: C:\\Data, D:\\: daily at 22:00, kept 30 days", new MarsPolicyResult(policy, MarsPolicyOutcome.Changed, ["a", "b"]).ToString());
        Assert.Equal("a; b", new MarsPolicyResult(policy, MarsPolicyOutcome.Changed, ["a", "b"]).Consequences.ToString());
        Assert.Equal("C:\\; D:\\", new MarsRemovalResult { Workload = MarsWorkload.FilesAndFolders, Sources = ["C:\\", "D:\\"] }.Sources.ToString());
        Assert.DoesNotContain("System.", new MarsAgentInfo { ServerName = "s", AgentVersion = "2.0.9000.0", Location = "l" }.Advice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_keeps_its_sources_readable_through_its_JSON()
    {
        var job = new MarsJob { Id = "1", Operation = "Backup", Status = "Completed", Sources = ["C:\\", "D:\\"] };

        Assert.Equal("C:\\; D:\\", JsonSerializer.Deserialize<MarsJob>(JsonSerializer.Serialize(job))!.Sources.ToString());
    }

    private static BackupException Refused(string json)
    {
        var error = Assert.Throws<BackupException>(() => MarsConfiguration.Parse(json, "here.json"));
        Assert.Equal(ErrorIds.InvalidPolicyFile, error.ErrorId);
        return error;
    }
}
