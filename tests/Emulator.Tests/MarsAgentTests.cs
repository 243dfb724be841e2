using System.Globalization;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

/// <summary>What agents tell their vault, and what goes on by itself.</summary>
public class MarsAgentTests
{
    private const string Mab = "?$filter=backupManagementType eq 'MAB'";
    private const string Played = """{"resourceGroup":"rg-test","vault":"vault1","name":"srv1","items":[{"volume":"C:\\","backsUpAt":"22:00","keepDays":7,"recoveryPointCount":3,"oldestRecoveryPoint":"{0}"}]}""";

    [Fact]
    public async Task A_played_server_goes_on_being_backed_up_and_forgets_what_is_kept_no_longer()
    {
        Emu emu = await new Emu().WithVms();
        DateTimeOffset start = emu.Engine.Clock.UtcNow;
        (await emu.SendText("POST", "/_emulator/mars-servers", Played.Replace("{0}", Stamp(start.AddDays(-6)), StringComparison.Ordinal))).Expect(201);
        Assert.Equal(3, Points(await Item(emu)));

        emu.Advance(20 * 86400);
        JsonNode item = await Item(emu);
        DateTimeOffset last = (DateTimeOffset)item["properties"]!["lastBackupTime"]!;
        Assert.Equal(new TimeSpan(22, 20, 0), last.TimeOfDay);
        Assert.InRange(emu.Engine.Clock.UtcNow - last, TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.Equal(7, Points(item));
        JsonNode container = (await emu.Get(Emu.Vault + "/backupProtectionContainers" + Mab)).Expect(200).Values.Single()!;
        Assert.Equal(last, (DateTimeOffset)container["properties"]!["extendedInfo"]!["lastRefreshedAt"]!);
        JsonArray points = (await emu.Get((string)item["id"]! + "/recoveryPoints")).Expect(200).Values;
        Assert.Equal(7, points.Count);
        Assert.Equal(last.AddMinutes(-20), (DateTimeOffset)points[0]!["properties"]!["recoveryPointTime"]!);
    }

    [Fact]
    public async Task Jobs_of_a_played_server_show_when_they_are_over_in_the_order_of_all_jobs_and_one_by_one_with_their_size()
    {
        Emu emu = await new Emu().WithProtected("vm1");
        (await emu.SendText("POST", "/_emulator/mars-servers", Played.Replace("{0}", Stamp(emu.Engine.Clock.UtcNow), StringComparison.Ordinal))).Expect(201);
        DateTimeOffset ten = new DateTimeOffset(emu.Engine.Clock.UtcNow.UtcDateTime.Date, TimeSpan.Zero).AddDays(2).AddHours(22);
        emu.Advance((int)(ten.AddMinutes(10) - emu.Engine.Clock.UtcNow).TotalSeconds);
        int before = (await emu.Get(Emu.Vault + "/backupJobs" + Mab)).Expect(200).Values.Count;
        emu.Advance(11 * 60);
        JsonArray ofServers = (await emu.Get(Emu.Vault + "/backupJobs" + Mab)).Expect(200).Values;
        Assert.Equal(before + 1, ofServers.Count);
        Assert.Equal(ten, (DateTimeOffset)ofServers[0]!["properties"]!["startTime"]!);

        DateTimeOffset[] all = (await emu.Get(Emu.Vault + "/backupJobs")).Expect(200).Values.Select(job => (DateTimeOffset)job!["properties"]!["startTime"]!).ToArray();
        Assert.Equal(all.OrderDescending(), all);
        Assert.True(all.Length > ofServers.Count);
        JsonNode one = (await emu.Get((string)ofServers[0]!["id"]!)).Expect(200).Json;
        Assert.Matches("^[0-9]+ MB$", (string)one["properties"]!["extendedInfo"]!["propertyBag"]!["Backup Size"]!);
        Assert.Equal("FileFolder", (string?)one["properties"]!["workloadType"]);
    }

    [Fact]
    public async Task A_report_is_the_whole_truth_but_for_what_was_deleted()
    {
        Emu emu = await new Emu().WithVms();
        DateTimeOffset now = emu.Engine.Clock.UtcNow;
        await Register(emu);
        (await emu.SendText("POST", "/_emulator/mars-agents/report", Of($$"""
            "items":[{"volume":"C:\\","recoveryPoints":["{{Stamp(now.AddDays(-2))}}","{{Stamp(now.AddDays(-1))}}"],"lastBackup":"{{Stamp(now.AddDays(-1).AddMinutes(9))}}"},{"volume":"D:\\","recoveryPoints":[]}],
            "jobs":[{"volume":"C:\\","operation":"Backup","start":"{{Stamp(now.AddDays(-1))}}","end":"{{Stamp(now.AddDays(-1).AddMinutes(9))}}","status":"CompletedWithWarnings","bytes":2048,"message":"Not found: C:\\Old."}]
            """))).Expect(200);
        JsonArray items = (await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Values;
        Assert.Equal(["IRPending", "Protected"], items.Select(item => (string)item!["properties"]!["protectionState"]!).Order());
        JsonNode c = items.Single(item => (string?)item!["properties"]!["friendlyName"] == "C:\\")!;
        Assert.Equal(now.AddDays(-1).AddMinutes(9), (DateTimeOffset)c["properties"]!["lastBackupTime"]!);
        Assert.Equal(2, Points(c));
        JsonNode job = (await emu.Get((string)(await emu.Get(Emu.Vault + "/backupJobs" + Mab)).Values.Single()!["id"]!)).Json["properties"]!;
        Assert.Equal(("CompletedWithWarnings", "PT9M", "2 KB"), ((string)job["status"]!, (string)job["duration"]!, (string)job["extendedInfo"]!["propertyBag"]!["Backup Size"]!));
        Assert.Equal("Not found: C:\\Old.", (string?)job["errorDetails"]![0]!["errorString"]);

        string pin = (string)(await emu.Post(Emu.Vault + "/backupSecurityPIN")).Json["securityPIN"]!;
        (await emu.SendText("POST", "/_emulator/mars-agents/remove", Of($"\"securityPin\":\"{pin}\""))).Expect(200);
        (await emu.SendText("POST", "/_emulator/mars-agents/report", Of("\"items\":[{\"volume\":\"E:\\\\\",\"recoveryPoints\":[]}]"))).Expect(200);
        items = (await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Values;
        Assert.Equal(["C:\\", "D:\\", "E:\\"], items.Select(item => (string)item!["properties"]!["friendlyName"]!).Order());
        Assert.Equal(2, items.Count(item => item!["properties"]!["isScheduledForDeferredDelete"] is not null));
    }

    [Theory]
    [InlineData("\"days\":6", "0x29834")]
    [InlineData("\"days\":30,\"weeks\":3", "0x29834")]
    [InlineData("\"months\":2", "0x29834")]
    [InlineData("\"days\":7,\"weeks\":4,\"months\":3,\"years\":1", null)]
    public async Task A_vault_with_security_features_has_minimums(string kept, string? code)
    {
        Emu emu = await new Emu().WithVms();
        await Register(emu);
        Reply answer = await emu.SendText("POST", "/_emulator/mars-agents/policy", Of(kept));
        if (code is null)
        {
            answer.Expect(200);
        }
        else
        {
            answer.ExpectError(400, code);
        }

        (await emu.SendText("PATCH", Emu.Vault + "/backupconfig/vaultconfig", """{"properties":{"enhancedSecurityState":"Disabled","softDeleteFeatureState":"Disabled"}}""")).Expect(200);
        (await emu.SendText("POST", "/_emulator/mars-agents/policy", Of(kept))).Expect(200);
    }

    [Fact]
    public async Task An_immutable_vault_takes_no_shorter_retention()
    {
        Emu emu = await new Emu().WithVms();
        await Register(emu);
        (await emu.SendText("POST", "/_emulator/mars-agents/policy", Of("\"days\":30,\"weeks\":12"))).Expect(200);
        (await emu.SendText("POST", "/_emulator/mars-agents/policy", Of("\"days\":20,\"weeks\":12"))).Expect(200);
        await emu.SendText("PATCH", Emu.Vault, """{"properties":{"securitySettings":{"immutabilitySettings":{"state":"Unlocked"}}}}""");
        emu.Advance(300);
        (await emu.SendText("POST", "/_emulator/mars-agents/policy", Of("\"days\":20"))).ExpectError(400, "810002");
        (await emu.SendText("POST", "/_emulator/mars-agents/policy", Of("\"days\":25,\"weeks\":12"))).Expect(200);
        (await emu.SendText("POST", "/_emulator/mars-agents/policy", Of("\"systemState\":true,\"days\":7"))).Expect(200);
    }

    private static async Task Register(Emu emu) =>
        (await emu.SendText("POST", "/_emulator/mars-servers", Of("\"items\":[]"))).Expect(201);

    private static string Of(string members) => $$"""{"resourceGroup":"rg-test","vault":"vault1","name":"srv1",{{members}}}""";

    private static async Task<JsonNode> Item(Emu emu) => (await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Expect(200).Values.Single()!;

    private static int Points(JsonNode item) => (int)item["properties"]!["extendedInfo"]!["recoveryPointCount"]!;

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
