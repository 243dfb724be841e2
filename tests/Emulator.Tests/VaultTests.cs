using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class VaultTests
{
    [Fact]
    public async Task Old_versions_make_and_remove_a_vault_at_once()
    {
        var emu = new Emu { BackupVersion = "2016-06-01" };
        await emu.AddVm("web01");
        Reply made = (await emu.Put(Emu.Vault, Emu.VaultBody())).Expect(201);
        Assert.Equal("Succeeded", (string?)made.Properties["provisioningState"]);
        Assert.Null(made.Header("Azure-AsyncOperation"));
        (await emu.Delete(Emu.Vault)).Expect(200);
        (await emu.Get(Emu.Vault)).ExpectError(404, "ResourceNotFound");
        (await emu.Delete(Emu.Vault)).Expect(204);
    }

    [Fact]
    public async Task A_vault_that_is_being_made_is_seen_and_left_alone()
    {
        var emu = new Emu();
        await emu.AddVm("web01");
        (await emu.Put(Emu.Vault, Emu.VaultBody())).Expect(201);
        Assert.Equal("Provisioning", (string?)(await emu.Get(Emu.Vault)).Properties["provisioningState"]);
        (await emu.Put(Emu.Vault, Emu.VaultBody())).ExpectError(409, "Conflict");
        (await emu.Delete(Emu.Vault)).ExpectError(409, "Conflict");
        emu.Advance(60);
        JsonNode vault = (await emu.Get(Emu.Vault)).Properties;
        Assert.Equal("Enabled", (string?)vault["securitySettings"]!["softDeleteSettings"]!["softDeleteState"]);
        Assert.Equal("GeoRedundant", (string?)vault["redundancySettings"]!["standardTierStorageRedundancy"]);
    }

    [Fact]
    public async Task A_change_comes_into_force_with_its_operation()
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        await emu.AddVault();
        Reply accepted = (await emu.Send("PATCH", Emu.Vault, JsonNode.Parse("""{"tags":{"env":"test"},"properties":{"publicNetworkAccess":"disabled"}}"""))).Expect(202);
        Assert.Empty(accepted.Response.Body);
        Assert.Equal("Updating", (string?)(await emu.Get(Emu.Vault)).Properties["provisioningState"]);
        Assert.Equal("Enabled", (string?)(await emu.Get(Emu.Vault)).Properties["publicNetworkAccess"]);
        await emu.Finish(accepted);
        Reply changed = await emu.Get(Emu.Vault);
        Assert.Equal("Disabled", (string?)changed.Properties["publicNetworkAccess"]);
        Assert.Equal("test", (string?)changed.Json["tags"]!["env"]);
    }

    [Fact]
    public async Task A_list_leaves_out_what_only_a_single_vault_tells()
    {
        var emu = new Emu();
        await emu.AddVm("web01");
        await emu.AddVault();
        JsonObject listed = (await emu.Get(Emu.Group + "/providers/Microsoft.RecoveryServices/vaults")).Values.Single()!["properties"]!.AsObject();
        Assert.Equal(["provisioningState", "publicNetworkAccess", "restoreSettings"], listed.Select(member => member.Key));
    }

    [Fact]
    public async Task A_vault_in_use_is_not_deleted()
    {
        Emu emu = await new Emu().WithProtected("web01");
        Reply refused = (await emu.Delete(Emu.Vault)).ExpectError(400, "ServiceResourceNotEmptyWithBackendMessage");
        Assert.Equal("BMSUserErrorVaultDeletionNotAllowed", (string?)refused.Json["error"]!["details"]![0]!["code"]);
        Assert.Contains("iaasvmcontainerv2;rg-test;web01", refused.Text, StringComparison.Ordinal);
        await emu.Finish(await emu.Delete(Emu.Item("web01")));
        refused = (await emu.Delete(Emu.Vault)).ExpectError(400, "ServiceResourceNotEmptyWithBackendMessage");
        Assert.Equal("BMSUserErrorVaultDeletionNotPermitted", (string?)refused.Json["error"]!["details"]![0]!["code"]);
        (await emu.Delete(Emu.Group)).ExpectError(409, "ResourceGroupDeletionBlocked");
        emu.Advance(15 * 86400);
        Reply accepted = (await emu.Delete(Emu.Vault)).Expect(202);
        Assert.Equal("Deleting", (string?)(await emu.Get(Emu.Vault)).Properties["provisioningState"]);
        (await emu.Get(accepted.Header("Location")!)).Expect(202);
        await emu.Finish(accepted);
        (await emu.Get(accepted.Header("Location")!)).Expect(200);
        (await emu.Get(Emu.Vault)).ExpectError(404, "ResourceNotFound");
        (await emu.Get(Emu.Vault + "/backupJobs")).ExpectError(404, "ResourceNotFound");
        await emu.AddVault();
        Assert.Empty((await emu.Get(Emu.Vault + "/backupJobs")).Values);
    }

    [Fact]
    public async Task A_deleted_vault_can_linger()
    {
        var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, VaultDeletionLag = TimeSpan.FromMinutes(1) });
        await emu.AddVm("web01");
        await emu.AddVault();
        await emu.Finish((await emu.Delete(Emu.Vault)).Expect(202));
        (await emu.Get(Emu.Vault)).Expect(200);
        emu.Advance(61);
        (await emu.Get(Emu.Vault)).ExpectError(404, "ResourceNotFound");
    }

    [Fact]
    public async Task AlwaysON_and_the_redundancy_of_a_vault_in_use_cannot_be_changed()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        string config = Emu.Vault + "/backupconfig/vaultconfig";
        string storage = Emu.Vault + "/backupstorageconfig/vaultstorageconfig";
        Reply on = (await emu.Send("PATCH", config, JsonNode.Parse("""{"properties":{"softDeleteFeatureState":"AlwaysOn"}}"""))).Expect(200);
        Assert.Equal("AlwaysON", (string?)on.Properties["softDeleteFeatureState"]);
        Assert.False((bool?)on.Properties["isSoftDeleteFeatureStateEditable"]);
        (await emu.Send("PATCH", config, JsonNode.Parse("""{"properties":{"softDeleteFeatureState":"Disabled"}}"""))).ExpectError(400, "BMSUserErrorInvalidInput");
        Assert.Equal("Locked", (string?)(await emu.Get(storage)).Properties["storageTypeState"]);
        (await emu.Send("PUT", storage, JsonNode.Parse("""{"properties":{"storageModelType":"LocallyRedundant"}}"""))).ExpectError(400, "BMSUserErrorInvalidInput");
        (await emu.Send("PUT", storage, JsonNode.Parse("""{"properties":{"storageModelType":"GeoRedundant","crossRegionRestoreFlag":true}}"""))).Expect(200);
        Assert.Equal("Enabled", (string?)(await emu.Get(Emu.Vault)).Properties["redundancySettings"]!["crossRegionRestore"]);
        Assert.Equal("Unassigned", (string?)(await emu.Get(Emu.Vault)).Properties["backupStorageVersion"]);
    }

    [Fact]
    public async Task From_2026_on_links_carry_opaque_parts_and_vaults_are_AlwaysON()
    {
        var emu = new Emu { BackupVersion = "2026-05-01" };
        await emu.AddVm("web01");
        Reply made = (await emu.Put(Emu.Vault, Emu.VaultBody())).Expect(201);
        Assert.Matches("api-version=2026-05-01&t=[^&]+&c=[^&]+&s=[^&]+&h=[^&]+$", made.Header("Azure-AsyncOperation"));
        await emu.Finish(made);
        Assert.Equal("AlwaysON", (string?)(await emu.Get(Emu.Vault)).Properties["securitySettings"]!["softDeleteSettings"]!["softDeleteState"]);
    }

    [Fact]
    public async Task Versions_differ_as_recorded()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        JsonObject Item(Reply reply) => reply.Expect(200).Properties.AsObject();
        JsonObject old = Item(await emu.Get(Emu.Item("web01") + "?api-version=2022-06-01-preview"));
        JsonObject middle = Item(await emu.Get(Emu.Item("web01") + "?api-version=2023-02-01"));
        JsonObject present = Item(await emu.Get(Emu.Item("web01")));
        Assert.True(old.ContainsKey("kpisHealths") && !middle.ContainsKey("kpisHealths"));
        Assert.True(middle.ContainsKey("softDeleteRetentionPeriod") && present.ContainsKey("softDeleteRetentionPeriodInDays"));
        string job = (string)(await emu.Get(Emu.Vault + "/backupJobs")).Values[0]!["name"]!;
        Assert.Equal("[1]", (await emu.Get($"{Emu.Vault}/backupJobs/{job}?api-version=2022-06-01-preview")).Properties["actionsInfo"]!.ToJsonString());
        Assert.Equal("[\"Cancellable\"]", (await emu.Get($"{Emu.Vault}/backupJobs/{job}")).Properties["actionsInfo"]!.ToJsonString());
    }

    [Fact]
    public async Task The_backup_status_of_a_machine_names_its_vault()
    {
        Emu emu = await new Emu().WithVms("web01");
        async Task<JsonNode> Status() => (await emu.Post(
            $"/Subscriptions/{Emu.Sub}/providers/Microsoft.RecoveryServices/locations/westeurope/backupStatus",
            new JsonObject { ["resourceType"] = "VM", ["resourceId"] = Emu.VmId("WEB01") })).Expect(200).Json;
        Assert.Equal("NotProtected", (string?)(await Status())["protectionStatus"]);
        Reply accepted = await emu.Put(Emu.Item("web01"), Emu.Protect("web01"));
        Assert.Equal("Protecting", (string?)(await Status())["protectionStatus"]);
        await emu.Finish(accepted);
        JsonNode status = await Status();
        Assert.Equal("Protected", (string?)status["protectionStatus"]);
        Assert.Equal(Emu.Vault, (string?)status["vaultId"]);
        Assert.Equal("DefaultPolicy", (string?)status["policyName"]);
        (await emu.Post($"/subscriptions/{Emu.Sub}/providers/Microsoft.RecoveryServices/locations/westeurope/backupStatus", new JsonObject { ["resourceType"] = "AzureFileShare" }))
            .ExpectError(400, "BMSUserErrorInvalidInput");
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Contains("Empty", Assert.Throws<ArgumentException>(() => new Emu(new EmulatorOptions { StartTime = Emu.Start, Scenario = "Full" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Emu(new EmulatorOptions { StartTime = Emu.Start, SubscriptionIds = [] }));
        Assert.Throws<ArgumentException>(() => new Emu(new EmulatorOptions { StartTime = Emu.Start, SubscriptionIds = ["one"] }));
        Assert.Throws<ArgumentException>(() => new Emu(new EmulatorOptions { StartTime = Emu.Start, TenantId = "one" }));
        Assert.Throws<ArgumentException>(() => new Emu(new EmulatorOptions { StartTime = Emu.Start, VaultDeletionLag = TimeSpan.FromTicks(-1) }));
        Assert.Throws<ArgumentException>(() => new EmulatorRequest("GET", new Uri("/x", UriKind.Relative)));
        Assert.Throws<ArgumentException>(() => new EmulatorRequest(" ", new Uri(Emu.Host)));
    }
}
