using System.Text;

namespace AzBackupTools.Emulator.Tests;

public class DeterminismTests
{
    [Fact]
    public async Task Equal_seeds_and_requests_give_equal_bytes()
    {
        string first = await Run(7);
        Assert.Equal(first, await Run(7));
        Assert.NotEqual(first, await Run(8));
    }

    [Fact]
    public async Task Requests_side_by_side_get_the_same_ids_in_whatever_order()
    {
        string[] names = Enumerable.Range(0, 20).Select(i => $"vm{i:D2}").ToArray();
        async Task<string> Ids(IEnumerable<string> order)
        {
            Emu emu = await new Emu().WithVms(names);
            foreach (string name in order)
            {
                (await emu.Put(Emu.Item(name), Emu.Protect(name))).Expect(202);
            }

            emu.Advance(60);
            return (await emu.Get(Emu.Vault + "/backupJobs")).Text;
        }

        Assert.Equal(await Ids(names), await Ids(names.Reverse()));
    }

    private static async Task<string> Run(int seed)
    {
        var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, Seed = seed });
        var all = new StringBuilder();
        void Keep(Reply reply)
        {
            all.Append(reply.Status).Append('\n');
            foreach ((string name, string value) in reply.Response.Headers.OrderBy(header => header.Key, StringComparer.Ordinal))
            {
                all.Append(name).Append(": ").Append(value).Append('\n');
            }

            all.Append(reply.Text).Append('\n');
        }

        await emu.WithProtected("web01", "web02");
        Keep(await emu.Post(Emu.Item("web01") + "/backup", Emu.BackupBody()));
        emu.Advance(400);
        foreach (string path in new[] { "/backupJobs", "/backupProtectedItems", "/backupPolicies", "/backupOperations/none", "" })
        {
            Keep(await emu.Get(Emu.Vault + path));
        }

        emu.Advance(4000);
        Keep(await emu.Get(Emu.Item("web01") + "/recoveryPoints"));
        Keep(await emu.Delete(Emu.Item("web02")));
        Keep(await emu.Get("/_emulator/state"));
        Keep(await emu.Get("/_emulator/requests"));
        return all.ToString();
    }
}
