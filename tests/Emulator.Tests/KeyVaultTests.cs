using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Http;
using AzBackupTools.Emulator.Snapshots;

namespace AzBackupTools.Emulator.Tests;

/// <summary>Key vaults, as far as secrets go, in the shapes of https://learn.microsoft.com/rest/api/keyvault/secrets.</summary>
public class KeyVaultTests
{
    private const string Vault = Emu.Group + "/providers/Microsoft.KeyVault/vaults/kv1";
    private const string Host = "https://kv1.vault.azure.net";
    private const string Secret = Host + "/secrets/mars-fs01";
    private const string Version = "?api-version=7.4";
    private const string Hush = "the passphrase of fs01";

    private static readonly long Start = Emu.Start.ToUnixTimeSeconds();

    private static async Task<Emu> WithKeyVault(EmulatorOptions? options = null, bool takesRoles = true)
    {
        var emu = new Emu(options);
        (await emu.Put(Emu.Group, new JsonObject { ["location"] = "westeurope" })).Expect(201);
        (await emu.SendText("PUT", Vault, Vaults(takesRoles))).Expect(201);
        return emu;
    }

    private static string Vaults(bool takesRoles) => $$$"""{"location":"westeurope","properties":{"enableRbacAuthorization":{{{(takesRoles ? "true" : "false")}}}}}""";

    private static Task<Reply> Set(Emu emu, string value, string more = "") => emu.SendText("PUT", Secret + Version, $$"""{"value":"{{value}}"{{more}}}""");

    private static string IdOf(Reply reply) => (string)reply.Expect(200).Json["id"]!;

    [Fact]
    public async Task A_key_vault_comes_and_goes_as_a_resource()
    {
        Emu emu = await WithKeyVault();
        JsonNode properties = (await emu.Get(Vault)).Expect(200).Properties;
        Assert.Equal(
            (Host + "/", EmulatorOptions.DefaultTenantId, "standard", true, 90, "Succeeded"),
            ((string)properties["vaultUri"]!, (string)properties["tenantId"]!, (string)properties["sku"]!["name"]!, (bool)properties["enableRbacAuthorization"]!, (int)properties["softDeleteRetentionInDays"]!, (string)properties["provisioningState"]!));
        Assert.Equal("kv1", (string?)Assert.Single((await emu.Get(Emu.Group + "/resources?$filter=resourceType eq 'Microsoft.KeyVault/vaults'")).Values)!["name"]);
        (await Set(emu, Hush)).Expect(200);

        (await emu.Put(Emu.Group.Replace("rg-test", "rg-other", StringComparison.Ordinal), new JsonObject { ["location"] = "westeurope" })).Expect(201);
        (await emu.SendText("PUT", Vault.Replace("rg-test", "rg-other", StringComparison.Ordinal), Vaults(true))).ExpectError(409, "VaultAlreadyExists");
        (await emu.SendText("PUT", Vault, Vaults(false))).Expect(200);
        (await emu.Get(Secret + Version)).Expect(200);

        (await emu.Delete(Vault)).Expect(200);
        (await emu.Delete(Vault)).Expect(204);
        (await emu.Get(Secret + Version)).ExpectError(404, "VaultNotFound");
        (await emu.SendText("PUT", Vault, Vaults(true))).Expect(201);
        (await emu.Get(Secret + Version)).ExpectError(404, "SecretNotFound");
    }

    [Theory]
    [InlineData("kv", "{}", "VaultNameNotValid")]
    [InlineData("1kv", "{}", "VaultNameNotValid")]
    [InlineData("kv--1", "{}", "VaultNameNotValid")]
    [InlineData("kv-1-", "{}", "VaultNameNotValid")]
    [InlineData("kv2", """{"softDeleteRetentionInDays":5}""", "BadRequest")]
    [InlineData("kv2", """{"enableRbacAuthorization":"yes"}""", "InvalidRequestContent")]
    public async Task What_is_no_key_vault_is_refused(string name, string properties, string code)
    {
        Emu emu = await WithKeyVault();
        (await emu.SendText("PUT", Vault.Replace("kv1", name, StringComparison.Ordinal), $$"""{"location":"westeurope","properties":{{properties}}}""")).ExpectError(400, code);
    }

