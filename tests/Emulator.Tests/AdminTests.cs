using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Emulator.Tests;

public class AdminTests
{
    private const string Faults = "/_emulator/faults";

    [Fact]
    public async Task State_advance_and_reset()
    {
        Emu emu = await new Emu().WithProtected("web01");
        Reply state = await emu.SendText("GET", "/_emulator/state", null, []);
        Assert.Equal((1, 1, 1, 3, 1, 1), (
            (int)state.Json["counts"]!["resourceGroups"]!, (int)state.Json["counts"]!["virtualMachines"]!, (int)state.Json["counts"]!["vaults"]!,
            (int)state.Json["counts"]!["policies"]!, (int)state.Json["counts"]!["protectedItems"]!, (int)state.Json["counts"]!["jobs"]!));
        DateTimeOffset before = emu.Engine.Clock.UtcNow;
        (await emu.SendText("POST", "/_emulator/clock/advance", """{"seconds":90.5}""")).Expect(200);
        Assert.Equal(before.AddSeconds(90.5), emu.Engine.Clock.UtcNow);
        (await emu.SendText("POST", "/_emulator/clock/advance", """{"seconds":-1}""")).ExpectError(400, "InvalidRequest");
        (await emu.SendText("POST", "/_emulator/clock/advance", """{"seconds":1e18}""")).ExpectError(400, "InvalidRequest");
        (await emu.SendText("POST", "/_emulator/clock/advance", "{}")).ExpectError(400, "InvalidRequest");

        state = (await emu.Post("/_emulator/reset")).Expect(200);
        Assert.Equal("2026-01-05T08:00:00Z", (string?)state.Json["now"]);
        Assert.Equal(0, (int?)state.Json["counts"]!["vaults"]);
        Assert.Equal(0, (int?)state.Json["requestCount"]);
        (await emu.Get(Emu.Group)).ExpectError(404, "ResourceGroupNotFound");
        (await emu.Get("/_emulator/nothing")).ExpectError(501, "NotImplemented");
    }

    [Fact]
    public async Task Machines_are_added_and_replaced_only_when_asked()
    {
        var emu = new Emu();
        string body = """{"resourceGroup":"new","name":"sql01","location":"West Europe","osType":"linux","size":"Standard_E8s_v5","osDiskSizeGB":64,"dataDisks":[{"lun":2,"sizeGB":512}],"powerState":"Deallocated"}""";
        JsonNode vm = (await emu.SendText("POST", "/_emulator/vms", body)).Expect(201).Json;
        Assert.Equal("Linux", (string?)vm["properties"]!["storageProfile"]!["osDisk"]!["osType"]);
        Assert.Equal("westeurope", (string?)(await emu.Get($"/subscriptions/{Emu.Sub}/resourceGroups/new")).Json["location"]);
        Assert.Equal("PowerState/deallocated", (string?)vm["properties"]!["instanceView"]!["statuses"]![1]!["code"]);
        (await emu.SendText("POST", "/_emulator/vms", body)).ExpectError(409, "AlreadyExists");
        JsonNode replaced = (await emu.SendText("POST", "/_emulator/vms", body.Replace("\"name\"", "\"replace\":true,\"powerState2\":1,\"name\"", StringComparison.Ordinal))).Expect(200).Json;
        Assert.Equal((string?)vm["properties"]!["vmId"], (string?)replaced["properties"]!["vmId"]);
        Assert.Null((await emu.Get(Emu.VmId("sql01", "new"))).Properties["instanceView"]);
        Assert.NotNull((await emu.Get(Emu.VmId("sql01", "new") + "?$expand=InstanceView")).Properties["instanceView"]);
        (await emu.Get(Emu.VmId("sql01", "new") + "?$expand=userData")).ExpectError(400, "InvalidParameter");
        (await emu.SendText("POST", "/_emulator/vms", """{"name":"x","location":"westeurope"}""")).ExpectError(400, "InvalidRequest");
        (await emu.SendText("POST", "/_emulator/vms", """{"name":"x","resourceGroup":"g","location":"westeurope","powerState":"asleep"}""")).ExpectError(400, "InvalidRequest");
    }

    [Fact]
    public async Task The_log_has_every_request_but_those_to_the_emulator_itself()
    {
        var emu = new Emu();
        await emu.Get("/subscriptions");
        await emu.Get("/subscriptions/none");
        await emu.Get("/_emulator/state");
        Reply log = await emu.Get("/_emulator/requests");
        Assert.Equal(2, (int?)log.Json["count"]);
        Assert.Equal(["GET /subscriptions 200", "GET /subscriptions/none 400"], log.Values.Select(e => $"{e!["method"]} {e["path"]} {e["status"]}"));
    }

