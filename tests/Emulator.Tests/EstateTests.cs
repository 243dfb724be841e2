using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

/// <summary>A whole estate at a stroke, and what is derived of it.</summary>
public class EstateTests
{
    private const string Prefix = $"/subscriptions/{Emu.Sub}/resourceGroups/estate-002/providers/Microsoft.RecoveryServices/vaults/estate-002";

    private static Emu Make(int items = 450, int history = 365) => new(new EmulatorOptions
    {
        StartTime = Emu.Start,
        ScenarioContent = $$"""{"estates": [{"vaults": 3, "itemsPerVault": {{items}}, "historyDays": {{history}}}]}""",
    });

    [Fact]
    public async Task Every_item_has_a_point_for_each_night_of_its_history()
    {
        Emu emu = Make();
        JsonNode counts = (await emu.Get("/_emulator/state")).Json["counts"]!;
        Assert.Equal((3, 1350, 1350 * 365), ((int)counts["vaults"]!, (int)counts["protectedItems"]!, (int)counts["recoveryPoints"]!));
        Assert.Equal(1350 * 30, (int)counts["jobs"]!);
        string item = Emu.Item("vm-00007", "estate-002", Prefix);
        JsonNode extended = (await emu.Get(item + "?$filter=expand eq 'extendedInfo'")).Properties["extendedInfo"]!;
        Assert.Equal(365, (int)extended["recoveryPointCount"]!);
        List<JsonNode> points = await All(emu, item + "/recoveryPoints");
        Assert.Equal(365, points.Select(point => (string)point["name"]!).Distinct().Count());
        Assert.Equal((string)extended["oldestRecoveryPoint"]!, (string)points[^1]["properties"]!["recoveryPointTime"]!);
        Assert.Equal((string)(await emu.Get(item)).Properties["lastRecoveryPoint"]!, (string)points[0]["properties"]!["recoveryPointTime"]!);
        foreach (JsonNode point in points.Where((_, i) => i % 50 == 0))
        {
            JsonNode one = (await emu.Get(item + "/recoveryPoints/" + point["name"])).Expect(200).Json;
            Assert.Equal((string)point["properties"]!["recoveryPointTime"]!, (string)one["properties"]!["recoveryPointTime"]!);
        }
    }

    [Fact]
    public async Task Pages_of_jobs_hold_each_once_in_their_order_and_each_is_found_by_its_id()
    {
        Emu emu = Make(items: 40);
        emu.Advance(15 * 3600);
        List<JsonNode> jobs = await All(emu, Prefix + "/backupJobs");
        Assert.Equal(40 * 30, jobs.Count(job => (string)job["properties"]!["operation"]! == "Backup"));
        Assert.Equal(jobs.Count, jobs.Select(job => (string)job["name"]!).Distinct().Count());
        string[] starts = jobs.Select(job => (string)job["properties"]!["startTime"]!).ToArray();
        Assert.Equal(starts.OrderByDescending(start => start, StringComparer.Ordinal), starts);
        Assert.Contains(jobs, job => (string)job["properties"]!["status"]! == "InProgress");
        foreach (JsonNode job in jobs.Where((_, i) => i % 100 == 0))
        {
            JsonNode one = (await emu.Get($"{Prefix}/backupJobs/{job["name"]}")).Expect(200).Json;
            Assert.Equal((string)job["properties"]!["activityId"]!, (string)one["properties"]!["activityId"]!);
            Assert.Equal((string)job["properties"]!["containerName"]!, (string)one["properties"]!["containerName"]!);
            Assert.Single((await emu.Get($"{Prefix}/backupJobs?$filter=jobId eq '{job["name"]}'")).Values);
        }

        List<JsonNode> running = await All(emu, Prefix + "/backupJobs?$filter=status eq 'InProgress'");
        Assert.Equal(jobs.Count(job => (string)job["properties"]!["status"]! == "InProgress"), running.Count);
        string day = "2026-01-02 12:00:00 AM";
        List<JsonNode> few = await All(emu, Prefix + $"/backupJobs?$filter=startTime eq '{day}' and endTime eq '2026-01-03 12:00:00 AM'");
        Assert.Equal(jobs.Count(job => ((string)job["properties"]!["startTime"]!).StartsWith("2026-01-02", StringComparison.Ordinal)), few.Count);
    }

