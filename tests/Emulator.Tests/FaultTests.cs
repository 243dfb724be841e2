using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Http;
using AzBackupTools.Emulator.Snapshots;

namespace AzBackupTools.Emulator.Tests;

/// <summary>What each fault does, which requests it strikes, and that it is the same in every run.</summary>
public class FaultTests
{
    private const string Faults = "/_emulator/faults";

    [Fact]
    public async Task A_stalled_answer_takes_the_patience_of_a_client_in_virtual_time()
    {
        var emu = new Emu();
        await Add(emu, """{"times":1,"effect":{"stall":true}}""");
        using var client = new HttpClient(new EmulatorHttpHandler(emu.Engine));
        client.DefaultRequestHeaders.Add("Authorization", "Bearer x");
        var url = new Uri(Emu.Host + "/subscriptions?api-version=2022-12-01");
        DateTimeOffset before = emu.Engine.Clock.UtcNow;
        TaskCanceledException stalled = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(url));
        Assert.IsType<TimeoutException>(stalled.InnerException);
        Assert.Equal(StalledAnswer.Patience, emu.Engine.Clock.UtcNow - before);
        Assert.Equal(0, (int?)(await emu.Get("/_emulator/requests")).Values.Single()!["status"]);
        using HttpResponseMessage next = await client.GetAsync(url);
        Assert.True(next.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_stalled_answer_can_be_given_up()
    {
        var emu = new Emu();
        await Add(emu, """{"effect":{"stall":true}}""");
        using var client = new HttpClient(new EmulatorHttpHandler(emu.Engine));
        client.DefaultRequestHeaders.Add("Authorization", "Bearer x");
        using var cancellation = new CancellationTokenSource();
        using IDisposable held = emu.Engine.Clock.Hold();
        Task<HttpResponseMessage> asked = client.GetAsync(new Uri(Emu.Host + "/subscriptions?api-version=2022-12-01"), cancellation.Token);
        Assert.False(asked.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task An_expired_token_has_an_effect_of_its_own()
    {
        var emu = new Emu();
        await Add(emu, """{"times":1,"effect":{"tokenExpired":true}}""");
        Reply reply = (await emu.Get("/subscriptions")).ExpectError(401, "ExpiredAuthenticationToken");
        Assert.NotNull(reply.Header("WWW-Authenticate"));
        (await emu.Get("/subscriptions")).Expect(200);
    }

    [Fact]
    public async Task A_page_leads_back_to_itself_as_often_as_the_rule_says()
    {
        Emu emu = await new Emu().WithVms("web01");
        await Add(emu, """{"times":1,"effect":{"duplicatePage":true}}""");
        (await emu.Get(Emu.Vault)).Expect(200);
        const string List = Emu.Vault + "/backupPolicies";
        Reply first = (await emu.Get(List)).Expect(200);
        string link = (string?)first.Json["nextLink"] ?? "";
        Assert.Equal(Emu.Host + List + "?api-version=2024-04-01", link);
        Reply second = (await emu.Get(link)).Expect(200);
        Assert.Null(second.Json["nextLink"]);
        Assert.Equal(first.Values.ToJsonString(), second.Values.ToJsonString());
    }

    [Theory]
    [InlineData("PUT", "operationsStatus", "operationResults")]
    [InlineData("DELETE", "backupOperations", "backupOperationResults")]
    public async Task A_lost_operation_goes_on_and_is_not_found(string method, string status, string results)
    {
        Emu emu = await new Emu(records: false).WithProtected("web01", "web02");
        await Add(emu, """{"times":1,"effect":{"loseOperation":true}}""");
        (await emu.Get(Emu.Item("web01"))).Expect(200);
        Reply accepted = (await emu.Send(method, Emu.Item("web01"), method == "PUT" ? Emu.Stop("web01") : null)).Expect(202);
        Assert.Contains(status, accepted.Header("Azure-AsyncOperation"), StringComparison.Ordinal);
        Assert.Contains(results, accepted.Header("Location"), StringComparison.Ordinal);
        (await emu.Get(accepted.Header("Azure-AsyncOperation")!)).ExpectError(404, "OperationNotFound");
        (await emu.Get(accepted.Header("Location")!)).ExpectError(404, "OperationNotFound");
        emu.Advance(120);
        Assert.Equal(method == "PUT" ? "ProtectionStopped" : "SoftDeleted", await emu.StateOf("web01"));
        await emu.Finish((await emu.Send(method, Emu.Item("web02"), method == "PUT" ? Emu.Stop("web02") : null)).Expect(202));
    }

    [Fact]
    public async Task A_vault_is_made_though_its_operation_is_lost()
    {
        Emu emu = await new Emu(records: false).WithVms();
        await Add(emu, """{"times":1,"effect":{"loseOperation":true}}""");
        const string Other = Emu.Vault + "-two";
        Reply accepted = (await emu.Put(Other, Emu.VaultBody())).Expect(201);
        (await emu.Get(accepted.Header("Azure-AsyncOperation")!)).Expect(404);
        emu.Advance(60);
        Assert.Equal("Succeeded", (string?)(await emu.Get(Other)).Properties["provisioningState"]);
    }

    [Fact]
    public async Task A_failing_job_waits_for_a_request_that_starts_one()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await Add(emu, """{"times":1,"effect":{"failJob":{"code":"UserErrorVmNotFoundV2"}}}""");
        (await emu.Get(Emu.Item("web01"))).Expect(200);
        JsonNode error = (await emu.Backup("web01")).Properties["errorDetails"]![0]!;
        Assert.Equal((400094, "UserErrorVmNotFoundV2"), ((int?)error["errorCode"], (string?)error["errorTitle"]));
        Assert.StartsWith("The virtual machine was not found", (string?)error["errorString"], StringComparison.Ordinal);
        Assert.NotEmpty(error["recommendations"]!.AsArray());
        Assert.Equal("Completed", (string?)(await emu.Backup("web01")).Properties["status"]);
    }

    [Theory]
    [InlineData(""","agentStatus":"Not Ready" """, "UserErrorGuestAgentStatusUnavailable")]
    [InlineData(""","snapshotFails":true""", "UserErrorFsFreezeFailed")]
    public async Task What_is_wrong_with_a_machine_fails_its_backup(string condition, string title)
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.SendText("POST", "/_emulator/vms", $$"""{"resourceGroup":"rg-test","name":"web01","location":"westeurope","replace":true{{condition}}}""")).Expect(200);
        JsonNode job = (await emu.Backup("web01")).Properties;
        Assert.Equal(("Failed", title), ((string?)job["status"], (string?)job["errorDetails"]![0]!["errorTitle"]));
    }

