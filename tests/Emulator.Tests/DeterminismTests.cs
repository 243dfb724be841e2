using System.Text;
using System.Text.Json.Nodes;

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

    /// <summary>Four weeks with schedules, faults by chance, jobs, PINs, deletions and purges: every byte of every answer, and of the state.</summary>
    [Fact]
    public async Task A_long_and_mixed_run_is_the_same_to_the_last_byte()
    {
        (string first, byte[] state) = await LongRun(3);
        (string second, byte[] again) = await LongRun(3);
        Assert.Equal(first, second);
        Assert.Equal(state, again);
        Assert.NotEqual(first, (await LongRun(4)).Told);

        // It was worth the while: something of everything happened.
        foreach (string happened in new[] { "\n429\n", "\nno answer\n", "\"isUserTriggered\":false", "securityPIN", "SoftDelete", "UserErrorGuestAgentStatusUnavailable", "\n404\n", "Cancelled" })
        {
            Assert.Contains(happened, first, StringComparison.OrdinalIgnoreCase);
        }
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

    private static async Task<(string Told, byte[] State)> LongRun(int seed)
    {
        const string Vault = $"/subscriptions/{Emu.Sub}/resourceGroups/rg-backup/providers/Microsoft.RecoveryServices/vaults/vault-troubled";
        var emu = new Emu(new EmulatorOptions { StartTime = Emu.Start, Seed = seed, Scenario = "Troubled" }, records: false);
        var told = new StringBuilder();
        async Task<Reply> Ask(string method, string path, JsonNode? body = null)
        {
            Reply reply = await emu.Send(method, path, body);
            bool answered = reply.Response.ConnectionEnd is ConnectionEnd.Orderly or ConnectionEnd.Truncated;
            told.Append(method).Append(' ').Append(path).Append('\n').Append(answered ? reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) : "no answer").Append('\n');
            foreach ((string name, string value) in reply.Response.Headers.OrderBy(header => header.Key, StringComparer.Ordinal))
            {
                told.Append(name).Append(": ").Append(value).Append('\n');
            }

            told.Append(reply.Text).Append('\n');
            return reply;
        }

        await emu.SendText("POST", "/_emulator/faults", """{"match":{"method":"POST","pathContains":"/backup?"},"probability":0.3,"effect":{"loseOperation":true}}""");
        await emu.SendText("POST", "/_emulator/faults", """{"match":{"pathContains":"recoveryPoints"},"probability":0.3,"effect":{"stall":true}}""");
        string[] machines = ["app01", "app02", "app03", "gone01", "stopped01", "never01", "free01"];
        var random = new Random(17);
        for (int day = 0; day < 28; day++)
        {
            string name = machines[random.Next(machines.Length)];
            string item = Emu.Item(name, "rg-app", Vault);
            JsonObject put = Emu.Protect(name, Vault + "/backupPolicies/DefaultPolicy", "rg-app");
            switch (random.Next(7))
            {
                case 0:
                    await Ask("PUT", item, put);
                    break;
                case 1:
                    put["properties"]!["policyId"] = "";
                    await Ask("PUT", item, Emu.With(put, "protectionState", "ProtectionStopped"));
                    break;
                case 2:
                    await Ask("DELETE", item);
                    break;
                case 3:
                    put["properties"]!["policyId"] = "";
                    await Ask("PUT", item, Emu.With(Emu.With(put, "protectionState", "ProtectionStopped"), "isRehydrate", true));
                    break;
                case 4:
                    await Ask("POST", Vault + "/backupSecurityPIN", new JsonObject());
                    break;
                default:
                    Reply backup = await Ask("POST", item + "/backup", Emu.BackupBody());
                    if (backup.Header("Azure-AsyncOperation") is { } link)
                    {
                        emu.Advance(20);
                        Reply status = await Ask("GET", link);
                        if (status.Status == 200 && status.Json["properties"]?["jobId"] is { } job)
                        {
                            await Ask("POST", $"{Vault}/backupJobs/{job}/cancel");
                        }
                    }

                    break;
            }

            emu.Advance(random.Next(3600, 36 * 3600) + 0.25);
            foreach (string look in new[] { "/backupProtectedItems", "/backupJobs", "/backupProtectionContainers?$filter=backupManagementType eq 'MAB'", "/usages" })
            {
                await Ask("GET", Vault + look);
            }

            await Ask("GET", item + "/recoveryPoints");
        }

        await Ask("GET", "/_emulator/state");
        await Ask("GET", "/_emulator/requests");
        await Ask("GET", "/_emulator/faults");
        return (told.ToString(), Snapshots.EmulatorSnapshot.ToBytes(emu.Engine));
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
