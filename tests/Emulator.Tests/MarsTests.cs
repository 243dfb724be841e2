using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class MarsTests
{
    private const string Mab = "?$filter=backupManagementType eq 'MAB'";
    private const string Server = """{"resourceGroup":"rg-test","vault":"vault1","name":"server1","items":[{"volume":"C:\\"},{"systemState":true,"lastBackupStatus":"Failed"}]}""";

    [Fact]
    public async Task A_server_shows_as_container_items_and_jobs_and_locks_the_redundancy()
    {
        Emu emu = await new Emu().WithVms();
        (await emu.SendText("POST", "/_emulator/mars-servers", Server)).Expect(201);
        JsonNode container = (await emu.Get(Emu.Vault + "/backupProtectionContainers" + Mab)).Expect(200).Values.Single()!;
        Assert.Equal("Windows;server1", (string?)container["name"]);
        Assert.Equal(2, (int)container["properties"]!["protectedItemCount"]!);
        JsonArray items = (await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Expect(200).Values;
        Assert.Equal(["C:\\", "System State"], items.Select(item => (string)item!["properties"]!["friendlyName"]!).Order());
        Assert.Empty((await emu.Get(Emu.Vault + "/backupProtectedItems?$filter=backupManagementType eq 'AzureIaasVM'")).Values);
        JsonArray jobs = (await emu.Get(Emu.Vault + "/backupJobs" + Mab)).Expect(200).Values;
        Assert.Equal(["Completed", "Failed"], jobs.Select(job => (string)job!["properties"]!["status"]!).Order());
        Assert.Equal("Locked", (string?)(await emu.Get(Emu.Vault + "/backupstorageconfig/vaultstorageconfig")).Properties["storageTypeState"]);
        Assert.Equal(2, (int)(await emu.Get(Emu.Vault + "/backupUsageSummaries?$filter=type eq 'BackupProtectedItemCountSummary' and backupManagementType eq 'MAB'")).Values[0]!["currentValue"]!);
    }

    [Fact]
    public async Task Deleting_backups_takes_a_PIN_of_the_last_five_minutes_and_then_the_server_goes_after_the_retention()
    {
        Emu emu = await new Emu().WithVms();
        await emu.SendText("POST", "/_emulator/mars-servers", Server);
        (await emu.Delete(Emu.Vault + "/registeredIdentities/server1")).ExpectError(400, "BMSUserErrorContainerHasDatasources");
        JsonNode pin = (await emu.Post(Emu.Vault + "/backupSecurityPIN")).Expect(200).Json;
        Assert.Equal(emu.Engine.Clock.UtcNow.AddMinutes(5).UtcTicks, (long)pin["expiryTimeInUtcTicks"]!);
        emu.Advance(301);
        string with(JsonNode p) => $$"""{"resourceGroup":"rg-test","vault":"vault1","name":"server1","securityPin":"{{p["securityPIN"]}}"}""";
        (await emu.SendText("POST", "/_emulator/mars-servers/delete-backups", with(pin))).ExpectError(400, "100130");
        pin = (await emu.Post(Emu.Vault + "/backupSecurityPIN")).Expect(200).Json;
        (await emu.SendText("POST", "/_emulator/mars-servers/delete-backups", with(pin))).Expect(200);
        Assert.All((await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Values, item => Assert.True((bool)item!["properties"]!["isScheduledForDeferredDelete"]!));
        emu.Advance(14 * 86400);
        Assert.Empty((await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Values);
        (await emu.Delete(Emu.Vault + "/registeredIdentities/server1")).Expect(204);
        Assert.Empty((await emu.Get(Emu.Vault + "/backupProtectionContainers" + Mab)).Values);
    }

    [Fact]
    public async Task What_was_never_backed_up_has_no_status_of_a_last_backup()
    {
        Emu emu = await new Emu().WithVms();
        await emu.SendText("POST", "/_emulator/mars-servers", """{"resourceGroup":"rg-test","vault":"vault1","name":"server1","items":[{"volume":"C:\\","neverBackedUp":true,"backsUpAt":"22:00"}]}""");
        async Task<string[]> states() =>
        [
            (string)(await emu.Get(Emu.Vault + "/backupProtectedItems" + Mab)).Values.Single()!["properties"]!["lastBackupStatus"]!,
            (string)(await emu.Get(Emu.Vault + "/backupProtectionContainers" + Mab)).Values.Single()!["properties"]!["extendedInfo"]!["lastBackupStatus"]!,
        ];
        Assert.Equal([string.Empty, string.Empty], await states());
        emu.Advance(86400);
        Assert.Equal(["Completed", "Completed"], await states());
    }

    [Fact]
    public async Task A_vault_with_a_server_is_not_deleted()
    {
        Emu emu = await new Emu().WithVms();
        await emu.SendText("POST", "/_emulator/mars-servers", Server);
        Assert.Contains("Windows;server1", (await emu.Delete(Emu.Vault)).ExpectError(400, "ServiceResourceNotEmptyWithBackendMessage").Text, StringComparison.Ordinal);
    }
}
