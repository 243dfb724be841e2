using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Tests;

public class RouteTests
{
    /// <summary>Each route of the table answers well at least once; a route added without a call here is found out.</summary>
    [Fact]
    public async Task Every_route_of_the_table_answers()
    {
        var emu = new Emu();
        var well = new HashSet<Route>();
        Task<Reply> Call(string method, string path, JsonNode? body = null) => CallText(method, path, body?.ToJsonString());
        async Task<Reply> CallText(string method, string path, string? body)
        {
            Reply reply = await emu.SendText(method, path, body);
            Assert.True(reply.Status < 300, $"{method} {path}: {reply}");
            string plain = path.Split('?')[0].Replace(Emu.Host, "", StringComparison.Ordinal);
            Route? route = RouteTable.Routes.FirstOrDefault(r => r.Method == method && r.Match(ResourcePath.Segments(plain)) is not null);
            Assert.NotNull(route);
            well.Add(route);
            return reply;
        }

        async Task Follow(Reply accepted)
        {
            await Call("GET", accepted.Header("Azure-AsyncOperation")!);
            if (accepted.Header("Location") is { } location)
            {
                await Call("GET", location);
                emu.Advance(3600);
                await Call("GET", location);
            }

            await emu.Finish(accepted);
        }

        const string Subscription = $"/subscriptions/{Emu.Sub}";
        foreach (string path in new[]
        {
            "/metadata/endpoints?api-version=2015-01-01", "/metadata/identity/oauth2/token?resource=x", "/msi/token?resource=x", "/common/discovery/instance",
            "/adfs/discovery/keys", "/adfs/.well-known/openid-configuration", "/adfs/v2.0/.well-known/openid-configuration",
        })
        {
            await Call("GET", path);
        }

        foreach (string path in new[] { "/metadata/identity/oauth2/token", "/msi/token", "/adfs/oauth2/token", "/adfs/oauth2/v2.0/token" })
        {
            await CallText("POST", path, "grant_type=client_credentials&resource=x");
        }

        await Call("GET", "/tenants");
        await Call("GET", "/subscriptions");
        await Call("GET", Subscription + "/locations");
        await Call("GET", Subscription + "/providers");
        await Call("GET", Subscription + "/providers/Microsoft.Compute");
        await Call("POST", Subscription + "/providers/Microsoft.Compute/register");
        await Call("GET", Subscription);
        await Call("PUT", Emu.Group, new JsonObject { ["location"] = "West Europe", ["tags"] = new JsonObject { ["a"] = "b" } });
        await Call("GET", Emu.Group);
        await Call("HEAD", Emu.Group);
        JsonObject plain = new() { ["location"] = "westeurope" };
        foreach (string path in new[] { "Microsoft.Compute/disks/disk1", "Microsoft.Storage/storageAccounts/sa1", "Microsoft.Network/virtualNetworks/net1", "Microsoft.DataProtection/resourceGuards/guard1", "Microsoft.KeyVault/vaults/kv1" })
        {
            await Call("PUT", $"{Emu.Group}/providers/{path}", plain.DeepClone());
            await Call("GET", $"{Emu.Group}/providers/{path}");
            await Call("GET", $"{Emu.Group}/providers/{path[..path.LastIndexOf('/')]}");
            await Call("DELETE", $"{Emu.Group}/providers/{path}");
        }

        await Call("PUT", Emu.Group + "/providers/Microsoft.Storage/storageAccounts/sa2", plain.DeepClone());
        await Call("POST", Emu.Group + "/providers/Microsoft.Storage/storageAccounts/sa2/listServiceSas", new JsonObject
        {
            ["canonicalizedResource"] = "/blob/sa2/container/blob", ["signedResource"] = "b", ["signedPermission"] = "r", ["signedExpiry"] = "2099-01-01T00:00:00Z",
        });
        await Call("GET", Subscription + "/providers/Microsoft.Storage/storageAccounts");
        await Call("GET", Subscription + "/providers/Microsoft.DataProtection/resourceGuards");
        await Call("GET", Subscription + "/providers/Microsoft.KeyVault/vaults");
        await Call("GET", Subscription + "/resources");
        await Call("GET", Emu.Group + "/resources?api-version=2021-04-01&$filter=resourceType eq 'Microsoft.Compute/virtualMachines'");
        await Call("GET", Subscription + "/resourceGroups");
        await Call("PUT", Emu.VmId("web01"), new JsonObject { ["location"] = "westeurope" });
        await Call("GET", Emu.VmId("web01") + "?$expand=instanceView");
        await Call("GET", Emu.Group + "/providers/Microsoft.Compute/virtualMachines");
        await Call("GET", Subscription + "/providers/Microsoft.Compute/virtualMachines?statusOnly=true");
        await Follow(await Call("PUT", Emu.Vault, Emu.VaultBody()));
        await Call("GET", Emu.Vault);
        Reply patched = await Call("PATCH", Emu.Vault, new JsonObject
        {
            ["tags"] = new JsonObject { ["x"] = "y" }, ["identity"] = new JsonObject { ["type"] = "SystemAssigned" },
        });
        await Follow(patched);
        JsonObject key = new() { ["properties"] = new JsonObject { ["keyUri"] = "https://kv.vault.azure.net/keys/k/1", ["encryptionAtRestType"] = "CustomerManaged" } };
        await Call("PUT", Emu.Vault + "/backupEncryptionConfigs/backupResourceEncryptionConfig", key);
        await Call("GET", Subscription + "/providers/Microsoft.RecoveryServices/vaults");
        await Call("GET", Emu.Group + "/providers/Microsoft.RecoveryServices/vaults");
        await Call("GET", Emu.Vault + "/backupconfig/vaultconfig");
        JsonObject config = new() { ["properties"] = new JsonObject { ["enhancedSecurityState"] = "Enabled" } };
        await Call("PUT", Emu.Vault + "/backupconfig/vaultconfig", config);
        await Call("PATCH", Emu.Vault + "/backupconfig/vaultconfig", config);
        JsonObject storage = new() { ["properties"] = new JsonObject { ["storageModelType"] = "GeoRedundant" } };
        await Call("PUT", Emu.Vault + "/backupstorageconfig/vaultstorageconfig", storage);
        await Call("PATCH", Emu.Vault + "/backupstorageconfig/vaultstorageconfig", storage);
        await Call("GET", Emu.Vault + "/backupstorageconfig/vaultstorageconfig");
        await Call("GET", Emu.Vault + "/backupResourceGuardProxies");
        await Follow(await Call("POST", Emu.Vault + "/backupFabrics/Azure/refreshContainers"));
        await Call("GET", Emu.Vault + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'");
        await Follow(await Call("PUT", Emu.Item("web01"), Emu.Protect("web01")));
        await Call("GET", Emu.Item("web01"));
        await Call("GET", Emu.Vault + "/backupProtectedItems");
        await Call("GET", Emu.Container("web01"));
        await Call("GET", Emu.Vault + "/backupProtectionContainers?$filter=backupManagementType eq 'AzureIaasVM'");
        await Call("GET", Emu.Vault + "/backupPolicies");
        JsonNode policy = new JsonObject { ["properties"] = (await Call("GET", Emu.DefaultPolicy)).Properties.DeepClone() };
        await Follow(await Call("PUT", Emu.DefaultPolicy, policy));
        await Call("PUT", Emu.Vault + "/backupPolicies/other", policy.DeepClone());
        await Call("DELETE", Emu.Vault + "/backupPolicies/other");
        Reply cancelled = await Call("POST", Emu.Item("web01") + "/backup", Emu.BackupBody());
        emu.Advance(10);
        string job = (string)(await Call("GET", cancelled.Header("Azure-AsyncOperation")!)).Properties["jobId"]!;
        await Follow(await Call("POST", $"{Emu.Vault}/backupJobs/{job}/cancel"));
        await Call("GET", $"{Emu.Vault}/backupJobs/{job}");
        await Call("GET", Emu.Vault + "/backupJobs");
        await emu.Backup("web01");
        string point = (string)(await Call("GET", Emu.Item("web01") + "/recoveryPoints")).Values[0]!["name"]!;
        await Call("GET", $"{Emu.Item("web01")}/recoveryPoints/{point}");
        await Call("POST", Subscription + "/providers/Microsoft.RecoveryServices/locations/westeurope/backupStatus", new JsonObject
        {
            ["resourceType"] = "VM", ["resourceId"] = Emu.VmId("web01"),
        });
        await ContractJourney.Settings(Call);
        await ContractJourney.Points(Call, Follow, emu, point);
        await Call("PUT", Emu.Vault + "/backupconfig/vaultconfig", new JsonObject { ["properties"] = new JsonObject { ["softDeleteFeatureState"] = "Disabled" } });
        await Follow(await Call("DELETE", Emu.Item("web01")));
        await Follow(await Call("DELETE", Emu.Vault));
        await Call("DELETE", Emu.VmId("web01"));
        await Call("GET", (await Call("DELETE", Emu.Group)).Header("Location")!);

        Assert.Empty(RouteTable.Routes.Except(well).Where(route => route.NotEmulated is null
            && !route.Template.Contains("ClassicStorage", StringComparison.Ordinal) && !route.Template.EndsWith("backupEngines/{engine}", StringComparison.Ordinal)
            && !route.Template.EndsWith("/move", StringComparison.Ordinal)).Select(route => $"{route.Method} {route.Template}"));
    }

    [Theory]
    [InlineData("/SUBSCRIPTIONS/{0}/RESOURCEGROUPS/RG-TEST/PROVIDERS/microsoft.recoveryservices/VAULTS/VAULT1/BACKUPFABRICS/azure/PROTECTIONCONTAINERS/iaasvmcontainer;IAASVMCONTAINERV2;rg-TEST;WEB01/PROTECTEDITEMS/vm;iaasvmcontainerv2;RG-test;Web01")]
    [InlineData("/subscriptions//{0}/resourceGroups/rg-test/providers/Microsoft.RecoveryServices/vaults/vault1//backupFabrics/Azure/protectionContainers/IaasVMContainer%3Biaasvmcontainerv2%3Brg-test%3Bweb01/protectedItems/VM%3Biaasvmcontainerv2%3Brg-test%3Bweb01/")]
    public async Task Case_escapes_and_double_slashes_make_no_difference(string path)
    {
        Emu emu = await new Emu().WithProtected("web01");
        Reply reply = await emu.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Emu.Sub));
        Assert.Equal("web01", (string?)reply.Expect(200).Properties["friendlyName"]);
    }

    [Fact]
    public async Task A_list_and_a_single_item_write_names_in_different_case()
    {
        var emu = new Emu();
        await emu.AddVm("Web01", "RG-Test");
        await emu.AddVault();
        await emu.Refresh();
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        string listed = (string)(await emu.Get(Emu.Vault + "/backupProtectedItems")).Values.Single()!["name"]!;
        string single = (string)(await emu.Get(Emu.Item("web01"))).Json["name"]!;
        Assert.Equal("VM;iaasvmcontainerv2;rg-test;web01", listed);
        Assert.Equal("VM;iaasvmcontainerv2;RG-Test;Web01", single);
    }

    [Fact]
    public async Task Every_answer_has_the_headers_of_ARM()
    {
        var emu = new Emu();
        Reply reply = await emu.SendText("GET", Emu.Host + $"/subscriptions/{Emu.Sub}?api-version=2022-12-01", null, new()
        {
            ["authorization"] = "bearer x",
            ["x-ms-client-request-id"] = "mine",
            ["x-ms-correlation-request-id"] = "4910609f-bb9b-4c23-8527-eb6fa2d3253f",
        });
        Assert.Equal("mine", reply.Header("x-ms-client-request-id"));
        Assert.Equal("4910609f-bb9b-4c23-8527-eb6fa2d3253f", reply.Header("x-ms-correlation-request-id"));
        Assert.True(Guid.TryParse(reply.Header("x-ms-request-id"), out _));
        Assert.Contains("20260105T080000Z", reply.Header("x-ms-routing-request-id"), StringComparison.Ordinal);
        Assert.Equal("Mon, 05 Jan 2026 08:00:00 GMT", reply.Header("Date"));
        Assert.Equal("11999", reply.Header("x-ms-ratelimit-remaining-subscription-reads"));
        Assert.Equal("11998", (await emu.Get($"/subscriptions/{Emu.Sub}")).Header("x-ms-ratelimit-remaining-subscription-reads"));
        emu.Advance(3600);
        Assert.Equal("11999", (await emu.Get($"/subscriptions/{Emu.Sub}")).Header("x-ms-ratelimit-remaining-subscription-reads"));
    }
}
