using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>Calls of the contract that no other journey makes, each once and in an order that works.</summary>
internal static class ContractJourney
{
    public const string Region = $"/subscriptions/{Emu.Sub}/providers/Microsoft.RecoveryServices/locations/westeurope";

    public const string Guard = $"/subscriptions/{Emu.Sub}/resourceGroups/rg-guard/providers/Microsoft.DataProtection/resourceGuards/guard1";

    public delegate Task<Reply> Caller(string method, string path, JsonNode? body = null);

    /// <summary>What hangs on a vault; leaves it as it was.</summary>
    public static async Task Settings(Caller call)
    {
        await call("GET", "/providers/Microsoft.RecoveryServices/operations");
        await call("GET", Region + "/deletedVaults?api-version=2026-05-01");
        await call("POST", $"{Emu.Group}/providers/Microsoft.RecoveryServices/locations/westeurope/checkNameAvailability", Read("""{"name":"vault1","type":"Microsoft.RecoveryServices/Vaults"}"""));
        await call("POST", Region + "/capabilities", Read("""{"type":"Microsoft.RecoveryServices/Vaults","properties":{"dnsZones":[{"subResource":"AzureBackup"}]}}"""));
        await call("GET", Emu.Vault + "/extendedInformation/vaultExtendedInfo");
        await call("PUT", Emu.Vault + "/extendedInformation/vaultExtendedInfo", Read("""{"properties":{"algorithm":"None"}}"""));
        await call("PATCH", Emu.Vault + "/extendedInformation/vaultExtendedInfo", Read("""{"properties":{"integrityKey":"a2V5"}}"""));
        await call("PUT", Emu.Vault + "/certificates/cred1", Read("""{"properties":{"authType":"AAD","certificate":"AQID"}}"""));
        await call("DELETE", Emu.Vault + "/registeredIdentities/server1");
        await call("GET", Emu.Vault + "/usages");
        await call("GET", Emu.Vault + "/replicationUsages");
        await call("GET", Emu.Vault + "/backupUsageSummaries?$filter=type eq 'BackupProtectedItemCountSummary'");
        await call("GET", Emu.Vault + "/privateLinkResources");
        await call("GET", Emu.Vault + "/privateLinkResources/backupResource");
        const string endpoint = Emu.Vault + "/privateEndpointConnections/pe1";
        Reply put = await call("PUT", endpoint, Read("""{"properties":{"privateEndpoint":{"id":"/x"},"privateLinkServiceConnectionState":{"status":"Approved","description":"by us"}}}"""));
        await call("GET", put.Header("Azure-AsyncOperation")!);
        await call("GET", endpoint);
        await call("DELETE", endpoint);
        await call("GET", Emu.Vault + "/backupEncryptionConfigs/backupResourceEncryptionConfig");
        await call("POST", Emu.Vault + "/backupSecurityPIN");
        const string proxy = Emu.Vault + "/backupResourceGuardProxies/VaultProxy";
        await call("PUT", proxy, Read($$$"""{"properties":{"resourceGuardResourceId":"{{{Guard}}}"}}"""));
        await call("GET", proxy);
        await call("POST", proxy + "/unlockDelete", Read($$"""{"resourceGuardOperationRequests":["{{Guard}}/deleteResourceGuardProxyRequests/default"]}"""));
        await call("DELETE", proxy);
        await call("POST", Region + "/backupPreValidateProtection", Read($$"""{"resourceType":"VM","resourceId":"{{Emu.VmId("web01")}}","vaultId":"{{Emu.Vault}}","properties":""}"""));
        await call("POST", Region + "/backupValidateFeatures", Read("""{"featureType":"AzureVMResourceBackup","vmSize":"Standard_D2s_v5","vmSku":"Premium"}"""));
        await call("GET", Emu.Vault + "/backupEngines");
        await call("GET", Emu.Vault + "/backupFabrics/Azure/protectableContainers?$filter=backupManagementType eq 'AzureStorage'");
        await call("GET", Emu.Vault + "/backupDeletedProtectionContainers?$filter=backupManagementType eq 'AzureIaasVM'");
        await call("DELETE", Emu.Vault + "/backupFabrics/Azure/protectionContainers/Windows;server1");
        const string intent = Emu.Vault + "/backupFabrics/Azure/backupProtectionIntent/vm;iaasvmcontainerv2;rg-test;web01";
        await call("PUT", intent, Read($$$"""{"properties":{"protectionIntentItemType":"AzureResourceItem","sourceResourceId":"{{{Emu.VmId("web01")}}}","policyId":"{{{Emu.DefaultPolicy}}}"}}"""));
        await call("GET", intent);
        await call("GET", Emu.Vault + "/backupProtectionIntents");
        await call("DELETE", intent);
    }