    [Fact]
    public async Task A_fault_skips_strikes_and_ends()
    {
        var emu = new Emu();
        (await emu.SendText("POST", Faults, """{"match":{"method":"get","pathContains":"/SUBSCRIPTIONS"},"skip":1,"times":2,"effect":{"status":429,"retryAfterSeconds":7}}""")).Expect(201);
        (await emu.Get("/subscriptions")).Expect(200);
        Reply throttled = (await emu.Get("/subscriptions")).ExpectError(429, "SubscriptionRequestsThrottled");
        Assert.Equal("7", throttled.Header("Retry-After"));
        (await emu.Get("/subscriptions")).Expect(429);
        (await emu.Get("/subscriptions")).Expect(200);
        Assert.Equal(2, (int?)(await emu.Get(Faults)).Values.Single()!["struck"]);
        Assert.Equal(1, (int?)(await emu.Delete(Faults)).Json["removed"]);
        Assert.Empty((await emu.Get(Faults)).Values);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"effect":{}}""")]
    [InlineData("""{"effect":{"status":200}}""")]
    [InlineData("""{"effect":{"status":500,"reset":true}}""")]
    [InlineData("""{"times":0,"effect":{"status":500}}""")]
    [InlineData("""{"skip":-1,"effect":{"status":500}}""")]
    [InlineData("""{"effect":{"status":429,"retryAfterSeconds":-1}}""")]
    public async Task Bad_faults_are_refused(string rule) =>
        (await new Emu().SendText("POST", Faults, rule)).ExpectError(400, "InvalidFault");

    [Theory]
    [InlineData(401, null, "ExpiredAuthenticationToken")]
    [InlineData(404, "OperationNotFound", "OperationNotFound")]
    [InlineData(500, null, "InternalServerError")]
    [InlineData(503, null, "ServiceUnavailable")]
    [InlineData(403, "AuthorizationFailed", "AuthorizationFailed")]
    public async Task A_fault_can_be_any_refusal(int status, string? code, string expected)
    {
        var emu = new Emu();
        await emu.Send("POST", Faults, new JsonObject { ["effect"] = new JsonObject { ["status"] = status, ["code"] = code } });
        Reply reply = (await emu.Get("/subscriptions")).ExpectError(status, expected);
        Assert.Equal(status == 401, reply.Header("WWW-Authenticate") is not null);
    }

    [Fact]
    public async Task A_job_can_be_made_to_fail_with_the_operation_still_succeeding()
    {
        Emu emu = await new Emu().WithVms("web01");
        await emu.SendText("POST", Faults, """{"match":{"method":"PUT"},"times":1,"effect":{"failJob":{"code":"UserErrorX","message":"Why","recommendations":["Do this"]}}}""");
        Reply operation = await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        Assert.Equal("Succeeded", (string?)operation.Json["status"]);
        JsonNode job = (await emu.Get($"{Emu.Vault}/backupJobs/{operation.Properties["jobId"]}")).Properties;
        Assert.Equal(("Failed", "UserErrorX", "Why", "Do this"), (
            (string?)job["status"], (string?)job["errorDetails"]![0]!["errorTitle"], (string?)job["errorDetails"]![0]!["errorString"], (string?)job["errorDetails"]![0]!["recommendations"]![0]));
        Assert.Equal("None", await emu.StateOf("web01"));
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        Assert.Equal("IRPending", await emu.StateOf("web01"));
    }

    [Fact]
    public async Task Through_the_door_a_reset_and_a_broken_body_feel_real()
    {
        var emu = new Emu();
        using var client = new HttpClient(new EmulatorHttpHandler(emu.Engine));
        client.DefaultRequestHeaders.Add("Authorization", "Bearer x");
        var url = new Uri(Emu.Host + "/subscriptions?api-version=2022-12-01");
        using (HttpResponseMessage good = await client.GetAsync(url))
        {
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
            Assert.Equal("application/json", good.Content.Headers.ContentType!.MediaType);
            Assert.Equal(Emu.Start, good.Headers.Date);
        }

        await emu.SendText("POST", Faults, """{"times":1,"effect":{"reset":true}}""");
        HttpRequestException reset = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(url));
        Assert.IsType<IOException>(reset.InnerException);

        await emu.SendText("POST", Faults, """{"times":1,"effect":{"truncate":true}}""");
        using HttpResponseMessage head = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => head.Content.ReadAsByteArrayAsync());

        using var post = new HttpRequestMessage(HttpMethod.Post, Emu.Host + "/_emulator/clock/advance") { Content = new StringContent("""{"seconds":5}""") };
        using HttpResponseMessage advanced = await client.SendAsync(post);
        Assert.Equal(Emu.Start.AddSeconds(5), emu.Engine.Clock.UtcNow);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_handled()
    {
        var emu = new Emu();
        await Assert.ThrowsAsync<OperationCanceledException>(() => emu.Engine.HandleAsync(new EmulatorRequest("GET", new Uri(Emu.Host)), new CancellationToken(true)));
        Assert.Equal(0, (int?)(await emu.Get("/_emulator/state")).Json["requestCount"]);
    }
}
