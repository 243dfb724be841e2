using System.Net;
using System.Net.Http;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Emulator.Tests;

public class ConcurrencyTests
{
    [Fact]
    public async Task Nothing_is_lost_when_many_ask_at_once()
    {
        string[] names = Enumerable.Range(0, 200).Select(i => $"vm{i:D3}").ToArray();
        Emu emu = await new Emu().WithVms(names);

        await Parallel.ForEachAsync(names, async (name, _) =>
        {
            (await emu.Put(Emu.Item(name), Emu.Protect(name))).Expect(202);
            (await emu.Get(Emu.Vault + "/backupProtectedItems")).Expect(200);
        });
        emu.Advance(60);
        await Parallel.ForEachAsync(names, async (name, _) => (await emu.Post(Emu.Item(name) + "/backup")).Expect(202));
        emu.Advance(7200);

        Assert.Equal(200, (int?)(await emu.Get("/_emulator/state")).Json["counts"]!["recoveryPoints"]);
        Assert.Equal(400, (int?)(await emu.Get("/_emulator/state")).Json["counts"]!["jobs"]);
    }

    [Fact]
    public async Task Of_many_changes_to_one_item_one_wins()
    {
        Emu emu = await new Emu().WithProtected("web01");
        int[] statuses = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
            (await emu.Put(Emu.Item("web01"), Emu.Stop("web01"))).Status)));
        Assert.Single(statuses, 202);
        Assert.Equal(31, statuses.Count(status => status == 409));
    }

    [Fact]
    public async Task Clients_that_poll_side_by_side_share_virtual_time()
    {
        string[] names = Enumerable.Range(0, 16).Select(i => $"vm{i:D2}").ToArray();
        Emu emu = await new Emu().WithProtected(names);
        DateTimeOffset before = emu.Engine.Clock.UtcNow;
        using var client = new HttpClient(new EmulatorHttpHandler(emu.Engine));
        client.DefaultRequestHeaders.Add("Authorization", "Bearer x");

        await Task.WhenAll(names.Select(async name =>
        {
            using HttpResponseMessage accepted = await client.PostAsync(Emu.Host + Emu.Item(name) + "/backup?api-version=2024-04-01", null);
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
            while (await emu.StateOf(name) != "Protected")
            {
                await emu.Engine.Clock.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
            }
        }));

        // One after the other it would be sixteen times a quarter of an hour and more.
        Assert.InRange(emu.Engine.Clock.UtcNow - before, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(60));
    }
}
