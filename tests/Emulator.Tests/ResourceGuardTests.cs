using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class ResourceGuardTests
{
    private const string Proxy = Emu.Vault + "/backupResourceGuardProxies/VaultProxy";
    private const string Missing = "BMSUserErrorResourceGuardApprovalMissing";

    private static async Task<Emu> Guarded()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.Put(Proxy, new JsonObject { ["properties"] = new JsonObject { ["resourceGuardResourceId"] = ContractJourney.Guard } })).Expect(200);
        return emu;
    }

    /// <summary>The default policy with another number of days, and perhaps a request of the guard.</summary>
    private static async Task<JsonObject> Policy(Emu emu, int days, string? request = null)
    {
        var properties = (JsonObject)(await emu.Get(Emu.DefaultPolicy)).Properties.DeepClone();
        properties.Remove("protectedItemsCount");
        properties["retentionPolicy"]!["dailySchedule"]!["retentionDuration"]!["count"] = days;
        if (request is not null)
        {
            properties["resourceGuardOperationRequests"] = new JsonArray($"{ContractJourney.Guard}/{request}/default");
        }

        return new JsonObject { ["properties"] = properties };
    }

    [Fact]
    public async Task A_guarded_vault_lets_nothing_be_deleted_that_was_not_unlocked()
    {
        Emu emu = await Guarded();
        (await emu.Delete(Emu.Item("web01"))).ExpectError(403, Missing);
        (await emu.Post(Proxy + "/unlockDelete", new JsonObject { ["resourceGuardOperationRequests"] = new JsonArray("/other") })).Expect(403);
        (await emu.Post(Proxy + "/unlockDelete", new JsonObject
        {
            ["resourceGuardOperationRequests"] = new JsonArray(ContractJourney.Guard + "/deleteProtectedItemRequests/default"),
        })).Expect(200);
        (await emu.Delete(Emu.Item("web01"))).Expect(202);
    }

    [Fact]
    public async Task A_policy_may_keep_backups_for_longer_but_for_a_shorter_time_only_with_the_guard()
    {
        Emu emu = await Guarded();
        await emu.Finish((await emu.Put(Emu.DefaultPolicy, await Policy(emu, 60))).Expect(202));
        (await emu.Put(Emu.DefaultPolicy, await Policy(emu, 20))).ExpectError(403, Missing);
        Assert.Equal(60, (int?)(await emu.Get(Emu.DefaultPolicy)).Properties["retentionPolicy"]!["dailySchedule"]!["retentionDuration"]!["count"]);
        Reply shortened = (await emu.Put(Emu.DefaultPolicy, await Policy(emu, 20, "updateProtectionPolicyRequests"))).Expect(202);
        await emu.Finish(shortened);
        Assert.Null((await emu.Get(Emu.DefaultPolicy)).Properties["resourceGuardOperationRequests"]);
    }

    [Fact]
    public async Task An_item_goes_to_a_policy_that_protects_less_only_with_the_guard()
    {
        Emu emu = await Guarded();
        (await emu.Put(Emu.Vault + "/backupPolicies/short", await Policy(emu, 7))).Expect(200);
        (await emu.Put(Emu.Vault + "/backupPolicies/long", await Policy(emu, 90))).Expect(200);
        JsonObject toShort = Emu.Protect("web01", Emu.Vault + "/backupPolicies/short");
        (await emu.Put(Emu.Item("web01"), toShort.DeepClone())).ExpectError(403, Missing);
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01", Emu.Vault + "/backupPolicies/long"))).Expect(202));
        (await emu.Put(Emu.Item("web01"), Emu.With(toShort, "resourceGuardOperationRequests", new JsonArray(ContractJourney.Guard + "/updateProtectedItemRequests/default")))).Expect(202);
    }

    [Fact]
    public async Task A_guard_that_is_there_describes_its_proxies_and_may_leave_operations_out()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.Put(ContractJourney.Guard.Split("/providers/")[0], new JsonObject { ["location"] = "westeurope" })).Expect(201);
        (await emu.Put(ContractJourney.Guard, JsonNode.Parse("""
            {"location":"westeurope","properties":{"description":"two of us","vaultCriticalOperationExclusionList":["Microsoft.RecoveryServices/vaults/backupPolicies/write"]}}
            """)!)).Expect(201);
        Reply proxy = (await emu.Put(Proxy, new JsonObject { ["properties"] = new JsonObject { ["resourceGuardResourceId"] = ContractJourney.Guard } })).Expect(200);
        Assert.Equal("two of us", (string?)proxy.Properties["description"]);
        (await emu.Put(Emu.DefaultPolicy, await Policy(emu, 10))).Expect(202);
        (await emu.Delete(Proxy)).ExpectError(403, Missing);
    }
}
