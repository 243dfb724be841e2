using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class RestoreTests
{
    private static async Task<(Emu Emu, string Point)> WithPoint()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        await emu.AddStaging();
        return (emu, (string)(await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values[0]!["name"]!);
    }

    [Fact]
    public async Task Disks_are_there_when_the_job_has_ended_and_not_before()
    {
        (Emu emu, string point) = await WithPoint();
        Reply operation = await emu.Finish((await emu.Post($"{Emu.Item("web01")}/recoveryPoints/{point}/restore", new JsonObject { ["properties"] = ContractJourney.Restore(point) })).Expect(202));
        string job = $"{Emu.Vault}/backupJobs/{operation.Properties["jobId"]}";
        JsonNode running = (await emu.Get(job)).Properties;
        Assert.Equal(("Restore", "InProgress"), ((string)running["operation"]!, (string)running["status"]!));
        int before = (await emu.Get(Emu.Group + "/providers/Microsoft.Compute/disks")).Values.Count;
        emu.Advance(3600);
        JsonNode ended = (await emu.Get(job)).Properties;
        Assert.Equal("Completed", (string?)ended["status"]);
        Assert.Contains("azuredeploy", (string?)ended["extendedInfo"]!["propertyBag"]!["Template Blob Uri"], StringComparison.Ordinal);
        Assert.Equal(before + 1, (await emu.Get(Emu.Group + "/providers/Microsoft.Compute/disks")).Values.Count);
    }

    [Fact]
    public async Task A_machine_is_created_elsewhere_and_a_cancelled_restore_creates_none()
    {
        (Emu emu, string point) = await WithPoint();
        JsonObject Body(string name)
        {
            JsonObject restore = ContractJourney.Restore(point);
            restore["recoveryType"] = "AlternateLocation";
            restore["targetVirtualMachineId"] = Emu.VmId(name);
            restore["virtualNetworkId"] = Emu.Group + "/providers/Microsoft.Network/virtualNetworks/net1";
            return new JsonObject { ["properties"] = restore };
        }

        string path = $"{Emu.Item("web01")}/recoveryPoints/{point}/restore";
        Reply cancelled = await emu.Finish((await emu.Post(path, Body("web02"))).Expect(202));
        (await emu.Post($"{Emu.Vault}/backupJobs/{cancelled.Properties["jobId"]}/cancel")).Expect(202);
        emu.Advance(3600);
        (await emu.Get(Emu.VmId("web02"))).Expect(404);
        await emu.Finish((await emu.Post(path, Body("web03"))).Expect(202));
        emu.Advance(3600);
        Assert.Equal("westeurope", (string?)(await emu.Get(Emu.VmId("web03"))).Expect(200).Json["location"]);
        (await emu.Post(path, Body("web03"))).ExpectError(400, "BMSUserErrorInvalidInput");
    }

    [Fact]
    public async Task A_point_that_is_listed_is_found_by_its_name_however_it_came_about()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        emu.Advance(4 * 86400);
        string points = Emu.Item("web01") + "/recoveryPoints";
        var listed = (await emu.Get(points)).Values;
        Assert.InRange(listed.Count, 4, 6);
        foreach (JsonNode? point in listed)
        {
            Assert.Equal((string)point!["name"]!, (string?)(await emu.Get($"{points}/{point["name"]}")).Expect(200).Json["name"]);
        }
    }

    [Fact]
    public async Task A_mounted_point_says_so_until_it_is_revoked()
    {
        (Emu emu, string point) = await WithPoint();
        string path = $"{Emu.Item("web01")}/recoveryPoints/{point}";
        Reply status = await emu.Finish((await emu.Post(path + "/provisionInstantItemRecovery", new JsonObject
        {
            ["properties"] = new JsonObject { ["objectType"] = "IaasVMILRRegistrationRequest", ["recoveryPointId"] = point, ["virtualMachineId"] = Emu.VmId("web01") },
        })).Expect(202));
        JsonArray scripts = status.Properties["recoveryTarget"]!["clientScripts"]!.AsArray();
        Assert.Equal(["Linux", "Windows"], scripts.Select(script => (string)script!["osType"]!));
        string suffix = (string)scripts[0]!["scriptNameSuffix"]!;
        Assert.True(suffix.Length - suffix.LastIndexOf('_') - 1 >= 33 + 15);
        Assert.True((bool)(await emu.Get(path)).Properties["isInstantIlrSessionActive"]!);
        await emu.Finish((await emu.Post(path + "/revokeInstantItemRecovery")).Expect(202));
        Assert.False((bool)(await emu.Get(path)).Properties["isInstantIlrSessionActive"]!);
    }
}
