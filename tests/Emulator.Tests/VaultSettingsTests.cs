using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

/// <summary>What a vault can be set to, and what of it stays for ever.</summary>
public class VaultSettingsTests
{
    private const string Config = Emu.Vault + "/backupconfig/vaultconfig";
    private const string Storage = Emu.Vault + "/backupstorageconfig/vaultstorageconfig";
    private const string User = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a";

    [Fact]
    public async Task A_region_that_nobody_knows_is_refused()
    {
        var emu = new Emu();
        await emu.AddVm("web01");
        Reply refused = (await emu.Put(Emu.Vault, Emu.VaultBody("narnia"))).ExpectError(400, "LocationNotAvailableForResourceType");
        Assert.Contains("westeurope", refused.Text, StringComparison.Ordinal);
        Assert.Contains("westeurope", (await emu.Get($"/subscriptions/{Emu.Sub}/locations")).Values.Select(region => (string?)region!["name"]));
    }

    [Fact]
    public async Task A_version_that_is_not_there_any_more_is_a_failed_condition()
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        await emu.AddVault();
        string version = (string)(await emu.Get(Emu.Vault)).Json["etag"]!;
        (await PatchTags(emu, "W/\"other\"")).ExpectError(412, "PreconditionFailed");
        await emu.Finish((await PatchTags(emu, version)).Expect(202));
        Assert.NotEqual(version, (string)(await emu.Get(Emu.Vault)).Json["etag"]!);
        (await PatchTags(emu, version)).ExpectError(412, "PreconditionFailed");
        await emu.Finish((await PatchTags(emu, "*")).Expect(202));
    }

    [Fact]
    public async Task What_is_for_ever_stays()
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        JsonObject locked = Emu.VaultBody();
        locked["properties"]!["securitySettings"] = Read("{'immutabilitySettings':{'state':'Locked'}}");
        (await emu.Put(Emu.Vault, locked)).ExpectError(400, "BMSUserErrorInvalidInput");
        await emu.AddVault();
        await Patch(emu, "{'properties':{'securitySettings':{'immutabilitySettings':{'state':'Unlocked'}},'restoreSettings':{'crossSubscriptionRestoreSettings':{'crossSubscriptionRestoreState':'PermanentlyDisabled'}}}}");
        await Refuse(emu, "{'properties':{'restoreSettings':{'crossSubscriptionRestoreSettings':{'crossSubscriptionRestoreState':'Enabled'}}}}", "permanently");
        (await emu.Send("PATCH", Config, Read("{'properties':{'softDeleteFeatureState':'AlwaysON','enhancedSecurityState':'AlwaysON'}}"))).Expect(200);
        (await emu.Send("PATCH", Config, Read("{'properties':{'softDeleteFeatureState':'Enabled'}}"))).ExpectError(400, "BMSUserErrorInvalidInput");
        (await emu.Send("PATCH", Config, Read("{'properties':{'enhancedSecurityState':'Enabled'}}"))).ExpectError(400, "BMSUserErrorInvalidInput");
        (await emu.Send("PATCH", Config, Read("{'properties':{'softDeleteRetentionPeriodInDays':181}}"))).ExpectError(400, "BMSUserErrorInvalidInput");
    }

    [Fact]
    public async Task Storage_is_fixed_by_the_first_item_but_cross_region_restore_can_still_be_switched_on()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.Put(Storage, Read("{'properties':{'storageModelType':'LocallyRedundant'}}"))).ExpectError(400, "BMSUserErrorInvalidInput");
        (await emu.Put(Storage, Read("{'properties':{'storageModelType':'GeoRedundant','crossRegionRestoreFlag':true}}"))).Expect(200);
        (await emu.Put(Storage, Read("{'properties':{'storageModelType':'GeoRedundant','crossRegionRestoreFlag':false}}"))).ExpectError(400, "BMSUserErrorInvalidInput");
    }

    [Fact]
    public async Task A_key_is_read_by_an_identity_of_the_vault_and_comes_before_the_first_item()
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        await emu.AddVault();
        const string Key = "'encryption':{'keyVaultProperties':{'keyUri':'https://kv.vault.azure.net/keys/k/1'},'kekIdentity':{'userAssignedIdentity':'" + User + "'},'infrastructureEncryption':'Enabled'}";
        await Refuse(emu, "{'properties':{" + Key + "}}", "not assigned");
        await Patch(emu, "{'identity':{'type':'UserAssigned','userAssignedIdentities':{'" + User + "':{}}},'properties':{" + Key + "}}");
        await Refuse(emu, "{'properties':{'encryption':{'infrastructureEncryption':'Disabled'}}}", "first key");
        await Refuse(emu, "{'identity':{'type':'None'}}", "not assigned");
        JsonNode state = (await emu.Get(Emu.Vault + "/backupEncryptionConfigs/backupResourceEncryptionConfig")).Properties;
        Assert.Equal(("CustomerManaged", "Enabled"), ((string?)state["encryptionAtRestType"], (string?)state["infrastructureEncryptionState"]));

        Emu late = await new Emu(records: false).WithProtected("web01");
        await Refuse(late, "{'identity':{'type':'UserAssigned','userAssignedIdentities':{'" + User + "':{}}},'properties':{" + Key + "}}", "registered");
    }

    [Fact]
    public async Task Stored_bytes_grow_with_the_recovery_points()
    {
        Emu emu = await new Emu().WithProtected("web01");
        Assert.Equal(0, await Stored(emu));
        await emu.Backup("web01");
        long one = await Stored(emu);
        await emu.Backup("web01");
        Assert.True(one > 0 && await Stored(emu) > one);
    }

    private static async Task<long> Stored(Emu emu) =>
        (long)(await emu.Get(Emu.Vault + "/usages")).Values.Single(usage => (string?)usage!["name"]!["value"] == "GRSStorageUsage")!["currentValue"]!;

    private static Task<Reply> PatchTags(Emu emu, string version) =>
        emu.SendText("PATCH", Emu.Vault, """{"tags":{"a":"b"}}""", new Dictionary<string, string> { ["If-Match"] = version, ["Authorization"] = "Bearer invented" });

    private static async Task Patch(Emu emu, string body) => await emu.Finish((await emu.Send("PATCH", Emu.Vault, Read(body))).Expect(202));

    private static async Task Refuse(Emu emu, string body, string says) =>
        Assert.Contains(says, (await emu.Send("PATCH", Emu.Vault, Read(body))).ExpectError(400, "BMSUserErrorInvalidInput").Text, StringComparison.Ordinal);

    private static JsonNode Read(string json) => JsonNode.Parse(json.Replace('\'', '"'))!;
}
