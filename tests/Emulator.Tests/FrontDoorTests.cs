using System.Text;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

/// <summary>What clients of any make need of an endpoint before they come to backups.</summary>
public class FrontDoorTests
{
    [Theory]
    [InlineData(null, null, "http://emulator.localhost")]
    [InlineData("Host", "127.0.0.1:4711", "http://127.0.0.1:4711")]
    [InlineData("X-Forwarded-Proto", "https", "https://emulator.localhost")]
    [InlineData("X-Forwarded-Host", "backup.example:8443, inner", "http://backup.example:8443")]
    [InlineData("Forwarded", "for=10.0.0.1;proto=https;host=\"backup.example\", for=10.0.0.2", "https://backup.example")]
    [InlineData("X-Forwarded-Host", "evil/../", "http://emulator.localhost")]
    [InlineData("X-Forwarded-Proto", "ftp", "http://emulator.localhost")]
    public async Task Links_lead_back_through_the_door_that_the_client_used(string? header, string? value, string expected)
    {
        Emu emu = await new Emu(records: false).WithVms("web01");
        var headers = new Dictionary<string, string> { ["Authorization"] = "Bearer x" };
        if (header is not null)
        {
            headers[header] = value!;
        }

        Reply reply = await emu.SendText("PUT", Emu.Item("web01"), Emu.Protect("web01").ToJsonString(), headers);

        Assert.StartsWith(expected + "/subscriptions/", reply.Expect(202).Header("Azure-AsyncOperation"), StringComparison.Ordinal);
        Assert.StartsWith(expected + "/subscriptions/", reply.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_managed_identity_or_of_the_authority_opens_the_door_and_names_its_tenant()
    {
        var emu = new Emu(records: false);
        var none = new Dictionary<string, string>();
        Reply identity = await emu.SendText("POST", Emu.Host + "/metadata/identity/oauth2/token", "resource=https%3A%2F%2Fx%2F", none);
        Reply granted = await emu.SendText("POST", Emu.Host + "/adfs/oauth2/v2.0/token", "grant_type=client_credentials&client_id=a&client_secret=b&scope=https%3A%2F%2Fx%2F%2F.default", none);
        foreach (Reply reply in new[] { identity, granted })
        {
            string token = (string)reply.Expect(200).Json["access_token"]!;
            string claims = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
            JsonNode read = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(claims.PadRight((claims.Length + 3) / 4 * 4, '='))))!;
            Assert.Equal(EmulatorOptions.DefaultTenantId, (string?)read["tid"]);
            (await emu.SendText("GET", $"/subscriptions/{Emu.Sub}", null, new() { ["Authorization"] = "Bearer " + token })).Expect(200);
        }

        Assert.Equal("https://x/", (string?)identity.Json["resource"]);
        (await emu.SendText("POST", Emu.Host + "/adfs/oauth2/token", "client_id=a", none)).Expect(400);
    }

    [Fact]
    public async Task The_one_accepted_token_is_the_one_that_is_given_out()
    {
        var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, AcceptedToken = "secret" }, records: false);
        Reply reply = await emu.SendText("GET", Emu.Host + "/msi/token?resource=x", null, []);
        Assert.Equal("secret", (string?)reply.Expect(200).Json["access_token"]);
    }

    [Fact]
    public async Task The_authority_and_the_cloud_describe_themselves_with_absolute_addresses()
    {
        var emu = new Emu(records: false);
        JsonNode configuration = (await emu.SendText("GET", "https://h:1/adfs/.well-known/openid-configuration", null, [])).Expect(200).Json;
        Assert.Equal("https://h:1/adfs/oauth2/v2.0/token", (string?)configuration["token_endpoint"]);
        JsonNode old = (await emu.SendText("GET", "https://h:1/metadata/endpoints?api-version=2015-01-01", null, [])).Expect(200).Json;
        Assert.Equal("https://h:1/adfs", (string?)old["authentication"]!["loginEndpoint"]);
        JsonNode clouds = (await emu.SendText("GET", "https://h:1/metadata/endpoints?api-version=2019-05-01", null, [])).Expect(200).Json;
        Assert.Equal("https://h:1/", (string?)clouds[0]!["resourceManager"]);
    }

    [Fact]
    public async Task A_storage_account_is_put_and_found_under_a_double_slash_too()
    {
        Emu emu = await new Emu(records: false).WithVms();
        string path = Emu.Group + "/providers/Microsoft.Storage/storageAccounts/sa1?api-version=2023-01-01";
        (await emu.Put(path, new JsonObject { ["location"] = "West Europe", ["sku"] = new JsonObject { ["name"] = "Standard_LRS" }, ["kind"] = "StorageV2" })).Expect(200);
        (await emu.Get(Emu.Group + "/providers/Microsoft.ClassicStorage/storageAccounts//sa1?api-version=2015-12-01")).ExpectError(404, "ResourceNotFound");
        JsonNode account = (await emu.Get(Emu.Group + "/providers/Microsoft.Storage/storageAccounts//sa1?api-version=2016-01-01")).Expect(200).Json;
        Assert.Equal("westeurope", (string?)account["location"]);
        Assert.Equal("Standard_LRS", (string?)account["sku"]!["name"]);
        (await emu.Put(path.Replace("sa1", "No", StringComparison.Ordinal), new JsonObject { ["location"] = "westeurope" })).ExpectError(400, "AccountNameInvalid");
    }

    [Fact]
    public async Task Encoded_names_of_query_parameters_are_the_same_as_plain_ones()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        Reply encoded = await emu.Get(Emu.Vault + "/backupProtectedItems?%24filter=backupManagementType+eq+%27AzureIaasVM%27+and+itemType+eq+%27VM%27");
        Assert.Single(encoded.Expect(200).Values);
    }

    [Fact]
    public async Task A_loose_emulator_takes_any_well_formed_version_and_unknown_parameters()
    {
        var strict = new Emu(records: false);
        var loose = new Emu(new EmulatorOptions { StartTime = Emu.Start, Loose = true }, records: false);
        const string path = $"/subscriptions/{Emu.Sub}?api-version=2031-02-03-preview&what=ever";
        Assert.Equal(400, (await strict.Get(path)).Status);
        (await loose.Get(path)).Expect(200);
        Assert.Equal(400, (await loose.Get($"/subscriptions/{Emu.Sub}?api-version=latest")).Status);
    }

    [Fact]
    public async Task A_pause_that_the_emulator_was_told_stands_on_every_answer_in_progress()
    {
        var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, RetryAfterSeconds = 1 }, records: false);
        await emu.WithVms("web01");
        Assert.Equal("1", (await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202).Header("Retry-After"));
        Assert.Equal("1", (await emu.Put(Emu.Vault, Emu.VaultBody())).Expect(201).Header("Retry-After"));
    }

    [Fact]
    public async Task A_group_goes_with_all_that_is_in_it_unless_a_vault_holds_backups()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        (await emu.Delete(Emu.Group)).ExpectError(409, "ResourceGroupDeletionBlocked");
        await emu.Put(Emu.Vault + "/backupconfig/vaultconfig", new JsonObject { ["properties"] = new JsonObject { ["softDeleteFeatureState"] = "Disabled" } });
        await emu.Finish(await emu.Delete(Emu.Item("web01")));
        Reply deleted = (await emu.Delete(Emu.Group)).Expect(202);
        (await emu.Get(deleted.Header("Location")!)).Expect(200);
        (await emu.Send("HEAD", Emu.Group)).Expect(404);
    }
}
