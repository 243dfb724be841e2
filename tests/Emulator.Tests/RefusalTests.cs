using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class RefusalTests
{
    private const string Rs = "/providers/Microsoft.RecoveryServices";

    [Fact]
    public async Task An_unknown_route_says_what_there_is()
    {
        var emu = new Emu(records: false);
        Reply unknown = (await emu.Get("/subscriptions/x/providers/Microsoft.Web/sites")).ExpectError(501, "NotImplemented");
        Assert.Contains("/subscriptions/{subscription}/resourceGroups", unknown.Text, StringComparison.Ordinal);
        Reply verb = (await emu.Send("PATCH", Emu.Group)).ExpectError(501, "NotImplemented");
        Assert.Contains("GET, PUT, DELETE", verb.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_needed()
    {
        var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, AcceptedToken = "right" }, records: false);
        string url = Emu.Host + "/subscriptions?api-version=2022-12-01";
        foreach (Dictionary<string, string> headers in new Dictionary<string, string>[]
        {
            [], new() { ["Authorization"] = "Bearer " }, new() { ["Authorization"] = "Basic abc" },
        })
        {
            Reply refused = (await emu.SendText("GET", url, null, headers)).ExpectError(401, "AuthenticationFailed");
            Assert.StartsWith("Bearer authorization_uri=", refused.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }

        (await emu.SendText("GET", url, null, new() { ["Authorization"] = "Bearer wrong" })).ExpectError(401, "InvalidAuthenticationToken");
        (await emu.SendText("GET", url, null, new() { ["Authorization"] = "Bearer right" })).Expect(200);
    }

    [Theory]
    [InlineData("/subscriptions", 400, "MissingApiVersionParameter")]
    [InlineData("/subscriptions?api-version=", 400, "MissingApiVersionParameter")]
    [InlineData("/subscriptions?api-version=1999-01-01", 400, "InvalidApiVersionParameter")]
    [InlineData("/subscriptions/{0}/providers/Microsoft.RecoveryServices/vaults?api-version=2022-12-01", 400, "NoRegisteredProviderFound")]
    [InlineData("/subscriptions?api-version=2022-12-01&api-version=2022-12-01", 400, "InvalidQueryParameter")]
    [InlineData("/subscriptions?api-version=2022-12-01&$filter=a", 400, "UnsupportedQueryParameter")]
    [InlineData("/subscriptions/no-guid?api-version=2022-12-01", 400, "InvalidSubscriptionId")]
    [InlineData("/subscriptions/5bdde5fb-0000-4000-8000-000000000000?api-version=2022-12-01", 404, "SubscriptionNotFound")]
    [InlineData("/subscriptions/{0}/resourceGroups/none?api-version=2022-12-01", 404, "ResourceGroupNotFound")]
    [InlineData("/subscriptions/{0}/resourceGroups/none/providers/Microsoft.RecoveryServices/vaults/v?api-version=2024-04-01", 404, "ResourceGroupNotFound")]
    public async Task The_gateway_refuses_before_the_provider(string path, int status, string code)
    {
        Reply reply = await new Emu(records: false).Get(Emu.Host + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Emu.Sub));
        reply.ExpectError(status, code);
        Assert.Equal("gateway", reply.Header("x-ms-failure-cause"));
        Assert.Equal(["code", "message"], reply.Json["error"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task An_unknown_version_hears_of_the_known_ones()
    {
        Reply reply = await new Emu(records: false).Get(Emu.Host + Emu.Vault + "?api-version=2024-04-02");
        Assert.Contains("2024-04-01", reply.ExpectError(400, "NoRegisteredProviderFound").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nope", null, 404, "ResourceNotFound", true)]
    [InlineData("GET", "", null, 200, "", false)]
    [InlineData("GET", "/backupPolicies/none", null, 404, "BMSUserErrorDataSourceObjectNotFound", false)]
    [InlineData("GET", "/backupJobs/none", null, 404, "BMSUserErrorDataSourceObjectNotFound", false)]
    [InlineData("POST", "/backupJobs/none/cancel", null, 404, "BMSUserErrorDataSourceObjectNotFound", false)]
    [InlineData("GET", "/backupOperations/none", null, 404, "OperationNotFound", false)]
    [InlineData("GET", "/operationStatus/none", null, 404, "OperationNotFound", false)]
    [InlineData("GET", "/backupProtectableItems", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectionContainers", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectionContainers?$filter=backupManagementType eq 'Nope'", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$filter=colour eq 'red'", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$filter=itemType ne 'VM'", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$filter=itemType eq 'VM", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$filter=itemType eq 'VM' or itemType eq 'VM'", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$filter=itemType", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$skipToken=zzz", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupProtectedItems?$top=201", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupJobs?$filter=startTime eq '2026-01-05T00:00:00Z'", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupJobs?$filter=startTime eq '2026-01-05 13:00:00'", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("GET", "/backupFabrics/Azure/protectionContainers/nonsense", null, 400, "BMSUserErrorContainerNameIncorrectFormat", false)]
    [InlineData("GET", "/backupFabrics/Mars/protectionContainers/nonsense", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("POST", "/backupFabrics/Mars/refreshContainers", null, 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("PUT", "", "{", 400, "InvalidRequestContent", true)]
    [InlineData("PUT", "", "[]", 400, "InvalidRequestContent", true)]
    [InlineData("PUT", "", """{"a":1,"A":2}""", 400, "InvalidRequestContent", true)]
    [InlineData("PUT", "", """{"location":5}""", 400, "InvalidRequestContent", true)]
    [InlineData("PUT", "", """{"sku":{"name":"Standard"}}""", 400, "LocationRequired", true)]
    [InlineData("PUT", "", """{"location":"westeurope"}""", 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("PUT", "", """{"location":"northeurope","sku":{"name":"Standard"}}""", 409, "InvalidResourceLocation", true)]
    [InlineData("PUT", "", """{"location":"w!","sku":{"name":"Standard"}}""", 400, "LocationNotAvailableForResourceType", true)]
    [InlineData("PATCH", "", """{"properties":{"publicNetworkAccess":"Maybe"}}""", 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("PATCH", "/backupconfig/vaultconfig", """{"properties":{"softDeleteRetentionPeriodInDays":13}}""", 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("PATCH", "/backupconfig/vaultconfig", """{"properties":{"softDeleteRetentionPeriodInDays":181}}""", 400, "BMSUserErrorInvalidInput", false)]
    [InlineData("PATCH", "/backupconfig/vaultconfig", """{"properties":{"softDeleteFeatureState":"Perhaps"}}""", 400, "BMSUserErrorInvalidInput", false)]
    public async Task What_a_vault_refuses(string method, string path, string? body, int status, string code, bool gateway)
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        await emu.AddVault();
        string target = path == "/nope" ? Emu.Vault + "2" : Emu.Vault + path;
        Reply reply = (await emu.SendText(method, target, body)).Expect(status);
        if (status == 200)
        {
            return;
        }

        reply.ExpectError(status, code);
        Assert.Equal(gateway ? "gateway" : null, reply.Header("x-ms-failure-cause"));
        Assert.Equal(!gateway, reply.Json["error"]!.AsObject().ContainsKey("target"));
    }

    [Theory]
    [InlineData("1vault")]
    [InlineData("v")]
    [InlineData("a%2Fb")]
    [InlineData("under_score")]
    public async Task A_vault_has_a_proper_name(string name)
    {
        var emu = new Emu(records: false);
        await emu.AddVm("web01");
        (await emu.Put($"{Emu.Group}{Rs}/vaults/{name}", Emu.VaultBody())).ExpectError(400, "InvalidResourceName");
    }

    public static TheoryData<string, string, string> BadProtections => new()
    {
        { "no properties", "{}", "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "no type", """{"properties":{}}""", "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "other type", """{"properties":{"protectedItemType":"AzureFileShareProtectedItem"}}""", "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "no source", """{"properties":{"protectedItemType":"Microsoft.Compute/virtualMachines","policyId":"P"}}""", "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "other source", Body("SOURCE2", "POLICY"), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "no policy", """{"properties":{"protectedItemType":"Microsoft.Compute/virtualMachines","sourceResourceId":"SOURCE"}}""", "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "unknown policy", Body("SOURCE", "POLICY2"), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "nonsense policy", Body("SOURCE", "nonsense"), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "workload policy", Body("SOURCE", "WORKLOAD"), "BMSUserErrorInvalidPolicyForGivenProvider" },
        { "stop first", Body("SOURCE", ""), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "undelete first", Body("SOURCE", "", ""","isRehydrate":true"""), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "unknown state", Body("SOURCE", "POLICY", ""","protectionState":"Sleeping" """), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "stop with policy", Body("SOURCE", "POLICY", ""","protectionState":"ProtectionStopped" """), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "lun", Body("SOURCE", "POLICY", ""","extendedProperties":{"diskExclusionProperties":{"diskLunList":[64],"isInclusionList":true}}"""), "BMSUserErrorInvalidConfigureProtectionRequest" },
        { "wrong member", """{"properties":{"protectedItemType":5}}""", "InvalidRequestContent" },
    };

    [Theory]
    [MemberData(nameof(BadProtections))]
    public async Task What_protection_refuses(string what, string body, string code)
    {
        Emu emu = await new Emu(records: false).WithVms("web01");
        string text = body
            .Replace("SOURCE2", Emu.VmId("web02"), StringComparison.Ordinal).Replace("SOURCE", Emu.VmId("web01"), StringComparison.Ordinal)
            .Replace("POLICY2", Emu.Vault + "/backupPolicies/none", StringComparison.Ordinal).Replace("POLICY", Emu.DefaultPolicy, StringComparison.Ordinal)
            .Replace("WORKLOAD", Emu.Vault + "/backupPolicies/HourlyLogBackup", StringComparison.Ordinal);
        Assert.NotEmpty(what);
        (await emu.SendText("PUT", Emu.Item("web01"), text)).ExpectError(400, code);
        Assert.Equal("None", await emu.StateOf("web01"));
    }

    [Fact]
    public async Task Names_in_a_path_belong_together()
    {
        Emu emu = await new Emu(records: false).WithVms("web01", "web02");
        string path = Emu.Container("web01") + "/protectedItems/VM;iaasvmcontainerv2;rg-test;web02";
        (await emu.Put(path, Emu.Protect("web02"))).ExpectError(400, "BMSUserErrorInvalidConfigureProtectionRequest");
        (await emu.Get(Emu.Item("web02"))).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        (await emu.Post(Emu.Item("web02") + "/backup")).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        (await emu.Get(Emu.Item("web02") + "/recoveryPoints")).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        (await emu.Delete(Emu.Item("web02"))).Expect(204);
    }

    [Fact]
    public async Task A_machine_of_another_vault_is_refused_with_the_known_words()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        const string Other = Emu.Group + Rs + "/vaults/vault2";
        await emu.AddVault(Other);
        await emu.Refresh(Other);
        Assert.Empty((await emu.Get(Other + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'")).Values);
        Reply refused = await emu.Put(Emu.Item("web01", vault: Other), Emu.Protect("web01", Other + "/backupPolicies/DefaultPolicy"));
        Assert.Contains(@"already registered\\registering with another recovery services vault", refused.Expect(400).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_is_elsewhere_or_came_later_is_not_known()
    {
        var emu = new Emu(records: false);
        await emu.AddVm("far", location: "eastus");
        await emu.WithVms("near");
        await emu.AddVm("late");
        Reply list = await emu.Get(Emu.Vault + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'");
        Assert.Equal("near", (string?)list.Values.Single()!["properties"]!["friendlyName"]);
        (await emu.Put(Emu.Item("far"), Emu.Protect("far"))).ExpectError(400, "BMSUserErrorInvalidConfigureProtectionRequest");
        (await emu.Put(Emu.Item("late"), Emu.Protect("late"))).ExpectError(400, "BMSUserErrorInvalidConfigureProtectionRequest");
        await emu.Refresh();
        (await emu.Put(Emu.Item("late"), Emu.Protect("late"))).Expect(202);
    }

    [Fact]
    public async Task One_thing_at_a_time_happens_to_an_item()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        (await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202);
        (await emu.Put(Emu.Item("web01"), Emu.Stop("web01"))).ExpectError(409, "BMSUserErrorObjectLocked");
        (await emu.Delete(Emu.Item("web01"))).ExpectError(409, "BMSUserErrorObjectLocked");
        (await emu.Post(Emu.Item("web01") + "/backup")).ExpectError(409, "BMSUserErrorObjectLocked");
        emu.Advance(60);
        (await emu.Post(Emu.Item("web01") + "/backup")).Expect(202);
        (await emu.Put(Emu.Item("web01"), Emu.Stop("web01"))).ExpectError(409, "BMSUserErrorObjectLocked");
    }

    [Theory]
    [InlineData("""{"properties":{"objectType":"AzureFileShareBackupRequest"}}""")]
    [InlineData("""{"properties":{"objectType":"IaasVMBackupRequest","recoveryPointExpiryTimeInUTC":"2026-01-05T07:59:00Z"}}""")]
    [InlineData("""{"properties":{"objectType":"IaasVMBackupRequest","recoveryPointExpiryTimeInUTC":"2226-01-05T07:59:00Z"}}""")]
    [InlineData("""{"properties":{"objectType":"IaasVMBackupRequest","recoveryPointExpiryTimeInUTC":"tomorrow"}}""")]
    public async Task What_an_on_demand_backup_refuses(string body)
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        (await emu.SendText("POST", Emu.Item("web01") + "/backup", body)).ExpectError(400, "BMSUserErrorInvalidInput");
    }

    [Fact]
    public async Task A_stopped_item_is_not_backed_up()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        await emu.Finish(await emu.Put(Emu.Item("web01"), Emu.Stop("web01")));
        (await emu.Post(Emu.Item("web01") + "/backup", Emu.BackupBody())).ExpectError(400, "BMSUserErrorProtectionStopped");
    }

    [Fact]
    public async Task Suspending_needs_an_immutable_vault()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        Reply refused = await emu.Put(Emu.Item("web01"), Emu.With(Emu.Protect("web01"), "protectionState", "BackupsSuspended"));
        Assert.Contains("immutability", refused.ExpectError(400, "BMSUserErrorInvalidConfigureProtectionRequest").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_immutable_vault_keeps_its_recovery_points()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        await emu.Backup("web01");
        (await emu.Send("PATCH", Emu.Vault, Immutability("Locked"))).ExpectError(400, "BMSUserErrorInvalidInput");
        await emu.Finish(await emu.Send("PATCH", Emu.Vault, Immutability("Unlocked")));
        await emu.Finish(await emu.Send("PATCH", Emu.Vault, Immutability("Locked")));
        (await emu.Delete(Emu.Item("web01"))).ExpectError(400, "UserErrorOperationDeniedOnImmutableItem");
        (await emu.Send("PATCH", Emu.Vault, Immutability("Disabled"))).ExpectError(400, "BMSUserErrorInvalidInput");

        static JsonNode? Immutability(string state) =>
            JsonNode.Parse("{\"properties\":{\"securitySettings\":{\"immutabilitySettings\":{\"state\":\"" + state + "\"}}}}");
    }

    private static string Body(string source, string policy, string more = "") =>
        "{\"properties\":{\"protectedItemType\":\"Microsoft.Compute/virtualMachines\",\"sourceResourceId\":\"" + source + "\",\"policyId\":\"" + policy + "\"" + more + "}}";
}
