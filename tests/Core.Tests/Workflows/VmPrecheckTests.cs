using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Tests.Arm;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Core.Tests.Workflows;

/// <summary>Each finding of the pre-check, before protection and after, with its level, code, reason, recommendation and link.</summary>
public sealed class VmPrecheckTests
{
    private static readonly Dictionary<string, (string Level, string Reason, Action<PrecheckService> Break)> Before = new()
    {
        ["AgentNotReady"] = ("Critical", "VM status blob is found", s => Agent(s, "Not Ready", "VM status blob is found but not yet populated.")),
        ["AgentNotProvisioned"] = ("Warning", "provisionVMAgent is false", s =>
        {
            Properties(s)["osProfile"]!["linuxConfiguration"]!["provisionVMAgent"] = false;
            InstanceView(s).Remove("vmAgent");
        }),
        ["ExtensionsNotAllowed"] = ("Critical", "allowExtensionOperations is false", s => Properties(s)["osProfile"]!["allowExtensionOperations"] = false),
        ["VmNotInDesirableState"] = ("Critical", "Failed", s => Properties(s)["provisioningState"] = "Failed"),
        ["VmNotRunning"] = ("Warning", "crash consistent", s => InstanceView(s)["statuses"]![0]!["code"] = "PowerState/deallocated"),
        ["TooManyDisks"] = ("Critical", "33 data disks", s => DataDisks(s, [.. Enumerable.Range(0, 33).Select(static lun => (lun, 32))])),
        ["DiskTooLarge"] = ("Critical", "'data1' has 33 TiB", s => DataDisks(s, (0, 64), (1, 33 * 1024))),
        ["DisksTooLarge"] = ("Critical", "256 TiB is the most", s => DataDisks(s, [.. Enumerable.Range(0, 9).Select(static lun => (lun, 30 * 1024))])),
        ["OtherRegion"] = ("Critical", "East US", s => s.VaultLocation = "East US"),
        ["VmProtectedElsewhere"] = ("Critical", "vault 'vault-green' of resource group 'rg-green'", s => s.OwnerVault = PrecheckService.Vault.ToString().Replace("blue", "green", StringComparison.Ordinal)),
        ["UserErrorVaultFull"] = ("Critical", "The vault protects as many machines as it can.", s =>
        {
            s.Readiness["status"] = "Failed";
            s.Readiness["errorCode"] = "UserErrorVaultFull";
            s.Readiness["errorMessage"] = "The vault protects as many machines as it can.";
            s.Readiness["recommendation"] = "Use another vault.";
        }),
        ["SizeNotSupported"] = ("Critical", "Standard_D2s_v5", s => s.Support = "NotSupported"),
        ["SizeSupportOff"] = ("Warning", "not switched on", s => s.Support = "DefaultOFF"),
    };

    private static readonly Dictionary<string, (string Level, string Reason, Action<JsonObject> Break)> After = new()
    {
        ["UserErrorGuestAgentStatusUnavailable"] = ("Critical", "The agent is silent.", i => Health(i, "ActionRequired", "UserErrorGuestAgentStatusUnavailable")),
        ["ExtensionConfigParsingFailure"] = ("Warning", "The agent is silent.", i => Health(i, "ActionSuggested", "ExtensionConfigParsingFailure")),
        ["HealthDegraded"] = ("Critical", "ActionRequired", i => i["healthStatus"] = "ActionRequired"),
        ["LastBackupFailed"] = ("Critical", "failed", i => i["lastBackupStatus"] = "Failed"),
        ["PolicyInconsistent"] = ("Warning", "'DefaultPolicy'", i => i["extendedInfo"] = new JsonObject { ["policyInconsistent"] = true }),
        ["InitialBackupPending"] = ("Warning", "no backup yet", i => (i["protectionState"], i["lastBackupTime"], i["lastBackupStatus"]) = ("IRPending", "2001-01-01T00:00:00Z", "")),
        ["ProtectionStopped"] = ("Warning", "kept for ever", i => (i["protectionState"], i["policyId"]) = ("ProtectionStopped", "")),
        ["ItemSoftDeleted"] = ("Critical", "were deleted", i => (i["protectionState"], i["isScheduledForDeferredDelete"]) = ("ProtectionStopped", true)),
        ["BackupOverdue"] = ("Critical", "longer ago", i => i["lastBackupTime"] = "2026-01-02T00:00:00Z"),
        ["SelectedDiskMissing"] = ("Warning", "LUN 7", i => i["extendedProperties"] = new JsonObject
        {
            ["diskExclusionProperties"] = new JsonObject { ["diskLunList"] = new JsonArray(0, 7), ["isInclusionList"] = true },
        }),
    };