    [Fact]
    public async Task A_secret_is_set_and_got_by_name_and_by_version()
    {
        Emu emu = await WithKeyVault();
        Reply first = await Set(emu, Hush);
        string id = IdOf(first);
        Assert.Matches($"^{Host}/secrets/mars-fs01/[0-9a-f]{{32}}$", id);
        Assert.Equal(
            $$$"""{"value":"{{{Hush}}}","id":"{{{id}}}","attributes":{"enabled":true,"created":{{{Start}}},"updated":{{{Start}}},"recoveryLevel":"Recoverable+Purgeable","recoverableDays":90}}""",
            first.Text);
        Assert.Equal("westeurope", first.Header("x-ms-keyvault-region"));

        emu.Advance(60);
        Reply second = await emu.SendText(
            "PUT", Host + "/secrets/MARS-FS01" + Version, """{"value":"another","contentType":"text/plain","tags":{"server":"fs01"},"attributes":{"nbf":1,"exp":4102444800}}""");
        Assert.StartsWith(Secret + "/", IdOf(second), StringComparison.Ordinal);
        Assert.NotEqual(id, IdOf(second));
        Assert.Equal(second.Text, (await emu.Get(Secret + Version)).Expect(200).Text);
        Assert.Equal(first.Text, (await emu.Get(id + "?api-version=2025-07-01")).Expect(200).Text);
        Assert.Equal(
            ("text/plain", "fs01", 1, 4102444800, Start + 60),
            ((string)second.Json["contentType"]!, (string)second.Json["tags"]!["server"]!, (long)second.Json["attributes"]!["nbf"]!, (long)second.Json["attributes"]!["exp"]!, (long)second.Json["attributes"]!["created"]!));
    }

