namespace AzBackupTools.Emulator.Tests;

public class SoftDeleteTests
{
    [Fact]
    public async Task What_is_left_is_counted_down_from_the_moment_of_deletion()
    {
        Emu emu = await new Emu().WithProtected("web01");
        DateTimeOffset deleted = emu.Engine.Clock.UtcNow;
        await emu.Finish((await emu.Delete(Emu.Item("web01"))).Expect(202));
        DateTimeOffset now = emu.Engine.Clock.UtcNow;

        var item = (await emu.Get(Emu.Item("web01"))).Expect(200).Properties;
        Assert.Equal(deleted.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", null), (string?)item["deferredDeleteTimeInUTC"]);
        Assert.Equal(TimeSpan.FromDays(14) - (now - deleted), TimeSpan.Parse((string)item["deferredDeleteTimeRemaining"]!, null));
        Assert.Matches(@"^13\.23:\d\d:\d\d(\.\d{7})?$", (string?)item["deferredDeleteTimeRemaining"]);
        Assert.Equal("", (string?)item["policyId"]);
        Assert.Equal("ProtectionStopped", (string?)item["protectionState"]);

        emu.Advance(86400);
        Assert.StartsWith("12.", (string?)(await emu.Get(Emu.Item("web01"))).Properties["deferredDeleteTimeRemaining"]);
    }

    [Fact]
    public async Task An_item_is_purged_when_its_time_has_run_out()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        Reply accepted = (await emu.Delete(Emu.Item("web01"))).Expect(202);
        await emu.Finish(accepted);

        emu.Advance((14 * 86400) - 60);
        Assert.Equal("SoftDeleted", await emu.StateOf("web01"));
        Assert.Single((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values);
        emu.Advance(61);
        (await emu.Get(Emu.Item("web01"))).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        Assert.Empty((await emu.Get(Emu.Vault + "/backupProtectedItems")).Values);
        Assert.Single((await emu.Get(Emu.Vault + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'")).Values);

        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        Assert.Equal("IRPending", await emu.StateOf("web01"));
        Assert.Empty((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values);
    }

    [Fact]
    public async Task The_days_are_those_at_the_moment_of_deletion()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.SendText("PATCH", Emu.Vault + "/backupconfig/vaultconfig", """{"properties":{"softDeleteRetentionPeriodInDays":30}}""")).Expect(200);
        await emu.Finish((await emu.Delete(Emu.Item("web01"))).Expect(202));
        (await emu.SendText("PATCH", Emu.Vault + "/backupconfig/vaultconfig", """{"properties":{"softDeleteRetentionPeriodInDays":14,"softDeleteFeatureState":"Disabled"}}""")).Expect(200);

        emu.Advance(20 * 86400);
        var item = (await emu.Get(Emu.Item("web01"))).Expect(200).Properties;
        Assert.Equal(30, (int?)item["softDeleteRetentionPeriodInDays"]);
        Assert.StartsWith("9.", (string?)item["deferredDeleteTimeRemaining"]);
    }

    [Fact]
    public async Task Without_soft_delete_the_item_is_gone_at_once()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.SendText("PUT", Emu.Vault + "/backupconfig/vaultconfig", """{"properties":{"softDeleteFeatureState":"Disabled"}}""")).Expect(200);
        Reply accepted = (await emu.Delete(Emu.Item("web01"))).Expect(202);
        (await emu.Get(accepted.Header("Location")!)).Expect(202);
        await emu.Finish(accepted);
        (await emu.Get(accepted.Header("Location")!)).Expect(204);
        (await emu.Get(Emu.Item("web01"))).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        Assert.Empty((await emu.Get(Emu.Vault + "/backupProtectionContainers?$filter=backupManagementType eq 'AzureIaasVM'")).Values);
    }

    [Fact]
    public async Task An_undelete_takes_the_deferred_members_away_and_the_container_remembers()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Finish((await emu.Delete(Emu.Item("web01"))).Expect(202));
        (await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).ExpectError(400, "BMSUserErrorItemInSoftDeletedState");
        (await emu.Post(Emu.Item("web01") + "/backup", Emu.BackupBody())).ExpectError(400, "BMSUserErrorItemInSoftDeletedState");
        (await emu.Delete(Emu.Item("web01"))).ExpectError(400, "BMSUserErrorItemInSoftDeletedState");

        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Undelete("web01"))).Expect(202));
        var item = (await emu.Get(Emu.Item("web01"))).Expect(200).Properties.AsObject();
        Assert.DoesNotContain(item, member => member.Key.StartsWith("deferredDelete", StringComparison.Ordinal) || member.Key == "isScheduledForDeferredDelete");
        string filter = "?$filter=backupManagementType eq 'AzureIaasVM' and status eq 'Registered'";
        Assert.Equal("SoftDeleted", (string?)(await emu.Get(Emu.Vault + "/backupProtectionContainers" + filter)).Values.Single()!["properties"]!["registrationStatus"]);

        emu.Advance(20 * 86400);
        Assert.Equal("ProtectionStopped", await emu.StateOf("web01"));
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Protect("web01"))).Expect(202));
        Assert.Equal("Registered", (string?)(await emu.Get(Emu.Vault + "/backupProtectionContainers" + filter)).Values.Single()!["properties"]!["registrationStatus"]);
    }

    [Fact]
    public async Task Recovery_points_of_a_stopped_item_do_not_expire()
    {
        Emu emu = await new Emu().WithProtected("web01", "web02");
        await emu.Backup("web01", "2026-01-08T00:00:00Z");
        await emu.Backup("web02", "2026-01-08T00:00:00Z");
        string asked = (string)(await emu.Get(Emu.Item("web02") + "/recoveryPoints")).Values.Single()!["name"]!;
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Stop("web01"))).Expect(202));

        emu.Advance(10 * 86400);
        Assert.Single((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values);
        Assert.DoesNotContain(asked, (await emu.Get(Emu.Item("web02") + "/recoveryPoints")).Values.Select(point => (string?)point!["name"]));
    }

    [Fact]
    public async Task Of_a_suspended_item_points_expire_by_the_policy_and_the_last_one_stays()
    {
        Emu emu = await new Emu().WithProtected("web01");
        emu.Advance(3.5 * 86400);
        await emu.Finish((await emu.SendText("PATCH", Emu.Vault, """{"properties":{"securitySettings":{"immutabilitySettings":{"state":"Unlocked"}}}}""")).Expect(202));
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.With(Emu.Protect("web01"), "protectionState", "BackupsSuspended"))).Expect(202));
        string newest = (string)(await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values[0]!["name"]!;
        emu.Advance(27.5 * 86400);
        Assert.Equal(2, (await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Count);
        emu.Advance(300 * 86400.0);
        Assert.Equal(newest, (string?)Assert.Single((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values)!["name"]);
        (await emu.Get(Emu.Item("web01") + "/recoveryPoints/" + newest)).Expect(200);
        await emu.Finish((await emu.Put(Emu.Item("web01"), Emu.Stop("web01"))).Expect(202));
        emu.Advance(300 * 86400.0);
        Assert.Equal(1, (int?)(await emu.Get(Emu.Item("web01") + "?$filter=expand eq 'extendedInfo'")).Properties["extendedInfo"]!["recoveryPointCount"]);
    }
}