    public static TheoryData<string> CodesBefore => [.. Before.Keys];

    public static TheoryData<string> CodesAfter => [.. After.Keys];

    [Theory]
    [MemberData(nameof(CodesBefore))]
    public async Task Before_protection_each_obstacle_is_found(string code)
    {
        var service = new PrecheckService();
        Before[code].Break(service);
        var result = await CheckAsync(service);
        Assert.False(result.IsProtected);
        Expect(result, code, Before[code].Level, Before[code].Reason);
    }

    [Theory]
    [MemberData(nameof(CodesAfter))]
    public async Task After_protection_each_obstacle_is_found(string code)
    {
        using var arm = new ArmFixture();
        var item = PrecheckService.HealthyItem(arm.Clock.UtcNow);
        After[code].Break(item);
        var result = await CheckAsync(new PrecheckService { Item = item });
        Assert.True(result.IsProtected);
        Expect(result, code, After[code].Level, After[code].Reason);
    }

    [Fact]
    public async Task A_machine_that_was_deleted_is_critical_as_long_as_it_is_protected()
    {
        using var arm = new ArmFixture();
        var result = await CheckAsync(new PrecheckService { Machine = null, Item = PrecheckService.HealthyItem(arm.Clock.UtcNow) });
        Expect(result, "UserErrorVmNotFoundV2", "Critical", "was deleted");
    }

    [Fact]
    public async Task All_well_is_passed_before_and_after()
    {
        using var arm = new ArmFixture();
        foreach (var item in new[] { null, PrecheckService.HealthyItem(arm.Clock.UtcNow) })
        {
            var result = await CheckAsync(new PrecheckService { Item = item });
            Assert.Equal((PrecheckLevel.Passed, null, null), (result.Status, result.Code, result.Recommendation));
            Assert.Empty(result.Findings);
        }
    }

    [Fact]
    public async Task The_worst_finding_comes_first_and_decides()
    {
        var service = new PrecheckService { Support = "DefaultOFF" };
        Agent(service, "Not Ready", "It does not answer.");
        var result = await CheckAsync(service);
        Assert.Equal(["AgentNotReady", "SizeSupportOff"], result.Findings.Select(static finding => finding.Code));
        Assert.Equal((PrecheckLevel.Critical, "AgentNotReady"), (result.Status, result.Code));
    }

    private static async Task<PrecheckResult> CheckAsync(PrecheckService service)
    {
        using var arm = new ArmFixture();
        arm.Service.Otherwise = service.Answer;
        return await new VmPrecheck(new BackupClient(arm.Client)).CheckAsync(PrecheckService.Vm, PrecheckService.Vault, null, default);
    }

    private static void Expect(PrecheckResult result, string code, string level, string reason)
    {
        var finding = Assert.Single(result.Findings);
        Assert.Equal((code, level), (finding.Code, finding.Level.ToString()));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Recommendation);
        Assert.StartsWith("https://learn.microsoft.com/", finding.Link, StringComparison.Ordinal);
        Assert.Equal(level, result.Status.ToString());
    }

    private static JsonObject Properties(PrecheckService service) => service.Machine!["properties"]!.AsObject();

    private static JsonObject InstanceView(PrecheckService service) => Properties(service)["instanceView"]!.AsObject();

    private static void Agent(PrecheckService service, string status, string message) =>
        InstanceView(service)["vmAgent"]!["statuses"] = new JsonArray(new JsonObject { ["code"] = "ProvisioningState/Unavailable", ["displayStatus"] = status, ["message"] = message });

    private static void DataDisks(PrecheckService service, params (int Lun, int Gigabytes)[] disks) =>
        Properties(service)["storageProfile"]!["dataDisks"] = new JsonArray([.. disks.Select(static disk => (JsonNode)PrecheckService.Disk(disk.Lun, disk.Gigabytes))]);

    private static void Health(JsonObject item, string status, string title)
    {
        item["healthStatus"] = status;
        item["healthDetails"] = new JsonArray(new JsonObject
        {
            ["code"] = 400_100, ["title"] = title, ["message"] = "The agent is silent.", ["recommendations"] = new JsonArray("Restart the agent."),
        });
    }
}
