using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class JourneyTests
{
    [Fact]
    public async Task From_an_empty_subscription_to_an_undone_deletion()
    {
        var emu = new Emu();
        (await emu.Put(Emu.Group, new JsonObject { ["location"] = "westeurope" })).Expect(201);
        await emu.AddVm("web01");
        Reply created = (await emu.Put(Emu.Vault, Emu.VaultBody())).Expect(201);
        Assert.Equal("Provisioning", (string?)created.Properties["provisioningState"]);
        Assert.Equal("Succeeded", (string?)(await emu.Finish(created)).Json["status"]);
        Assert.Equal("Succeeded", (string?)(await emu.Get(Emu.Vault)).Expect(200).Properties["provisioningState"]);

        (await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).ExpectError(400, "BMSUserErrorInvalidConfigureProtectionRequest");
        await emu.Refresh();
        Reply found = await emu.Get(Emu.Vault + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'");
        Assert.Equal("iaasvmcontainerv2;rg-test;web01", (string?)found.Values.Single()!["name"]);

        Reply configured = await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        Reply configureJob = await emu.Get($"{Emu.Vault}/backupJobs/{configured.Properties["jobId"]}");
        Assert.Equal("ConfigureBackup", (string?)configureJob.Properties["operation"]);
        Assert.Equal("Completed", (string?)configureJob.Properties["status"]);
        Assert.Equal("IRPending", await emu.StateOf("web01"));
        Assert.Equal("2001-01-01T00:00:00Z", (string?)(await emu.Get(Emu.Item("web01"))).Properties["lastBackupTime"]);

        Reply job = await emu.Backup("web01");
        Assert.Equal("Completed", (string?)job.Properties["status"]);
        Assert.Equal("Protected", await emu.StateOf("web01"));
        Reply points = await emu.Get(Emu.Item("web01") + "/recoveryPoints");
        Assert.Equal("AppConsistent", (string?)points.Values.Single()!["properties"]!["recoveryPointType"]);

        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Stop("web01"))).Expect(202));
        Assert.Equal("ProtectionStopped", await emu.StateOf("web01"));
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        Assert.Equal("Protected", await emu.StateOf("web01"));

        await emu.Finish((await emu.Delete(Emu.Item("web01"))).Expect(202));
        Assert.Equal("SoftDeleted", await emu.StateOf("web01"));
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Undelete("web01"))).Expect(202));
        Assert.Equal("ProtectionStopped", await emu.StateOf("web01"));
        Assert.Single((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values);
    }
}
