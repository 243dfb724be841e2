using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class ArchiveTests
{
    private const string Costs = Emu.Vault + "/backupTieringCost/default/fetchTieringCost";
    private const string Tiers = "\"sourceTierType\":\"HardenedRP\",\"targetTierType\":\"ArchivedRP\"";

    private static readonly string Name = Emu.Item("web01").Split('/')[^1];

    /// <summary>A point that is old enough for the archive and lives long enough for it.</summary>
    private static async Task<(Emu Emu, string Point)> WithOldPoint()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01", "2028-01-05T08:00:00Z");
        emu.Advance(100 * 86400);
        return (emu, (string)Assert.Single((await Recommended(emu)).Expect(200).Values)!["name"]!);
    }

    private static JsonNode Text(string json) => JsonNode.Parse(json)!;

    private static Task<Reply> Recommended(Emu emu) =>
        emu.Post(Emu.Item("web01") + "/recoveryPointsRecommendedForMove", Text("""{"objectType":"ListRecoveryPointsRecommendedForMoveRequest","excludedRPList":[]}"""));

    private static async Task<JsonNode> Cost(Emu emu, string body)
    {
        Reply accepted = (await emu.Post(Costs, Text(body))).Expect(202);
        await emu.Finish(accepted);
        return (await emu.Get(accepted.Header("Location")!)).Expect(200).Json;
    }

    [Fact]
    public async Task A_point_that_is_ready_is_moved_to_the_archive_tier_by_a_job()
    {
        (Emu emu, string point) = await WithOldPoint();
        string path = $"{Emu.Item("web01")}/recoveryPoints/{point}";
        Reply operation = await emu.Finish((await emu.Post(path + "/move", Text($$"""{"objectType":"MoveRPAcrossTiersRequest",{{Tiers}}}"""))).Expect(202));
        string job = $"{Emu.Vault}/backupJobs/{operation.Properties["jobId"]}";
        Assert.Equal(("MoveRecoveryPoint", "InProgress"), ((string?)(await emu.Get(job)).Properties["operation"], (string?)(await emu.Get(job)).Properties["status"]));
        emu.Advance(6 * 3600);

        Assert.Equal("Completed", (string?)(await emu.Get(job)).Properties["status"]);
        Assert.Equal("ArchivedRP", (string?)Assert.Single((await emu.Get(path)).Properties["recoveryPointTierDetails"]!.AsArray())!["type"]);
        Assert.Empty((await Recommended(emu)).Values);
        (await emu.Post(path + "/move", Text($$"""{"objectType":"MoveRPAcrossTiersRequest",{{Tiers}}}"""))).ExpectError(400, "BMSUserErrorInvalidInput");
    }

    [Fact]
    public async Task A_young_point_stays_where_it_is()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01", "2028-01-05T08:00:00Z");
        string point = (string)(await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values[0]!["name"]!;
        (await emu.Post($"{Emu.Item("web01")}/recoveryPoints/{point}/move", Text($$"""{"objectType":"MoveRPAcrossTiersRequest",{{Tiers}}}""")))
            .ExpectError(400, "BMSUserErrorInvalidInput");
        Assert.Empty((await Recommended(emu)).Values);
    }

    [Fact]
    public async Task What_a_move_saves_is_reckoned_for_a_vault_a_policy_and_an_item()
    {
        (Emu emu, _) = await WithOldPoint();
        foreach ((string what, string more) in new[]
        {
            ("Vault", ""), ("Policy", "\"policyName\":\"DefaultPolicy\","), ("ProtectedItem", $"\"containerName\":\"x\",\"protectedItemName\":\"{Name}\","),
        })
        {
            JsonNode info = await Cost(emu, $"{{\"objectType\":\"FetchTieringCostSavingsInfoFor{what}Request\",{more}{Tiers}}}");
            Assert.Equal("TieringCostSavingInfo", (string?)info["objectType"]);
            Assert.True((long)info["sourceTierSizeReductionInBytes"]! > 0);
        }

        (await emu.Post(Costs, Text($$"""{"objectType":"FetchTieringCostSavingsInfoForPolicyRequest","policyName":"nothing",{{Tiers}}}""")))
            .ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
    }

    [Fact]
    public async Task Bringing_a_point_back_has_a_size_and_a_price()
    {
        (Emu emu, string point) = await WithOldPoint();
        JsonNode info = await Cost(emu, $$"""
            {"objectType":"FetchTieringCostInfoForRehydrationRequest","sourceTierType":"ArchivedRP","targetTierType":"HardenedRP","containerName":"x",
            "protectedItemName":"{{Name}}","recoveryPointId":"{{point}}","rehydrationPriority":"High"}
            """);
        Assert.Equal(127L * 1024 * 1024 * 1024, (long)info["rehydrationSizeInBytes"]!);
        Assert.True((double)info["retailRehydrationCostPerGBPerMonth"]! > 0);
    }
}