    [Fact]
    public async Task A_deleted_machine_fails_its_backup()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        Reply deleted = await emu.Delete(Emu.VmId("web01"));
        Assert.InRange(deleted.Status, 200, 204);
        emu.Advance(600);
        JsonNode job = (await emu.Backup("web01")).Properties;
        Assert.Equal(("Failed", "UserErrorVmNotFoundV2"), ((string?)job["status"], (string?)job["errorDetails"]![0]!["errorTitle"]));
    }

    [Fact]
    public async Task Chance_follows_from_the_seed()
    {
        string first = await FatesAsync(7);
        Assert.Equal(first, await FatesAsync(7));
        Assert.NotEqual(first, await FatesAsync(8));
        Assert.InRange(first.Count(c => c == 'x'), 130, 270);

        static async Task<string> FatesAsync(int seed)
        {
            var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, Seed = seed });
            await Add(emu, """{"probability":0.2,"effect":{"status":503}}""");
            var fates = new StringBuilder();
            for (int i = 0; i < 1000; i++)
            {
                fates.Append((await emu.Get("/subscriptions")).Status == 503 ? 'x' : '.');
            }

            return fates.ToString();
        }
    }

    [Fact]
    public async Task Chance_does_not_ask_in_which_order_others_come()
    {
        var alone = new Emu();
        var amidOthers = new Emu();
        const string Rule = """{"match":{"pathContains":"subscriptions"},"probability":0.5,"effect":{"status":503}}""";
        await Add(alone, Rule);
        await Add(amidOthers, Rule);
        for (int i = 0; i < 50; i++)
        {
            await amidOthers.Get("/subscriptions/" + Emu.Sub);
            Assert.Equal((await alone.Get("/subscriptions")).Status, (await amidOthers.Get("/subscriptions")).Status);
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 20)]
    public async Task Chance_can_be_none_and_certainty(string probability, int struck)
    {
        var emu = new Emu();
        await Add(emu, """{"probability":?,"effect":{"status":503}}""".Replace("?", probability, StringComparison.Ordinal));
        for (int i = 0; i < 20; i++)
        {
            await emu.Get("/subscriptions");
        }

        Assert.Equal(struck, (int?)(await emu.Get(Faults)).Values.Single()!["struck"]);
    }

    [Theory]
    [InlineData("""{"probability":1.5,"effect":{"status":500}}""", "InvalidFault", "probability is 1.5")]
    [InlineData("""{"probability":-0.1,"effect":{"status":500}}""", "InvalidFault", "probability is -0.1")]
    [InlineData("""{"probability":"often","effect":{"status":500}}""", "InvalidRequestContent", "'probability'")]
    [InlineData("""{"effect":{"status":200}}""", "InvalidFault", "effect.status is 200")]
    [InlineData("""{"effect":{"stall":true,"reset":true}}""", "InvalidFault", "reset and stall")]
    [InlineData("""{"effect":{"stall":false}}""", "InvalidFault", "none")]
    [InlineData("""{"effect":{"stal":true}}""", "InvalidRequestContent", "effect.stal")]
    [InlineData("""{"effect":{"reset":true,"retryAfterSeconds":5}}""", "InvalidFault", "effect.retryAfterSeconds goes with status")]
    [InlineData("""{"effect":{"failJob":{"titel":"x"}}}""", "InvalidRequestContent", "effect.failJob.titel")]
    [InlineData("""{"mach":{},"effect":{"status":500}}""", "InvalidRequestContent", "'mach'")]
    [InlineData("""{"match":{"path":"x"},"effect":{"status":500}}""", "InvalidRequestContent", "match.path")]
    [InlineData("""{"skip":-3,"effect":{"status":500}}""", "InvalidFault", "skip is -3")]
    [InlineData("""{"times":0,"effect":{"status":500}}""", "InvalidFault", "times is 0")]
    public async Task A_rule_that_is_not_well_formed_hears_which_member_and_value(string rule, string code, string says)
    {
        var emu = new Emu();
        Reply refused = (await emu.SendText("POST", Faults, rule)).ExpectError(400, code);
        Assert.Contains(says, (string?)refused.Json["error"]!["message"], StringComparison.Ordinal);
        Assert.Empty((await emu.Get(Faults)).Values);
    }

    [Fact]
    public async Task A_snapshot_keeps_the_faults_and_how_far_they_are()
    {
        var first = new Emu(records: false);
        await Add(first, """{"skip":1,"times":2,"effect":{"status":429,"retryAfterSeconds":3}}""");
        await Add(first, """{"probability":0.5,"effect":{"status":503}}""");
        for (int i = 0; i < 9; i++)
        {
            await first.Get("/subscriptions");
        }

        var second = new Emu(records: false);
        EmulatorSnapshot.Load(second.Engine, EmulatorSnapshot.ToBytes(first.Engine));
        Assert.Equal((await first.Get(Faults)).Text, (await second.Get(Faults)).Text);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal((await first.Get("/subscriptions")).Status, (await second.Get("/subscriptions")).Status);
        }

        Assert.Equal("3", (string?)(await Add(second, """{"effect":{"reset":true}}""")).Json["id"]);
    }

    [Fact]
    public async Task A_snapshot_with_a_damaged_fault_is_refused_and_changes_nothing()
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        await Add(emu, """{"effect":{"status":429}}""");
        string damaged = Encoding.UTF8.GetString(EmulatorSnapshot.ToBytes(emu.Engine)).Replace("429", "999", StringComparison.Ordinal);
        await emu.AddVm("web02");
        Reply refused = (await emu.SendText("PUT", "/_emulator/snapshot", damaged)).ExpectError(400, "InvalidSnapshot");
        Assert.Contains("effect.status is 999", refused.Text, StringComparison.Ordinal);
        Assert.Equal(2, (int?)(await emu.Get("/_emulator/state")).Json["counts"]!["virtualMachines"]);
        Assert.Single((await emu.Get(Faults)).Values);
    }

    private static async Task<Reply> Add(Emu emu, string rule) => (await emu.SendText("POST", Faults, rule)).Expect(201);
}
