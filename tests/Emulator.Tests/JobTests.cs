using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests;

public class JobTests
{
    [Fact]
    public async Task A_backup_takes_its_snapshot_and_then_transfers()
    {
        Emu emu = await new Emu().WithProtected("web01");
        Reply accepted = (await emu.Post(Emu.Item("web01") + "/backup", Emu.BackupBody("2026-02-04T00:00:00Z"))).Expect(202);
        Assert.Equal("60", accepted.Header("Retry-After"));
        Reply running = await emu.Get(accepted.Header("Azure-AsyncOperation")!);
        Assert.Equal("InProgress", (string?)running.Json["status"]);
        Assert.Equal("0001-01-01T00:00:00", (string?)running.Json["endTime"]);
        Assert.Null(running.Json["properties"]);
        string job = (string)(await emu.Finish(accepted)).Properties["jobId"]!;

        JsonNode snapshot = (await emu.Get($"{Emu.Vault}/backupJobs/{job}")).Properties;
        Assert.Equal(["InProgress", "NotStarted"], Tasks(snapshot));
        Assert.Equal("2/4/2026 12:00:00 AM", (string?)snapshot["extendedInfo"]!["propertyBag"]!["Recovery Point Expiry Time in UTC"]);
        Assert.Null(snapshot["extendedInfo"]!["progressPercentage"]);
        Assert.Null(snapshot["endTime"]);
        Assert.Empty((await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values);

        emu.Advance(400);
        JsonNode transfer = (await emu.Get($"{Emu.Vault}/backupJobs/{job}")).Properties;
        Assert.Equal(["Completed", "InProgress"], Tasks(transfer));
        Assert.InRange((double)transfer["extendedInfo"]!["progressPercentage"]!, 10, 60);
        Assert.Matches("^PT[0-9]+M", (string?)transfer["extendedInfo"]!["estimatedRemainingDuration"]);
        Assert.Equal(["InstantRP"], Tiers(await emu.Get(Emu.Item("web01") + "/recoveryPoints")));
        Assert.Equal("IRPending", await emu.StateOf("web01"));

        emu.Advance(3600);
        JsonNode ended = (await emu.Get($"{Emu.Vault}/backupJobs/{job}")).Properties;
        Assert.Equal(["Completed", "Completed"], Tasks(ended));
        Assert.Matches("^[0-9]+ MB$", (string?)ended["extendedInfo"]!["propertyBag"]!["Backup Size"]);
        Assert.Null(ended["extendedInfo"]!["progressPercentage"]);
        TimeSpan duration = System.Xml.XmlConvert.ToTimeSpan((string)ended["duration"]!);
        Assert.InRange(duration, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(30));
        Assert.Equal(["InstantRP", "HardenedRP"], Tiers(await emu.Get(Emu.Item("web01") + "/recoveryPoints")));
        emu.Advance(3 * 86400);
        Assert.Equal(["HardenedRP"], Tiers(await emu.Get(Emu.Item("web01") + "/recoveryPoints")));
        string name = (string)(await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Last()!["name"]!;
        emu.Advance(30 * 86400);
        Assert.DoesNotContain(name, (await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Select(point => (string?)point!["name"]));
    }

    [Fact]
    public async Task A_job_in_a_list_tells_no_tasks()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        JsonArray jobs = (await emu.Get(Emu.Vault + "/backupJobs")).Values;
        Assert.Equal(["Backup", "ConfigureBackup"], jobs.Select(job => (string?)job!["properties"]!["operation"]));
        Assert.All(jobs, job => Assert.Null(job!["properties"]!["extendedInfo"]));
    }

    [Theory]
    [InlineData("operation eq 'Backup'", 1)]
    [InlineData("operation eq 'backup' and status eq 'Completed'", 1)]
    [InlineData("status eq 'InProgress'", 0)]
    [InlineData("backupManagementType eq 'AzureIaasVM'", 2)]
    [InlineData("backupManagementType eq 'MAB'", 0)]
    [InlineData("startTime eq '2026-01-05 12:00:00 AM' and endTime eq '2026-01-06 12:00:00 AM'", 2)]
    [InlineData("startTime eq '2026-01-05 12:00:00 PM' and endTime eq '2026-01-06 12:00:00 AM'", 0)]
    [InlineData("startTime eq '2026-01-04 8:00:00 AM' and endTime eq '2026-01-05 7:59:00 AM'", 0)]
    public async Task Jobs_can_be_filtered(string filter, int count)
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        Assert.Equal(count, (await emu.Get(Emu.Vault + "/backupJobs?$filter=" + filter)).Values.Count);
        Assert.Equal(count, (await emu.Get(Emu.Vault + "/backupJobs?%24filter=" + Uri.EscapeDataString(filter).Replace("%20", "+", StringComparison.Ordinal))).Values.Count);
    }

    [Fact]
    public async Task Only_a_snapshot_can_be_called_off()
    {
        Emu emu = await new Emu().WithProtected("web01");
        string first = (string)(await emu.Finish(await emu.Post(Emu.Item("web01") + "/backup"))).Properties["jobId"]!;
        Reply cancelled = (await emu.Post($"{Emu.Vault}/backupJobs/{first}/cancel")).Expect(202);
        Assert.Contains("api-version=2019-05-13-preview", cancelled.Header("Azure-AsyncOperation"), StringComparison.Ordinal);
        Assert.Equal("Cancelling", (string?)(await emu.Get($"{Emu.Vault}/backupJobs/{first}")).Properties["status"]);
        await emu.Finish(cancelled);
        JsonNode job = (await emu.Get($"{Emu.Vault}/backupJobs/{first}")).Properties;
        Assert.Equal("Cancelled", (string?)job["status"]);
        Assert.Equal(["Cancelled", "NotStarted"], Tasks(job));
        (await emu.Post($"{Emu.Vault}/backupJobs/{first}/cancel")).ExpectError(400, "BMSUserErrorJobNotInCancellableState");
        emu.Advance(7200);
        Assert.Equal("IRPending", await emu.StateOf("web01"));

        string second = (string)(await emu.Finish(await emu.Post(Emu.Item("web01") + "/backup"))).Properties["jobId"]!;
        emu.Advance(300);
        (await emu.Post($"{Emu.Vault}/backupJobs/{second}/cancel")).ExpectError(400, "BMSUserErrorJobNotInCancellableState");
        string configure = (string)(await emu.Get(Emu.Vault + "/backupJobs?$filter=operation eq 'ConfigureBackup'")).Values[0]!["name"]!;
        (await emu.Post($"{Emu.Vault}/backupJobs/{configure}/cancel")).ExpectError(400, "BMSUserErrorJobCancellationNotSupported");
    }

    [Fact]
    public async Task A_second_backup_fails_by_itself()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.Post(Emu.Item("web01") + "/backup")).Expect(202);
        JsonNode second = (await emu.Backup("web01")).Properties;
        Assert.Equal("Failed", (string?)second["status"]);
        Assert.Equal("UserErrorBackupOperationInProgress", (string?)second["errorDetails"]![0]!["errorTitle"]);
        Assert.Equal("Protected", await emu.StateOf("web01"));
    }

    [Fact]
    public async Task The_backup_of_a_deleted_machine_fails()
    {
        Emu emu = await new Emu().WithProtected("web01");
        (await emu.Delete(Emu.VmId("web01"))).Expect(200);
        JsonNode job = (await emu.Backup("web01")).Properties;
        Assert.Equal("Failed", (string?)job["status"]);
        JsonNode error = job["errorDetails"]![0]!;
        Assert.Equal("UserErrorVmNotFoundV2", (string?)error["errorTitle"]);
        Assert.Equal(400094, (int?)error["errorCode"]);
        Assert.NotEmpty(error["recommendations"]!.AsArray());
        Assert.Equal(["Failed", "NotStarted"], Tasks(job));
        JsonNode item = (await emu.Get(Emu.Item("web01"))).Properties;
        Assert.Equal("IRPending", (string?)item["protectionState"]);
        Assert.Equal("Unhealthy", (string?)item["protectionStatus"]);
        Assert.Equal("ActionRequired", (string?)item["healthStatus"]);
        Assert.Equal("Failed", (string?)item["lastBackupStatus"]);
        Assert.Single((await emu.Get(Emu.Vault + "/backupProtectedItems?$filter=healthState eq 'ActionRequired'")).Values);
    }

    [Theory]
    [InlineData("deallocated", "Ready", "Completed")]
    [InlineData("stopped", "NotReady", "Completed")]
    [InlineData("running", "NotReady", "Failed")]
    public async Task Power_and_agent_decide_what_a_backup_becomes(string power, string agent, string status)
    {
        var emu = new Emu();
        await emu.AddVm("web01", more: $",\"powerState\":\"{power}\",\"agentStatus\":\"{agent}\"");
        await emu.AddVault();
        await emu.Refresh();
        await emu.Finish(await emu.Put(Emu.Item("web01"), Emu.Protect("web01")));
        JsonNode job = (await emu.Backup("web01")).Properties;
        Assert.Equal(status, (string?)job["status"]);
        if (status == "Completed")
        {
            Reply points = await emu.Get(Emu.Item("web01") + "/recoveryPoints");
            Assert.Equal("CrashConsistent", (string?)points.Values.Single()!["properties"]!["recoveryPointType"]);
        }
        else
        {
            Assert.Equal("UserErrorGuestAgentStatusUnavailable", (string?)job["errorDetails"]![0]!["errorTitle"]);
        }
    }

    [Fact]
    public async Task Disks_can_be_left_out_and_the_list_is_always_the_final_one()
    {
        var emu = new Emu();
        await emu.AddVm("web01", more: ",\"dataDisks\":[{\"lun\":0,\"sizeGB\":64},{\"lun\":1,\"sizeGB\":128}]");
        await emu.AddVault();
        await emu.Refresh();
        JsonObject Selecting(string list) => Emu.With(Emu.Protect("web01"), "extendedProperties", JsonNode.Parse($$"""{"diskExclusionProperties":{{list}}}"""));
        await emu.Finish(await emu.Put(Emu.Item("web01"), Selecting("""{"diskLunList":[0],"isInclusionList":true}""")));
        await emu.Finish(await emu.Put(Emu.Item("web01"), Selecting("""{"diskLunList":[1],"isInclusionList":false}""")));
        JsonNode kept = (await emu.Get(Emu.Item("web01"))).Properties["extendedProperties"]!["diskExclusionProperties"]!;
        Assert.Equal("""{"diskLunList":[1],"isInclusionList":false}""", kept.ToJsonString());
        await emu.Finish(await emu.Put(Emu.Item("web01"), Emu.Protect("web01")));
        Assert.NotNull((await emu.Get(Emu.Item("web01"))).Properties["extendedProperties"]);

        JsonNode bag = (await emu.Backup("web01")).Properties["extendedInfo"]!["propertyBag"]!;
        Assert.Equal("web01_DataDisk_1", (string?)bag["Excluded disk(s)"]);
        Assert.EndsWith("; web01_DataDisk_0", (string?)bag["Backed-up disk(s)"], StringComparison.Ordinal);
        JsonNode point = (await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Single()!["properties"]!["recoveryPointDiskConfiguration"]!;
        Assert.Equal((2, 3), ((int)point["numberOfDisksIncludedInBackup"]!, (int)point["numberOfDisksAttachedToVm"]!));

        await emu.Finish(await emu.Put(Emu.Item("web01"), Emu.With(Emu.Protect("web01"), "extendedProperties", new JsonObject())));
        Assert.Null((await emu.Get(Emu.Item("web01"))).Properties["extendedProperties"]);
    }

    [Fact]
    public async Task Recovery_points_can_be_filtered_by_time()
    {
        Emu emu = await new Emu().WithProtected("web01");
        await emu.Backup("web01");
        emu.Advance(86400);
        string path = Emu.Item("web01") + "/recoveryPoints";
        JsonArray all = (await emu.Get(path)).Values;
        Assert.Equal(2, all.Count);
        Assert.True(string.CompareOrdinal((string?)all[0]!["properties"]!["recoveryPointTime"], (string?)all[1]!["properties"]!["recoveryPointTime"]) > 0);
        Assert.Single((await emu.Get(path + "?$filter=startDate eq '2026-01-05 12:00:00 AM' and endDate eq '2026-01-06 12:00:00 AM'")).Values);
        (await emu.Get(path + "/none")).ExpectError(404, "BMSUserErrorDataSourceObjectNotFound");
        JsonNode extended = (await emu.Get(Emu.Item("web01") + "?$filter=expand eq 'extendedInfo'")).Properties["extendedInfo"]!;
        Assert.Equal(2, (int?)extended["recoveryPointCount"]);
    }

    private static IEnumerable<string?> Tasks(JsonNode job) => job["extendedInfo"]!["tasksList"]!.AsArray().Select(task => (string?)task!["status"]);

    private static IEnumerable<string?> Tiers(Reply points) =>
        points.Values.Last()!["properties"]!["recoveryPointTierDetails"]!.AsArray().Select(tier => (string?)tier!["type"]);
}
