using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class PolicyTests
{
    private const string Policies = Emu.Vault + "/backupPolicies";

    private const string Daily = """
        {"properties":{"backupManagementType":"AzureIaasVM","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicy","scheduleRunFrequency":"Daily",
        "scheduleRunTimes":["2026-01-05T22:30:00.000Z"]},"retentionPolicy":{"retentionPolicyType":"LongTermRetentionPolicy","dailySchedule":{
        "retentionTimes":["2026-01-05T22:30:00.000Z"],"retentionDuration":{"count":30,"durationType":"Days"}}},"instantRpRetentionRangeInDays":2,"timeZone":"UTC"}}
        """;

    private const string Hourly = """
        {"properties":{"backupManagementType":"AzureIaasVM","policyType":"V2","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicyV2","scheduleRunFrequency":"Hourly",
        "hourlySchedule":{"interval":4,"scheduleWindowStartTime":"2026-01-05T08:00:00Z","scheduleWindowDuration":12}},"retentionPolicy":{"retentionPolicyType":"LongTermRetentionPolicy",
        "dailySchedule":{"retentionTimes":["2026-01-05T08:00:00Z"],"retentionDuration":{"count":30,"durationType":"Days"}}},"timeZone":"UTC"}}
        """;

    [Fact]
    public async Task A_new_vault_has_three_policies()
    {
        Emu emu = await new Emu().WithVms();
        await emu.AddVm("web01", "other");
        Assert.Equal(["DefaultPolicy", "EnhancedPolicy", "HourlyLogBackup"], (await emu.Get(Policies)).Values.Select(policy => (string?)policy!["name"]));
        Assert.Equal(2, (await emu.Get(Policies + "?$filter=backupManagementType eq 'AzureIaasVM'")).Values.Count);
        Assert.Single((await emu.Get(Policies + "?$filter=backupManagementType eq 'AzureWorkload'")).Values);
    }

    [Fact]
    public async Task A_policy_is_made_changed_and_removed()
    {
        Emu emu = await new Emu().WithVms();
        Reply made = (await emu.SendText("PUT", Policies + "/nightly", Daily)).Expect(200);
        Assert.Equal("2026-01-05T22:30:00Z", (string?)made.Properties["schedulePolicy"]!["scheduleRunTimes"]![0]);
        Assert.Equal(0, (int?)made.Properties["protectedItemsCount"]);
        (await emu.SendText("PUT", Policies + "/HOURLY", Hourly)).Expect(200);
        Assert.Equal("HOURLY", (string?)(await emu.Get(Policies + "/hourly")).Json["name"]);
        (await emu.Delete(Policies + "/nightly")).Expect(200);
        (await emu.Delete(Policies + "/nightly")).Expect(204);
        (await emu.Get(Policies + "/nightly")).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
    }

    [Fact]
    public async Task A_policy_in_use_reaches_its_items_and_stays()
    {
        Emu emu = await new Emu().WithProtected("web01", "web02");
        Reply accepted = (await emu.SendText("PUT", Emu.DefaultPolicy, Daily)).Expect(202);
        Assert.Contains("/backupPolicies/DefaultPolicy/operations/", accepted.Header("Azure-AsyncOperation"), StringComparison.Ordinal);
        Assert.Equal("Succeeded", (string?)(await emu.Finish(accepted)).Json["status"]);
        Assert.Equal("DefaultPolicy", (string?)(await emu.Get(accepted.Header("Location")!)).Expect(200).Json["name"]);
        Assert.Equal(4, (await emu.Get(Emu.Vault + "/backupJobs?$filter=operation eq 'ConfigureBackup' and status eq 'Completed'")).Values.Count);
        (await emu.Delete(Emu.DefaultPolicy)).ExpectError(400, "BMSUserErrorPolicyObjectInUse");
        (await emu.SendText("PUT", Emu.DefaultPolicy, Hourly)).ExpectError(400, "BMSUserErrorPolicyObjectInUse");
        Assert.Equal(2, (int?)(await emu.Get(Emu.DefaultPolicy)).Properties["protectedItemsCount"]);
        Assert.Equal(2, (await emu.Get(Emu.Vault + "/backupProtectedItems?$filter=policyName eq 'defaultpolicy'")).Values.Count);
    }

    [Theory]
    [InlineData("AzureIaasVM", "MAB", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("SimpleSchedulePolicy", "LogSchedulePolicy", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("SimpleSchedulePolicy", "SimpleSchedulePolicyV2", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("\"Daily\"", "\"Hourly\"", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("\"Daily\"", "\"Weekly\"", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("LongTermRetentionPolicy", "SimpleRetentionPolicy", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("\"retentionTimes\":[\"2026-01-05T22:30:00.000Z\"]", "\"retentionTimes\":[\"2026-01-05T22:00:00.000Z\"]", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("[\"2026-01-05T22:30:00.000Z\"]", "[\"22:30\"]", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("[\"2026-01-05T22:30:00.000Z\"]", "[]", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("dailySchedule", "noSchedule", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("\"Days\"", "\"Weeks\"", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("\"instantRpRetentionRangeInDays\":2", "\"instantRpRetentionRangeInDays\":6", "BMSUserErrorInvalidPolicyInput")]
    [InlineData("\"count\":30", "\"count\":6", "BMSUserErrorPolicyRetentionInvalid")]
    [InlineData("\"count\":30", "\"count\":10000", "BMSUserErrorPolicyRetentionInvalid")]
    [InlineData("\"count\":30", "\"count\":\"30\"", "InvalidRequestContent")]
    public async Task Bad_policies_are_refused(string what, string by, string code)
    {
        Emu emu = await new Emu().WithVms();
        (await emu.SendText("PUT", Policies + "/nightly", Daily.Replace(what, by, StringComparison.Ordinal))).ExpectError(400, code);
        (await emu.Get(Policies + "/nightly")).Expect(404);
    }

    [Theory]
    [InlineData("\"interval\":4", "\"interval\":5")]
    [InlineData("\"scheduleWindowDuration\":12", "\"scheduleWindowDuration\":3")]
    [InlineData("\"policyType\":\"V2\"", "\"policyType\":\"V1\"")]
    public async Task Bad_enhanced_policies_are_refused(string what, string by)
    {
        Emu emu = await new Emu().WithVms();
        (await emu.SendText("PUT", Policies + "/hourly", Hourly.Replace(what, by, StringComparison.Ordinal))).ExpectError(400, "BMSUserErrorInvalidPolicyInput");
    }

    [Fact]
    public async Task A_policy_change_of_an_item_shows()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Finish(await emu.Put(Emu.Item("web01"), Emu.Protect("web01", Policies + "/enhancedpolicy")));
        JsonNode item = (await emu.Get(Emu.Item("web01"))).Properties;
        Assert.Equal("EnhancedPolicy", (string?)item["policyName"]);
        Assert.Equal(Policies + "/EnhancedPolicy", (string?)item["policyId"]);
    }
}
