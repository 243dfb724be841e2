using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class PagingTests
{
    [Fact]
    public async Task Lists_come_in_pages_of_200_with_absolute_links()
    {
        var emu = new Emu();
        for (int i = 0; i < 450; i++)
        {
            await emu.AddVm($"vm{i:D3}");
        }

        await emu.AddVault();
        await emu.Refresh();
        List<List<string>> pages = await Pages(emu, Emu.Vault + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'");
        Assert.Equal([200, 200, 50], pages.Select(page => page.Count));
        Assert.Equal(450, pages.SelectMany(page => page).Distinct().Count());

        for (int i = 0; i < 450; i++)
        {
            (await emu.Put(Emu.Item($"vm{i:D3}"), Emu.Protect($"vm{i:D3}"))).Expect(202);
        }

        emu.Advance(60);
        pages = await Pages(emu, Emu.Vault + "/backupProtectedItems?$filter=backupManagementType eq 'AzureIaasVM' and itemType eq 'VM'");
        Assert.Equal([200, 200, 50], pages.Select(page => page.Count));
        pages = await Pages(emu, Emu.Vault + "/backupJobs");
        Assert.Equal([200, 200, 50], pages.Select(page => page.Count));
        pages = await Pages(emu, Emu.Group + "/providers/Microsoft.Compute/virtualMachines");
        Assert.Equal([200, 200, 50], pages.Select(page => page.Count));
        Assert.Equal(450, (int?)(await emu.Get(Emu.DefaultPolicy)).Properties["protectedItemsCount"]);
    }

    [Fact]
    public async Task An_entry_that_goes_between_two_pages_hides_no_other()
    {
        Emu emu = await new Emu().WithVms("a1", "a2", "a3", "a4");
        Reply first = await emu.Get(Emu.Vault + "/backupProtectableItems?$filter=backupManagementType eq 'AzureIaasVM'&$top=2");
        await emu.Delete(Emu.VmId("a2"));
        Reply second = await emu.Get((string)first.Json["nextLink"]!);
        Assert.Equal(["a3", "a4"], second.Values.Select(value => (string?)value!["properties"]!["friendlyName"]));
        Assert.Null(second.Json["nextLink"]);
    }

    [Fact]
    public async Task Vault_lists_say_skiptoken_in_small_letters()
    {
        var emu = new Emu();
        await emu.AddVm("web01");
        for (int i = 0; i < 201; i++)
        {
            (await emu.Put($"{Emu.Group}/providers/Microsoft.RecoveryServices/vaults/vault{i:D3}", Emu.VaultBody())).Expect(201);
        }

        Reply first = await emu.Get($"/subscriptions/{Emu.Sub}/providers/Microsoft.RecoveryServices/vaults");
        Assert.Contains("%24skiptoken=", (string?)first.Json["nextLink"], StringComparison.Ordinal);
        Assert.Single((await emu.Get((string)first.Json["nextLink"]!)).Values);
    }

    private static async Task<List<List<string>>> Pages(Emu emu, string path)
    {
        var pages = new List<List<string>>();
        for (string? next = path; next is not null;)
        {
            Reply reply = (await emu.Get(next)).Expect(200);
            pages.Add(reply.Values.Select(value => (string)value!["id"]!).ToList());
            next = (string?)(reply.Json as JsonObject)!["nextLink"];
            Assert.True(next is null || next.StartsWith(Emu.Host + "/", StringComparison.Ordinal), next);
        }

        return pages;
    }
}
