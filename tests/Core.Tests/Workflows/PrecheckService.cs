using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Tests.Arm;
using AzBackupTools.Core.Tests.Support;

namespace AzBackupTools.Core.Tests.Workflows;

/// <summary>A service that answers what a pre-check asks for. All is well unless a test says otherwise.</summary>
internal sealed class PrecheckService
{
    public static readonly VaultId Vault = VaultId.Parse(ArmFixture.Vault);

    public static readonly VmId Vm = new(Vault.SubscriptionId, "rg-blue", "web01");

    /// <summary>The virtual machine as Compute tells it; null for none.</summary>
    public JsonObject? Machine { get; set; } = new()
    {
        ["id"] = Vm.ToString(),
        ["name"] = "web01",
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["hardwareProfile"] = new JsonObject { ["vmSize"] = "Standard_D2s_v5" },
            ["provisioningState"] = "Succeeded",
            ["osProfile"] = new JsonObject { ["linuxConfiguration"] = new JsonObject { ["provisionVMAgent"] = true }, ["allowExtensionOperations"] = true },
            ["storageProfile"] = new JsonObject
            {
                ["osDisk"] = new JsonObject { ["name"] = "os", ["osType"] = "Linux", ["diskSizeGB"] = 30 },
                ["dataDisks"] = new JsonArray(Disk(0, 64), Disk(1, 128)),
            },
            ["instanceView"] = new JsonObject
            {
                ["vmAgent"] = new JsonObject
                {
                    ["vmAgentVersion"] = "2.11.1.4",
                    ["statuses"] = new JsonArray(new JsonObject { ["code"] = "ProvisioningState/succeeded", ["displayStatus"] = "Ready", ["message"] = "Guest Agent is running" }),
                },
                ["statuses"] = new JsonArray(new JsonObject { ["code"] = "PowerState/running", ["displayStatus"] = "VM running" }),
            },
        },
    };

    /// <summary>The properties of the protected item; null where the vault does not protect the machine.</summary>
    public JsonObject? Item { get; set; }

    public string VaultLocation { get; set; } = "westeurope";

    public string OwnerVault { get; set; } = string.Empty;

    public JsonObject Readiness { get; } = new() { ["status"] = "Succeeded", ["errorCode"] = "Success", ["errorMessage"] = "", ["recommendation"] = "" };

    public string Support { get; set; } = "Supported";

    /// <summary>The item of a machine that was backed up an hour ago.</summary>
    public static JsonObject HealthyItem(DateTimeOffset now) => new()
    {
        ["protectedItemType"] = "Microsoft.Compute/virtualMachines",
        ["backupManagementType"] = "AzureIaasVM",
        ["friendlyName"] = "web01",
        ["sourceResourceId"] = Vm.ToString(),
        ["protectionState"] = "Protected",
        ["healthStatus"] = "Passed",
        ["lastBackupStatus"] = "Completed",
        ["lastBackupTime"] = now.AddHours(-1).ToString("O"),
        ["policyId"] = Vault + "/backupPolicies/DefaultPolicy",
        ["policyName"] = "DefaultPolicy",
    };

    public static JsonObject Disk(int lun, int gigabytes) => new() { ["lun"] = lun, ["name"] = $"data{lun}", ["diskSizeGB"] = gigabytes };

    public HttpResponseMessage Answer(SeenRequest request)
    {
        var path = request.Uri.AbsolutePath;
        return path.Contains("/virtualMachines/", StringComparison.Ordinal) ? Found(Machine)
            : path.EndsWith("/backupStatus", StringComparison.Ordinal) ? Found(new JsonObject { ["protectionStatus"] = OwnerVault.Length > 0 ? "Protected" : "NotProtected", ["vaultId"] = OwnerVault })
            : path.EndsWith("/backupPreValidateProtection", StringComparison.Ordinal) ? Found(Readiness)
            : path.EndsWith("/backupValidateFeatures", StringComparison.Ordinal) ? Found(new JsonObject { ["supportStatus"] = Support })
            : path.Contains("/protectedItems/", StringComparison.Ordinal) ? Found(Item is null ? null : new JsonObject { ["id"] = ProtectedItemId.ForVm(Vault, Vm).ToString(), ["name"] = "VM;iaasvmcontainerv2;rg-blue;web01", ["properties"] = Item.DeepClone() })
            : path.EndsWith("/backupJobs", StringComparison.Ordinal) ? Found(new JsonObject { ["value"] = new JsonArray() })
            : path.Contains("/backupPolicies/", StringComparison.Ordinal) ? Found(new JsonObject { ["id"] = Vault + "/backupPolicies/DefaultPolicy", ["name"] = "DefaultPolicy", ["properties"] = new JsonObject() })
            : path.Split('/').Last() == Vault.Name ? Found(new JsonObject { ["id"] = Vault.ToString(), ["name"] = Vault.Name, ["location"] = VaultLocation, ["properties"] = new JsonObject() })
            : throw new InvalidOperationException($"A pre-check does not ask for {request.Method} {path}.");
    }

    private static HttpResponseMessage Found(JsonObject? body) => body is null
        ? ScriptedHandler.Response(404, """{"error":{"code":"BMSUserErrorDataSourceObjectNotFound","message":"Item not found."}}""")
        : ScriptedHandler.Response(200, body.ToJsonString());
}
