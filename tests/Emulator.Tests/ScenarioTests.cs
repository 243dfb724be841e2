using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Scenarios;
using AzBackupTools.Emulator.Snapshots;

namespace AzBackupTools.Emulator.Tests;

/// <summary>What exists at the start: the scenarios that are built in, those that anybody writes, and what is wrong with them.</summary>
public class ScenarioTests
{
    private const string Office = $"/subscriptions/{Emu.Sub}/resourceGroups/rg-backup/providers/Microsoft.RecoveryServices/vaults/vault-office";

    private static EmulatorOptions Options => new() { StartTime = Emu.Start, RunsSchedules = true };

    public static TheoryData<string> Names => [.. BuiltInScenario.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_that_is_built_in_is_the_same_in_every_run(string name)
    {
        var first = new Emu(Options with { Scenario = name }, records: false);
        var second = new Emu(Options with { Scenario = name.ToUpperInvariant() }, records: false);
        string one = Encoding.UTF8.GetString(EmulatorSnapshot.ToBytes(first.Engine));
        Assert.Equal(one, Encoding.UTF8.GetString(EmulatorSnapshot.ToBytes(second.Engine)));
        JsonNode state = (await first.Get("/_emulator/state")).Json;
        Assert.Equal((name, "2026-01-05T08:00:00Z", 0), ((string?)state["scenario"], (string?)state["now"], (int?)state["requestCount"]));
    }

    [Fact]
    public async Task The_small_office_has_an_item_of_every_state()
    {
        var emu = new Emu(Options with { Scenario = "SmallOffice" });
        JsonArray items = (await emu.Get(Office + "/backupProtectedItems?$filter=backupManagementType eq 'AzureIaasVM'")).Expect(200).Values;
        Assert.Equal(
            [
                "dc01 Protected Completed", "files01 Protected Completed", "old01 ProtectionStopped Completed deleted", "print01 ProtectionStopped Completed",
                "sql01 Protected Completed", "web01 ProtectionError Failed",
            ],
            items.Select(item => item!["properties"]!).Select(p =>
                $"{p["friendlyName"]} {p["protectionState"]} {p["lastBackupStatus"]}{((bool?)p["isScheduledForDeferredDelete"] == true ? " deleted" : "")}").Order(StringComparer.Ordinal));
        Assert.InRange((await emu.Get(Emu.Item("dc01", "rg-office", Office) + "/recoveryPoints")).Values.Count, 28, 31);
        Assert.Single((await emu.Get(Office + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'")).Values);
        Assert.Single((await emu.Get(Office + "/backupProtectionContainers?$filter=backupManagementType eq 'MAB'")).Values);
        JsonArray jobs = (await emu.Get(Office + "/backupJobs?$filter=status eq 'Failed'")).Values;
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job => Assert.Equal("web01", (string?)job!["properties"]!["entityFriendlyName"]));
    }

    [Fact]
    public async Task The_small_office_has_more_than_machines()
    {
        var emu = new Emu(Options with { Scenario = "SmallOffice" });
        JsonArray items = (await emu.Get(Office + "/backupProtectedItems")).Expect(200).Values;
        Assert.Equal(10, items.Count);
        foreach (string name in new[] { "scans", "erp" })
        {
            JsonNode item = items.Single(item => (string?)item!["properties"]!["friendlyName"] == name)!;
            string path = (string)item["id"]! + "/recoveryPoints";
            JsonNode point = Assert.Single((await emu.Get(path)).Expect(200).Values)!;
            Assert.Equal((string?)item["properties"]!["lastBackupTime"], (string?)(point["properties"]!["recoveryPointTime"] ?? point["properties"]!["recoveryPointTimeInUTC"]));
            (await emu.Get($"{path}/{(string)point["name"]!}")).Expect(200);
            (await emu.Get(path + "/17")).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        }
    }

    [Fact]
    public async Task The_troubled_one_has_its_faults_from_the_start_and_after_a_reset()
    {
        var emu = new Emu(Options with { Scenario = "Troubled" }, records: false);
        string faults = (await emu.Get("/_emulator/faults")).Text;
        Assert.Equal(3, JsonNode.Parse(faults)!["value"]!.AsArray().Count);
        await emu.Delete("/_emulator/faults");
        (await emu.Post("/_emulator/reset")).Expect(200);
        Assert.Equal(faults, (await emu.Get("/_emulator/faults")).Text);
    }

    [Fact]
    public async Task A_reset_comes_back_to_the_last_seed()
    {
        var emu = new Emu(Options, records: false);
        byte[] empty = EmulatorSnapshot.ToBytes(emu.Engine);
        (await emu.SendText("POST", "/_emulator/seed", """{"scenario":"smalloffice"}""")).Expect(200);
        byte[] office = EmulatorSnapshot.ToBytes(emu.Engine);
        await emu.AddVm("more");
        emu.Advance(86400);
        (await emu.Post("/_emulator/reset")).Expect(200);
        Assert.Equal(Encoding.UTF8.GetString(office), Encoding.UTF8.GetString(EmulatorSnapshot.ToBytes(emu.Engine)));
        (await emu.SendText("POST", "/_emulator/seed", """{"scenario":"Empty"}""")).Expect(200);
        Assert.Equal(empty, EmulatorSnapshot.ToBytes(emu.Engine));
    }

    [Fact]
    public async Task One_of_ones_own_is_made_as_it_is_written()
    {
        var emu = new Emu(Options);
        Reply state = await emu.SendText("POST", "/_emulator/seed", """
            {
              "name": "Mine", // comments are for people
              "resourceGroups": [{ "name": "rg-test", "location": "westeurope", "tags": { "team": "blue" } }],
              "virtualMachines": [
                { "name": "web01", "resourceGroup": "rg-test", "location": "westeurope", "dataDisks": [{ "lun": 0, "sizeGB": 64 }] },
                { "name": "web02", "resourceGroup": "rg-test", "location": "westeurope" },
              ],
              "virtualNetworks": [{ "name": "net", "resourceGroup": "rg-net", "location": "westeurope", "subnets": ["default"] }],
              "vaults": [{
                "name": "vault1", "resourceGroup": "rg-test", "location": "westeurope",
                "properties": { "publicNetworkAccess": "Enabled", "securitySettings": { "immutabilitySettings": { "state": "Unlocked" } } },
                "config": { "softDeleteFeatureState": "Enabled", "softDeleteRetentionPeriodInDays": 30 },
                "policies": [{ "name": "Weekly", "properties": {
                  "backupManagementType": "AzureIaasVM", "timeZone": "UTC", "instantRpRetentionRangeInDays": 5,
                  "schedulePolicy": { "schedulePolicyType": "SimpleSchedulePolicy", "scheduleRunFrequency": "Weekly", "scheduleRunDays": ["Sunday"], "scheduleRunTimes": ["2026-01-01T20:00:00Z"] },
                  "retentionPolicy": { "retentionPolicyType": "LongTermRetentionPolicy", "weeklySchedule": { "daysOfTheWeek": ["Sunday"], "retentionTimes": ["2026-01-01T20:00:00Z"], "retentionDuration": { "count": 12, "durationType": "Weeks" } } } } }],
                "items": [
                  { "vm": "web01", "policy": "Weekly", "protectedDaysAgo": 60, "suspendedDaysAgo": 10 },
                  { "vm": "web02", "protectedDaysAgo": 0 },
                ],
              }],
              "faults": [{ "times": 1, "match": { "pathContains": "locations" }, "effect": { "stall": true } }],
            }
            """);
        state.Expect(200);
        Assert.Equal(("Mine", 1), ((string?)state.Json["scenario"], (int?)state.Json["counts"]!["faults"]));
        Assert.Equal("BackupsSuspended", await emu.StateOf("web01"));
        Assert.InRange((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Count, 6, 9);
        Assert.Equal("None", await emu.StateOf("web02"));
        emu.Advance(60);
        Assert.Equal("IRPending", await emu.StateOf("web02"));
        Assert.Equal(30, (int?)(await emu.Get(Emu.Vault + "/backupconfig/vaultconfig")).Properties["softDeleteRetentionPeriodInDays"]);
        Assert.Equal("blue", (string?)(await emu.Get(Emu.Group)).Json["tags"]!["team"]);
    }

    /// <summary>What the documentation shows can be started as it stands there.</summary>
    [Theory]
    [InlineData("emulator.md", 3, 24, 1)]
    [InlineData("en-US/about_AzBackupTools_Emulator.md", 1, 2, 0)]
    public async Task The_documentation_shows_one_that_works(string page, int vaults, int items, int servers)
    {
        string text = File.ReadAllText(Path.Combine(SharedRecordings.Root!, "docs", page));
        string json = text.Split("```json")[1].Split("```")[0];
        var emu = new Emu(Options with { ScenarioContent = json }, records: false);
        JsonNode counts = (await emu.Get("/_emulator/state")).Json["counts"]!;
        Assert.Equal((vaults, items, servers), ((int)counts["vaults"]!, (int)counts["protectedItems"]!, (int)counts["marsServers"]!));
    }

    [Theory]
    [InlineData("{}", "The body says nothing")]
    [InlineData("""{"scenario":"Nope"}""", "There is no scenario 'Nope'. Those that exist: Empty")]
    [InlineData("""{"scenario":"Empty","vaults":[]}""", "'vaults'")]
    [InlineData("""{"vualts":[]}""", "There is no member 'vualts'. There are here: name")]
    [InlineData("""{"vaults":{}}""", "vaults is {}; it must be a list")]
    [InlineData("""{"vaults":[5]}""", "vaults[0] is 5; it must be an object")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g"}]}""", "vaults[0].location is missing")]
    [InlineData("""{"vaults":[{"name":"v!","resourceGroup":"g","location":"westeurope"}]}""", "vaults[0] cannot be had: ")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","config":{"softDeleteFeatureState":"Perhaps"}}]}""", "vaults[0].config cannot be had: ")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","policies":[{"name":"p","properties":{}}]}]}""", "vaults[0].policies[0] cannot be had: ")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","policies":[{"name":"p"}]}]}""", "vaults[0].policies[0].properties is null")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","items":[{"vm":"x"}]}]}""", "vaults[0].items[0].vm is \"x\"; it must be one of virtualMachines")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","otherItems":[{"type":"Tape","name":"x","source":"y"}]}]}""", "vaults[0].otherItems[0] cannot be had: type is 'Tape'")]
    [InlineData("""{"vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","otherItems":[{"kind":"SQLDataBase"}]}]}""", "There is no member 'vaults[0].otherItems[0].kind'")]
    [InlineData("""{"virtualMachines":[{"name":"x","resourceGroup":"g","location":"westeurope","powerState":"asleep"}]}""", "virtualMachines[0] cannot be had: powerState is 'asleep'")]
    [InlineData("""{"virtualMachines":[{"name":"x","location":"westeurope"}]}""", "virtualMachines[0].resourceGroup is missing")]
    [InlineData("""{"virtualMachines":[{"nmae":"x"}]}""", "There is no member 'virtualMachines[0].nmae'")]
    [InlineData("""{"faults":[{"effect":{"status":200}}]}""", "faults[0]: effect.status is 200")]
    [InlineData("""{"storageAccounts":[{"name":7,"resourceGroup":"g","location":"westeurope"}]}""", "storageAccounts[0].name is 7; it must be a text")]
    public async Task What_is_wrong_with_one_is_named_with_its_place_and_changes_nothing(string scenario, string says)
    {
        var emu = new Emu(Options, records: false);
        await emu.AddVm("stays");
        Reply refused = await emu.SendText("POST", "/_emulator/seed", scenario);
        Assert.Equal(400, refused.Status);
        Assert.Contains(says, (string?)refused.Json["error"]!["message"], StringComparison.Ordinal);
        Assert.Equal(1, (int?)(await emu.Get("/_emulator/state")).Json["counts"]!["virtualMachines"]);
    }

    [Theory]
    [InlineData("\"protectedDaysAgo\": -1", "vaults[0].items[0].protectedDaysAgo is -1; it must be a number of days")]
    [InlineData("\"protectedDaysAgo\": 4000", "vaults[0].items[0].protectedDaysAgo is 4000")]
    [InlineData("\"protectedDaysAgo\": \"long\"", "vaults[0].items[0].protectedDaysAgo is \"long\"")]
    [InlineData("\"protectedDaysAgo\": 5, \"stoppedDaysAgo\": 6", "vaults[0].items[0].stoppedDaysAgo is 6; it must be at most 5")]
    [InlineData("\"protectedDaysAgo\": 5, \"backupsDaysAgo\": [1, 9]", "vaults[0].items[0].backupsDaysAgo")]
    [InlineData("\"fails\": \"Always\"", "vaults[0].items[0].fails is \"Always\"; it must be one of Agent, Snapshot, MachineDeleted")]
    [InlineData("\"failsSinceDaysAgo\": 2", "'fails' does not say what")]
    [InlineData("\"policy\": \"Nope\"", "vaults[0].items[0].protectedDaysAgo cannot be had: ")]
    [InlineData("\"suspendedDaysAgo\": 3", "vaults[0].items[0].suspendedDaysAgo cannot be had: ")]
    [InlineData("\"colour\": 3", "There is no member 'vaults[0].items[0].colour'")]
    public void What_is_wrong_with_an_item_is_named(string members, string says)
    {
        string scenario = """
            {"virtualMachines":[{"name":"x","resourceGroup":"g","location":"westeurope"}],
             "vaults":[{"name":"v1","resourceGroup":"g","location":"westeurope","items":[{"vm":"x", ?}]}]}
            """.Replace("?", members, StringComparison.Ordinal);
        var refused = Assert.Throws<ArgumentException>(() => new EmulatorEngine(Options with { ScenarioContent = scenario }));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"name":"a","Name":"b"}""")]
    public void What_is_no_scenario_at_all_is_refused(string content) =>
        Assert.Contains("The scenario is", Assert.Throws<ArgumentException>(() => new EmulatorEngine(Options with { ScenarioContent = content })).Message, StringComparison.Ordinal);
}
