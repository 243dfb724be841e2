using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Snapshots;

namespace AzBackupTools.Emulator.Tests;

public class SnapshotTests
{
    /// <summary>Everything that can be read of the estate.</summary>
    private static readonly string[] Looks =
    [
        Emu.Vault, Emu.Item("web01"), Emu.Item("web01") + "/recoveryPoints", Emu.Vault + "/backupJobs", Emu.Vault + "/backupPolicies",
        Emu.Vault + "/backupProtectedItems", Emu.Vault + "/backupconfig/vaultconfig", Emu.VmId("web01"), $"/subscriptions/{Emu.Sub}/resourceGroups",
    ];

    [Fact]
    public async Task An_emulator_that_starts_from_a_snapshot_answers_as_the_first_one()
    {
        Emu first = await new Emu().WithProtected("web01", "web02");
        await first.Backup("web01");
        await first.Put(Emu.Item("web02"), Emu.Stop("web02"));
        byte[] snapshot = EmulatorSnapshot.ToBytes(first.Engine);
        var second = new Emu(new EmulatorOptions { StartTime = Emu.Start.AddYears(1), Seed = 99 });

        EmulatorSnapshot.Load(second.Engine, new MemoryStream(snapshot));

        Assert.Equal(first.Engine.Clock.UtcNow, second.Engine.Clock.UtcNow);
        Assert.Equal(snapshot, EmulatorSnapshot.ToBytes(second.Engine));
        foreach (string path in Looks)
        {
            Reply expected = await first.Get(path);
            Reply given = await second.Get(path);
            Assert.Equal(expected.Expect(200).Text, given.Text);
            Assert.Equal(expected.Header("x-ms-request-id"), given.Header("x-ms-request-id"));
        }

        Reply one = (await first.Post(Emu.Item("web01") + "/backup", Emu.BackupBody())).Expect(202);
        Reply other = (await second.Post(Emu.Item("web01") + "/backup", Emu.BackupBody())).Expect(202);
        Assert.Equal(one.Header("Location"), other.Header("Location"));
    }

    [Fact]
    public async Task Whatever_is_cut_off_is_refused_and_leaves_the_emulator_as_it_is()
    {
        Emu emu = await new Emu().WithProtected("web01");
        byte[] whole = EmulatorSnapshot.ToBytes(emu.Engine);
        for (int length = 0; length < whole.Length; length += 1 + (whole.Length / 97))
        {
            byte[] part = whole[..length];
            Assert.Throws<EmulatorSnapshotException>(() => EmulatorSnapshot.Load(emu.Engine, part));
        }

        Assert.Equal(whole, EmulatorSnapshot.ToBytes(emu.Engine));
    }

    [Fact]
    public async Task One_of_the_first_version_goes_on_from_its_moment()
    {
        Emu first = await new Emu(new EmulatorOptions { StartTime = Emu.Start, RunsSchedules = false }).WithProtected("web01");
        await first.Backup("web01");
        first.Advance(3 * 86400);
        string old = Encoding.UTF8.GetString(EmulatorSnapshot.ToBytes(first.Engine)).Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal);
        var second = new Emu();

        EmulatorSnapshot.Load(second.Engine, Encoding.UTF8.GetBytes(old));

        Assert.Single((await second.Get(Emu.Item("web01") + "/recoveryPoints")).Values);
        second.Advance(2 * 86400);
        Assert.Equal(3, (await second.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Count);
        byte[] present = EmulatorSnapshot.ToBytes(second.Engine);
        var third = new Emu();
        EmulatorSnapshot.Load(third.Engine, present);
        Assert.Equal(present, EmulatorSnapshot.ToBytes(third.Engine));
        Assert.Equal(3, (await third.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Count);
    }

    [Theory]
    [InlineData("""{"format":"azbackup-emulator","version":3,"news":{}}""", "newer")]
    [InlineData("""{"format":"something","version":1}""", "format")]
    [InlineData("""{"version":1}""", "format")]
    [InlineData("[1]", "format")]
    [InlineData("""{"format":"azbackup-emulator","version":1}""", "damaged")]
    [InlineData("""{"format":"azbackup-emulator","version":"1"}""", "format")]
    public async Task What_is_no_snapshot_of_this_version_is_refused_with_the_reason(string content, string reason)
    {
        var emu = new Emu();
        EmulatorSnapshotException refusal = Assert.Throws<EmulatorSnapshotException>(
            () => EmulatorSnapshot.Load(emu.Engine, Encoding.UTF8.GetBytes(content)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        (await emu.SendText("PUT", "/_emulator/snapshot", content)).ExpectError(400, "InvalidSnapshot");
    }

    [Fact]
    public async Task The_admin_routes_save_and_load_it_and_seed_another_scenario()
    {
        Emu emu = await new Emu().WithProtected("web01");
        Reply saved = (await emu.Get("/_emulator/snapshot")).Expect(200);
        Assert.Equal("application/json; charset=utf-8", saved.Header("Content-Type"));
        Reply seeded = (await emu.Post("/_emulator/seed", new JsonObject { ["scenario"] = "Empty" })).Expect(200);
        Assert.Equal(0, (int)seeded.Json["counts"]!["vaults"]!);
        (await emu.Post("/_emulator/seed", new JsonObject { ["scenario"] = "Nothing" })).ExpectError(400, "InvalidRequest");
        Reply loaded = (await emu.SendText("PUT", "/_emulator/snapshot", saved.Text)).Expect(200);
        Assert.Equal(1, (int)loaded.Json["counts"]!["protectedItems"]!);
    }
}