    [Fact]
    public async Task A_scheduled_backup_locks_its_item_and_is_cancelled_for_good()
    {
        Emu emu = Make(items: 3, history: 40);
        emu.Advance(14.5 * 3600);
        JsonNode? job = null;
        for (int i = 0; i < 300 && job is null; i++)
        {
            emu.Advance(30);
            job = (await emu.Get(Prefix + "/backupJobs?$filter=status eq 'InProgress'")).Values.FirstOrDefault();
        }

        string vm = (string)job!["properties"]!["entityFriendlyName"]!;
        string item = Emu.Item(vm, "estate-002", Prefix);
        (await emu.Delete(item)).ExpectError(409, "BMSUserErrorObjectLocked");
        int before = (await All(emu, item + "/recoveryPoints")).Count;
        (await emu.Post($"{Prefix}/backupJobs/{job["name"]}/cancel")).Expect(202);
        emu.Advance(3 * 3600);
        Assert.Equal("Cancelled", (string?)(await emu.Get($"{Prefix}/backupJobs/{job["name"]}")).Properties["status"]);
        Assert.Equal(before - 0, (await All(emu, item + "/recoveryPoints")).Count);
        Assert.Single(await All(emu, Prefix + $"/backupJobs?$filter=status eq 'Cancelled'"));
        emu.Advance(86400);
        JsonNode extended = (await emu.Get(item + "?$filter=expand eq 'extendedInfo'")).Properties["extendedInfo"]!;
        Assert.Equal((await All(emu, item + "/recoveryPoints")).Count, (int)extended["recoveryPointCount"]!);
    }

    [Fact]
    public async Task A_change_of_the_policy_or_the_machine_leaves_what_was_backed_up_before()
    {
        Emu emu = Make(items: 2, history: 20);
        string item = Emu.Item("vm-00001", "estate-002", Prefix);
        List<JsonNode> before = await All(emu, item + "/recoveryPoints");
        Assert.Equal(20, before.Count);
        JsonObject policy = (await emu.Get(Prefix + "/backupPolicies/Nightly")).Json.AsObject();
        policy["properties"]!.AsObject().Remove("protectedItemsCount");
        string at = "2026-01-01T04:00:00Z";
        policy["properties"]!["schedulePolicy"]!["scheduleRunTimes"] = new JsonArray(at);
        policy["properties"]!["retentionPolicy"]!["dailySchedule"]!["retentionTimes"] = new JsonArray(at);
        (await emu.Put(Prefix + "/backupPolicies/Nightly", new JsonObject { ["properties"] = policy["properties"]!.DeepClone() })).Expect(202);
        Assert.Equal(Text(before), Text(await All(emu, item + "/recoveryPoints")));
        emu.Advance(5 * 86400);
        List<JsonNode> changed = await All(emu, item + "/recoveryPoints");
        Assert.Equal(25, changed.Count);
        Assert.All(changed.Take(5), point => Assert.InRange(((DateTimeOffset)point["properties"]!["recoveryPointTime"]!).Hour, 4, 6));
        await emu.Delete(Emu.VmId("vm-00001", "estate-002"));
        emu.Advance(2 * 86400);
        Assert.Equal(changed.Select(Name), (await All(emu, item + "/recoveryPoints")).Select(Name));
        Assert.Equal("Failed", (string?)(await emu.Get(item)).Properties["lastBackupStatus"]);
        await emu.AddVm("vm-00001", "estate-002");
        emu.Advance(2 * 86400);
        Assert.Equal(changed.Select(Name), (await All(emu, item + "/recoveryPoints")).Skip(2).Select(Name));
        Assert.Equal("Completed", (string?)(await emu.Get(item)).Properties["lastBackupStatus"]);
    }

    [Fact]
    public async Task Looking_or_not_looking_in_between_makes_no_difference()
    {
        string[] looks = [Prefix + "/backupJobs", Prefix + "/backupProtectedItems", Emu.Item("vm-00001", "estate-002", Prefix) + "/recoveryPoints"];
        Emu jump = Make(items: 5, history: 3);
        Emu steps = Make(items: 5, history: 3);
        jump.Advance(40 * 86400);
        for (int i = 0; i < 80; i++)
        {
            steps.Advance(43200);
            _ = await steps.Get(looks[i % looks.Length]);
        }

        foreach (string look in looks)
        {
            Assert.Equal((await jump.Get(look)).Text, (await steps.Get(look)).Text);
        }
    }

    [Theory]
    [InlineData("""{"estates": [{"vaults": 0}]}""", "estates[0].vaults is 0")]
    [InlineData("""{"estates": [{"vaults": 1, "items": 3}]}""", "estates[0].items")]
    [InlineData("""{"estates": [{"keepDays": 3}]}""", "estates[0].keepDays is 3")]
    [InlineData("""{"estates": [7]}""", "estates[0] is 7")]
    [InlineData("""{"estates": [{}, {}]}""", "give the estate another name")]
    public void What_is_no_estate_is_refused(string content, string reason) => Assert.Contains(
        reason,
        Assert.Throws<ArgumentException>(() => new Emu(new EmulatorOptions { StartTime = Emu.Start, ScenarioContent = content })).Message,
        StringComparison.Ordinal);

    private static string Name(JsonNode point) => (string)point["name"]!;

    private static string Text(List<JsonNode> points) => string.Join('\n', points.Select(point => point.ToJsonString()));

    private static async Task<List<JsonNode>> All(Emu emu, string path)
    {
        var all = new List<JsonNode>();
        for (string? next = path; next is not null;)
        {
            Reply page = (await emu.Get(next)).Expect(200);
            all.AddRange(page.Values.Select(value => value!));
            next = (string?)page.Json["nextLink"];
        }

        return all;
    }
}