    [Fact]
    public async Task Lists_name_secrets_and_versions_and_tell_no_value()
    {
        Emu emu = await WithKeyVault();
        var versions = new List<string>();
        for (int i = 0; i < 30; i++)
        {
            versions.Add(IdOf(await Set(emu, Hush)));
        }

        (await emu.SendText("PUT", Host + "/secrets/Another" + Version, $$"""{"value":"{{Hush}}"}""")).Expect(200);
        Reply names = (await emu.Get(Host + "/secrets" + Version)).Expect(200);
        Assert.Equal([Host + "/secrets/Another", Secret], names.Values.Select(one => (string)one!["id"]!));
        Reply page = (await emu.Get(Secret + "/versions" + Version)).Expect(200);
        Assert.Equal(25, page.Values.Count);
        Reply rest = (await emu.Get((string)page.Json["nextLink"]!)).Expect(200);
        Assert.Null(rest.Json["nextLink"]);
        Assert.Equal(versions.Order(StringComparer.Ordinal), page.Values.Concat(rest.Values).Select(one => (string)one!["id"]!).Order(StringComparer.Ordinal));
        Assert.Single((await emu.Get(Host + "/secrets" + Version + "&maxresults=1")).Values);
        Assert.DoesNotContain(Hush, names.Text + page.Text + rest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_disabled_is_not_got_and_the_one_before_still_is()
    {
        Emu emu = await WithKeyVault();
        string first = IdOf(await Set(emu, Hush));
        string second = IdOf(await Set(emu, "another"));
        emu.Advance(5);

        Reply changed = (await emu.SendText("PATCH", second + Version, """{"attributes":{"enabled":false},"tags":{"why":"not set"}}""")).Expect(200);

        Assert.Equal((false, Start + 5, "not set"), ((bool)changed.Json["attributes"]!["enabled"]!, (long)changed.Json["attributes"]!["updated"]!, (string)changed.Json["tags"]!["why"]!));
        Assert.Null(changed.Json["value"]);
        Reply refused = (await emu.Get(Secret + Version)).ExpectError(403, "Forbidden");
        Assert.Equal("SecretDisabled", (string?)refused.Json["error"]!["innererror"]!["code"]);
        (await emu.Get(second + Version)).ExpectError(403, "Forbidden");
        Assert.Equal(Hush, (string?)(await emu.Get(first + Version)).Expect(200).Json["value"]);
        (await emu.SendText("PATCH", Secret + "/0123" + Version, "{}")).ExpectError(404, "SecretNotFound");
    }

    [Theory]
    [InlineData("GET", "/secrets/nope?api-version=7.4", null, 404, "SecretNotFound")]
    [InlineData("GET", "/secrets/nope/0123?api-version=7.4", null, 404, "SecretNotFound")]
    [InlineData("PUT", "/secrets/a_b?api-version=7.4", """{"value":"x"}""", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a?api-version=7.4", "{}", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a?api-version=7.4", """{"value":7}""", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a?api-version=7.4", """{"value":"x","attributes":{"exp":-1}}""", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a?api-version=7.4", "not JSON", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a", """{"value":"x"}""", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a?api-version=2019-01-01", """{"value":"x"}""", 400, "BadParameter")]
    [InlineData("PUT", "/secrets/a?api-version=7.4&maxresults=1", """{"value":"x"}""", 400, "BadParameter")]
    [InlineData("GET", "/secrets?api-version=7.4&maxresults=26", null, 400, "BadParameter")]
    [InlineData("GET", "/secrets?api-version=7.4&$skiptoken=x", null, 400, "BadParameter")]
    [InlineData("DELETE", "/secrets/a?api-version=7.4", null, 501, "NotImplemented")]
    [InlineData("GET", "/keys?api-version=7.4", null, 501, "NotImplemented")]
    public async Task What_cannot_be_is_refused_in_the_form_of_key_vaults(string method, string path, string? body, int status, string code)
    {
        Emu emu = await WithKeyVault();
        Reply refused = (await emu.SendText(method, Host + path, body)).ExpectError(status, code);
        Assert.Equal(["code", "message"], refused.Json["error"]!.AsObject().Select(member => member.Key));
        Assert.Empty((await emu.Get(Host + "/secrets" + Version)).Values);
    }

    [Fact]
    public async Task A_value_is_not_too_long()
    {
        Emu emu = await WithKeyVault();
        (await Set(emu, new string('x', 25600))).Expect(200);
        (await Set(emu, new string('x', 25601))).ExpectError(400, "BadParameter");
    }

    [Fact]
    public async Task Without_a_token_for_key_vaults_nobody_is_let_in()
    {
        Emu emu = await WithKeyVault();
        Reply none = (await emu.SendText("GET", Secret + Version, null, [])).ExpectError(401, "Unauthorized");
        Assert.Equal($"Bearer authorization=\"https://login.windows.net/{EmulatorOptions.DefaultTenantId}\", resource=\"https://vault.azure.net\"", none.Header("WWW-Authenticate"));
        Assert.Contains("AKV10000", none.Text, StringComparison.Ordinal);
        foreach ((string resource, int status) in new[] { ("https://vault.azure.net", 404), ("https://management.azure.com/", 401) })
        {
            string token = (string)(await emu.SendText("GET", $"/msi/token?resource={Uri.EscapeDataString(resource)}", null, [])).Json["access_token"]!;
            Reply reply = (await emu.SendText("GET", Secret + Version, null, new() { ["Authorization"] = "Bearer " + token })).Expect(status);
            Assert.Equal(status == 401, reply.Text.Contains("AKV10022: Invalid audience. Expected https://vault.azure.net, found: https://management.azure.com/.", StringComparison.Ordinal));
        }

        (await emu.SendText("GET", Secret + Version, null, new() { ["Authorization"] = "Bearer a.b.c" })).ExpectError(404, "SecretNotFound");
        Emu choosy = await WithKeyVault(new EmulatorOptions { StartTime = Emu.Start, AcceptedToken = "token" });
        (await choosy.SendText("GET", Secret + Version, null, new() { ["Authorization"] = "Bearer other" })).ExpectError(401, "Unauthorized");
        (await choosy.Get(Secret + Version)).ExpectError(404, "SecretNotFound");
    }

    [Theory]
    [InlineData(true, "ForbiddenByRbac", "Action: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'")]
    [InlineData(false, "AccessDenied", "does not have secrets set permission on key vault 'kv1;location=westeurope'")]
    public async Task Who_may_manage_a_key_vault_may_not_set_its_secrets_by_that(bool takesRoles, string inner, string words)
    {
        Emu emu = await WithKeyVault(takesRoles: takesRoles);
        (await emu.SendText("PUT", "/_emulator/access", """{"actions":["*"]}""")).Expect(200);

        Reply refused = (await Set(emu, Hush)).ExpectError(403, "Forbidden");

        Assert.Equal(inner, (string?)refused.Json["error"]!["innererror"]!["code"]);
        Assert.Contains(words, (string)refused.Json["error"]!["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(Hush, refused.Text, StringComparison.Ordinal);
        (await emu.SendText("PUT", "/_emulator/access", """{"actions":[],"dataActions":["Microsoft.KeyVault/vaults/secrets/setSecret/action"]}""")).Expect(200);
        (await Set(emu, Hush)).Expect(200);
        (await emu.Get(Secret + Version)).ExpectError(403, "Forbidden");
        (await emu.Get(Vault)).ExpectError(403, "AuthorizationFailed");
        Assert.Equal("""{"actions":["*"],"dataActions":["*"]}""", (await emu.Delete("/_emulator/access")).Text);
        (await emu.Get(Secret + Version)).Expect(200);
    }

    [Fact]
    public async Task A_data_action_among_the_others_is_found_out()
    {
        var emu = new Emu();
        Reply refused = (await emu.SendText("PUT", "/_emulator/access", """{"actions":["microsoft.keyvault/vaults/secrets/getSecret/action"]}""")).ExpectError(400, "InvalidRequest");
        Assert.Contains("dataActions", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_strikes_a_key_vault_too()
    {
        Emu emu = await WithKeyVault();
        (await emu.SendText("POST", "/_emulator/faults", """{"match":{"pathContains":"/secrets/"},"times":1,"effect":{"status":503,"retryAfterSeconds":5}}""")).Expect(201);
        Assert.Equal("5", (await Set(emu, Hush)).ExpectError(503, "ServiceUnavailable").Header("Retry-After"));
        (await Set(emu, Hush)).Expect(200);
    }

    [Fact]
    public async Task Over_a_socket_a_key_vault_has_an_address_below_ours_or_the_name_that_is_led_here()
    {
        Emu emu = await WithKeyVault();
        var below = new Dictionary<string, string> { ["Authorization"] = "Bearer x", ["Host"] = "127.0.0.1:4711" };
        JsonNode vault = (await emu.SendText("GET", $"http://127.0.0.1:4711{Vault}?api-version=2023-07-01", null, below)).Expect(200).Json;
        string address = (string)vault["properties"]!["vaultUri"]!;
        Assert.Equal("http://127.0.0.1:4711/_keyvaults/kv1/", address);
        string id = IdOf(await emu.SendText("PUT", address + "secrets/mars-fs01" + Version, $$"""{"value":"{{Hush}}"}""", below));
        Assert.StartsWith(address + "secrets/mars-fs01/", id, StringComparison.Ordinal);
        Assert.Equal(Hush, (string?)(await emu.SendText("GET", id + Version, null, below)).Expect(200).Json["value"]);
        (await emu.SendText("GET", "http://127.0.0.1:4711/_keyvaults/kv2/secrets/x" + Version, null, below)).ExpectError(404, "VaultNotFound");

        var led = new Dictionary<string, string> { ["Authorization"] = "Bearer x", ["Host"] = "kv1.vault.azure.net" };
        Assert.StartsWith(Secret + "/", IdOf(await emu.SendText("GET", "http://kv1.vault.azure.net/secrets/mars-fs01" + Version, null, led)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_in_a_snapshot_and_in_no_log_and_no_recorded_traffic()
    {
        string folder = Path.Combine(Path.GetTempPath(), "azbackuptools", Guid.NewGuid().ToString("N"));
        var recorder = new TrafficRecorder(folder);
        var engine = new EmulatorEngine(new EmulatorOptions { StartTime = Emu.Start, Recorder = recorder });
        async Task Send(string method, string url, string? body, params int[] statuses)
        {
            EmulatorResponse response = await engine.HandleAsync(
                new EmulatorRequest(method, new Uri(url), [KeyValuePair.Create("Authorization", "Bearer x")], body is null ? null : Encoding.UTF8.GetBytes(body)), CancellationToken.None);
            Assert.Contains(response.Status, statuses);
        }

        string secret = $$$"""{"value":"{{{Hush}}}","properties":{"value":"{{{Hush}}}"}}""";
        await Send("PUT", $"{Emu.Host}{Emu.Group}?api-version=2022-12-01", """{"location":"westeurope"}""", 201);
        await Send("PUT", $"{Emu.Host}{Vault}?api-version=2023-07-01", Vaults(true), 201);
        await Send("PUT", Secret + Version, secret, 200);
        await Send("GET", Secret + Version, null, 200);
        await Send("PUT", $"{Emu.Host}/_keyvaults/kv1/secrets/x{Version}", secret, 200);
        await Send("PUT", $"{Emu.Host}/_keyvaults/kv1{Vault}/secrets/x{Version}", secret, 501);
        await Send("PUT", $"{Host}/subscriptions/secrets/x{Version}", secret, 501);
        await Send("PUT", $"{Emu.Host}{Vault}/secrets/x?api-version=2023-07-01", secret, 501);
        await Send("PUT", $"{Emu.Host}/_keyvaults/kv2/secrets/x{Version}", secret, 404);

        EmulatorResponse log = await engine.HandleAsync(new EmulatorRequest("GET", new Uri(Emu.Host + "/_emulator/requests")), CancellationToken.None);
        EmulatorResponse estate = await engine.HandleAsync(new EmulatorRequest("GET", new Uri(Emu.Host + "/_emulator/estate")), CancellationToken.None);
        Assert.DoesNotContain(Hush, Encoding.UTF8.GetString(log.Body) + Encoding.UTF8.GetString(estate.Body), StringComparison.Ordinal);
        string[] recorded = Directory.GetFiles(folder);
        Assert.Equal(2, recorded.Length);
        Assert.All(recorded, file => Assert.DoesNotContain(Hush, File.ReadAllText(file), StringComparison.Ordinal));

        byte[] snapshot = EmulatorSnapshot.ToBytes(engine);
        var second = new Emu();
        EmulatorSnapshot.Load(second.Engine, new MemoryStream(snapshot));
        Assert.Equal(snapshot, EmulatorSnapshot.ToBytes(second.Engine));
        Assert.Equal(Hush, (string?)(await second.Get(Secret + Version)).Expect(200).Json["value"]);
        await second.Put(Emu.Group, new JsonObject { ["location"] = "westeurope" });
        (await second.Delete(Emu.Group)).Expect(202);
        (await second.Get(Secret + Version)).ExpectError(404, "VaultNotFound");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_scenario_can_begin_with_one()
    {
        var emu = new Emu(new EmulatorOptions
        {
            StartTime = Emu.Start, ScenarioContent = """{"keyVaults":[{"name":"kv1","resourceGroup":"rg-test","location":"westeurope"}]}""",
        });
        Assert.True((bool?)(await emu.Get(Vault)).Expect(200).Properties["enableRbacAuthorization"]);
        (await Set(emu, Hush)).Expect(200);
    }

    [Fact]
    public async Task A_look_at_an_empty_key_vault_leaves_nothing_behind()
    {
        Emu emu = await WithKeyVault();
        int before = EmulatorSnapshot.ToBytes(emu.Engine).Length;
        (await emu.Get(Secret + Version)).ExpectError(404, "SecretNotFound");
        Assert.Equal(before, EmulatorSnapshot.ToBytes(emu.Engine).Length);
    }
}