    /// <summary>What is done with a recovery point.</summary>
    public static async Task Points(Caller call, Func<Reply, Task> follow, Emu emu, string point)
    {
        string path = $"{Emu.Item("web01")}/recoveryPoints/{point}";
        JsonNode restore = Restore(point);
        await emu.AddStaging();
        await follow(await call("POST", path + "/restore", new JsonObject { ["properties"] = restore.DeepClone() }));
        await follow(await call("POST", path + "/provisionInstantItemRecovery", Read($$$"""{"properties":{"objectType":"IaasVMILRRegistrationRequest","recoveryPointId":"{{{point}}}","virtualMachineId":"{{{Emu.VmId("web01")}}}"}}""")));
        await follow(await call("POST", path + "/revokeInstantItemRecovery"));
        await call("POST", Emu.Item("web01") + "/recoveryPointsRecommendedForMove", Read("""{"objectType":"x","excludedRPList":[]}"""));
        await follow(await call("POST", Emu.Vault + "/backupTieringCost/default/fetchTieringCost", Read("""
            {"objectType":"FetchTieringCostSavingsInfoForVaultRequest","sourceTierType":"HardenedRP","targetTierType":"ArchivedRP"}
            """)));
        var validation = new JsonObject
        {
            ["id"] = path,
            ["properties"] = new JsonObject { ["objectType"] = "ValidateIaasVMRestoreOperationRequest", ["restoreRequest"] = restore.DeepClone() },
        };
        await call("POST", Emu.Vault + "/backupValidateOperation", validation.DeepClone());
        await follow(await call("POST", Emu.Vault + "/backupTriggerValidateOperation", validation));
        Reply export = await call("POST", Emu.Vault + "/backupJobsExport");
        await call("GET", export.Header("Location")!);
        emu.Advance(60);
        await call("GET", export.Header("Location")!);

        await call("PUT", Emu.Vault, new JsonObject
        {
            ["location"] = "westeurope", ["sku"] = new JsonObject { ["name"] = "Standard" },
            ["properties"] = new JsonObject { ["redundancySettings"] = new JsonObject { ["crossRegionRestore"] = "Enabled" } },
        });
        emu.Advance(60);
        await call("GET", Region + "/backupAadProperties");
        Reply token = await call("POST", path + "/accessToken", Read("""{"properties":{}}"""));
        JsonNode elsewhere = restore.DeepClone();
        elsewhere["region"] = "northeurope";
        elsewhere["storageAccountId"] = Emu.Group + "/providers/Microsoft.Storage/storageAccounts/sapair";
        Reply accepted = await call("POST", Region.Replace("westeurope", "northeurope", StringComparison.Ordinal) + "/backupCrossRegionRestore", new JsonObject
        {
            ["crossRegionRestoreAccessDetails"] = new JsonObject { ["objectType"] = "CrrAccessToken", ["accessTokenString"] = (string)token.Properties["accessTokenString"]! },
            ["restoreRequest"] = elsewhere,
        });
        await call("GET", accepted.Header("Location")!);
        emu.Advance(60);
        Reply status = await call("GET", accepted.Header("Azure-AsyncOperation")!);
        await call("POST", Region + "/backupCrrJob", new JsonObject { ["resourceId"] = Emu.Vault, ["jobName"] = (string)status.Properties["jobId"]! });
        await call("POST", Region + "/backupCrrJobs", new JsonObject { ["resourceId"] = Emu.Vault });
    }

    public static JsonObject Restore(string point) => new()
    {
        ["objectType"] = "IaasVMRestoreRequest",
        ["recoveryPointId"] = point,
        ["recoveryType"] = "RestoreDisks",
        ["sourceResourceId"] = Emu.VmId("web01"),
        ["targetResourceGroupId"] = Emu.Group,
        ["storageAccountId"] = Emu.Group + "/providers/Microsoft.Storage/storageAccounts/sa1",
        ["region"] = "westeurope",
        ["createNewCloudService"] = false,
        ["originalStorageAccountOption"] = false,
    };

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();
}
