using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Tests;

/// <summary>Every row of the one table happens over the wire, and what has no row is refused.</summary>
public class StateMachineTests
{
    private const string Vm = "web01";

    public static TheoryData<int> Rows
    {
        get
        {
            var rows = new TheoryData<int>();
            for (int i = 0; i < ItemStateMachine.Table.Count; i++)
            {
                rows.Add(i);
            }

            return rows;
        }
    }

    /// <summary>Every state with every request, whether the table has a row for it or not.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (ItemState state in Enum.GetValues<ItemState>())
            {
                foreach (ItemRequest request in Enum.GetValues<ItemRequest>())
                {
                    pairs.Add(state.ToString(), request.ToString());
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_row_happens(int index)
    {
        ItemTransition row = ItemStateMachine.Table[index];
        Emu emu = await At(row.From, row.Event, row.Needs == Needs.RecoveryPoints);
        Assert.Equal(row.From.ToString(), await emu.StateOf(Vm));

        string? job = await Happen(emu, row.Event);

        Assert.Equal(row.Job, job);
        Assert.Equal(row.To.ToString(), await emu.StateOf(Vm));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_request_in_every_state_does_what_the_table_says(string from, string asked)
    {
        var state = Enum.Parse<ItemState>(from);
        var request = Enum.Parse<ItemRequest>(asked);
        ItemEvent? meaning = ItemStateMachine.Meaning(state, request);
        ItemEvent likely = meaning ?? ItemStateMachine.Requests[request][0];
        Emu emu = await At(state, likely, withPoints: state is not (ItemState.None or ItemState.IRPending));
        Assert.Equal(from, await emu.StateOf(Vm));

        Reply reply = await Ask(emu, likely);

        if (meaning is { } what)
        {
            ItemTransition row = ItemStateMachine.Find(state, what, state is not (ItemState.None or ItemState.IRPending))!;
            Reply operation = await emu.Finish(reply.Expect(202));
            emu.Advance(3600);
            Assert.Equal(row.Job, (string?)(await emu.Get($"{Emu.Vault}/backupJobs/{operation.Properties["jobId"]}")).Properties["operation"]);
            Assert.Equal(row.To.ToString(), await emu.StateOf(Vm));
            return;
        }

        // Deleting what is not there is no error: there is nothing to refuse.
        bool nothingToDelete = state == ItemState.None && request is (ItemRequest.DeleteAtOnce or ItemRequest.DeleteSoftly);
        Assert.True(nothingToDelete ? reply.Status == 204 : reply.Status is >= 400 and < 500, reply.ToString());
        Assert.Equal(from, await emu.StateOf(Vm));
    }

    [Fact]
    public void A_request_means_one_thing_in_each_state() =>
        Assert.All(Enum.GetValues<ItemState>(), state => Assert.All(
            ItemStateMachine.Requests.Values,
            events => Assert.InRange(events.Count(what => ItemStateMachine.Table.Any(row => row.From == state && row.Event == what)), 0, 1)));

    /// <summary>The page shows the table as it is. Where it does not, the message holds what belongs there.</summary>
    [Fact]
    public void The_documentation_shows_the_table()
    {
        string page = File.ReadAllText(Path.Combine(SharedRecordings.Root!, "docs", "emulator.md")).ReplaceLineEndings("\n");
        string table = string.Join("\n", new[] { "| From | Event | To | Job |", "|---|---|---|---|" }.Concat(ItemStateMachine.Table.Select(row =>
            $"| {row.From}{row.Needs switch { Needs.RecoveryPoints => " with recovery points", Needs.NoRecoveryPoints => " without recovery points", _ => "" }} | {row.Event} | {row.To} | {row.Job ?? "-"} |")));
        Assert.True(page.Contains(table, StringComparison.Ordinal), "docs/emulator.md is to show this:\n" + table);
    }

    [Fact]
    public void A_row_stands_in_the_table_once()
    {
        Assert.Equal(
            ItemStateMachine.Table.Count,
            ItemStateMachine.Table.Select(row => (row.From, row.Event, row.Needs)).Distinct().Count());
        Assert.Null(ItemStateMachine.Find(ItemState.None, ItemEvent.BackupSucceeded, false));
    }

    private static async Task<Emu> At(ItemState state, ItemEvent next, bool withPoints)
    {
        var emu = new Emu();
        await emu.WithVms(Vm);
        bool immutable = next == ItemEvent.Suspend || state == ItemState.BackupsSuspended;
        if (state != ItemState.None)
        {
            await Happen(emu, ItemEvent.Protect);
            if (withPoints || state is ItemState.Protected or ItemState.ProtectionError)
            {
                await emu.Backup(Vm);
            }
        }

        switch (state)
        {
            case ItemState.ProtectionError:
                await Happen(emu, ItemEvent.BackupFailed);
                break;
            case ItemState.ProtectionStopped:
                await Happen(emu, ItemEvent.StopRetain);
                break;
            case ItemState.BackupsSuspended:
                await Immutable(emu, "Unlocked");
                await Happen(emu, ItemEvent.Suspend);
                break;
            case ItemState.SoftDeleted:
                await Happen(emu, ItemEvent.DeleteSoftly);
                break;
        }

        await Immutable(emu, immutable && next is not (ItemEvent.DeleteAtOnce or ItemEvent.DeleteSoftly) ? "Unlocked" : "Disabled");
        if (next == ItemEvent.DeleteAtOnce)
        {
            (await emu.SendText("PATCH", Emu.Vault + "/backupconfig/vaultconfig", """{"properties":{"softDeleteFeatureState":"Disabled"}}""")).Expect(200);
        }

        return emu;
    }

    private static async Task Immutable(Emu emu, string state) =>
        await emu.Finish((await emu.SendText(
            "PATCH", Emu.Vault, """{"properties":{"securitySettings":{"immutabilitySettings":{"state":"?"}}}}""".Replace("?", state, StringComparison.Ordinal))).Expect(202));

    /// <summary>Brings an event about to its end; gives the operation of the job.</summary>
    private static async Task<string?> Happen(Emu emu, ItemEvent what)
    {
        if (what == ItemEvent.Purge)
        {
            emu.Advance(15 * 86400);
            return null;
        }

        if (what == ItemEvent.BackupFailed)
        {
            (await emu.SendText(
                "POST", "/_emulator/faults", """{"match":{"pathContains":"/backup?"},"times":1,"effect":{"failJob":{"code":400239,"title":"T","message":"M"}}}""")).Expect(201);
        }

        Reply operation = await emu.Finish((await Ask(emu, what)).Expect(202));
        if (what is ItemEvent.BackupSucceeded or ItemEvent.BackupFailed)
        {
            emu.Advance(3600);
        }

        Reply job = await emu.Get($"{Emu.Vault}/backupJobs/{operation.Properties["jobId"]}");
        Assert.Equal(what == ItemEvent.BackupFailed ? "Failed" : "Completed", (string?)job.Properties["status"]);
        return (string?)job.Properties["operation"];
    }

    private static Task<Reply> Ask(Emu emu, ItemEvent what) => what switch
    {
        ItemEvent.Protect or ItemEvent.Resume => emu.Put(Emu.Item(Vm), Emu.Protect(Vm)),
        ItemEvent.ChangePolicy => emu.Put(Emu.Item(Vm), Emu.Protect(Vm, Emu.Vault + "/backupPolicies/EnhancedPolicy")),
        ItemEvent.BackupSucceeded or ItemEvent.BackupFailed => emu.Post(Emu.Item(Vm) + "/backup", Emu.BackupBody()),
        ItemEvent.StopRetain => emu.Put(Emu.Item(Vm), Emu.Stop(Vm)),
        ItemEvent.Suspend => emu.Put(Emu.Item(Vm), Emu.With(Emu.Protect(Vm), "protectionState", "BackupsSuspended")),
        ItemEvent.DeleteSoftly or ItemEvent.DeleteAtOnce => emu.Delete(Emu.Item(Vm)),
        ItemEvent.Undelete => emu.Put(Emu.Item(Vm), Emu.Undelete(Vm)),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
