using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class LongRunningOperationTests : OperationScenario
{
    [Fact]
    public async Task Protecting_polls_the_status_and_reads_what_became_of_the_item()
    {
        Accepted().Answer(200, Running).Answer(200, Done).Answer(200, Thing);
        var seen = new List<LongRunningOperation>();
        var operation = await Run("PUT", seen.Add);
        Assert.Equal(["PUT {item}", "GET {item}/operationsStatus/op-1", "GET {item}/operationsStatus/op-1", "GET {item}/operationResults/op-1"], Paths);
        Assert.Equal(Status, Arm.Service.Seen[1].Uri.AbsoluteUri);
        Assert.Equal(Result, Arm.Service.Seen[3].Uri.AbsoluteUri);
        Assert.Equal((OperationState.Succeeded, "job-1", "op-1"), (operation.Status, operation.JobId, operation.OperationId));
        Assert.Equal("web01", operation.ReadResult(ThingJson.Default.Thing)!.Name);
        Assert.Equal([(OperationState.InProgress, null), (OperationState.Succeeded, "job-1")], seen.Select(o => (o.Status, o.JobId)));
        Assert.EndsWith("/protectedItems/VM;iaasvmcontainerv2;rg-blue;web01", operation.ResourceId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_final_request_is_spared_where_nobody_wants_the_result()
    {
        Accepted().Answer(200, Done);
        var operation = await Arm.Client.WaitAsync(await Start("PUT") with { WantsResult = false }, null, CancellationToken.None);
        Assert.Equal(2, Arm.Service.Seen.Count);
        Assert.True(operation.Result.IsEmpty);
        Assert.Null(operation.ReadResult(ThingJson.Default.Thing));
    }

    [Fact]
    public async Task A_backup_has_a_job_and_no_result()
    {
        Accepted().Answer(200, Running).Answer(200, Done);
        var operation = await Run("POST");
        Assert.Equal(["POST {item}/backup", "GET {item}/operationsStatus/op-1", "GET {item}/operationsStatus/op-1"], Paths);
        Assert.Equal("job-1", operation.JobId);
        Assert.EndsWith("web01", operation.ResourceId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_is_never_asked_for()
    {
        const string Operations = ArmFixture.Host + ArmFixture.Vault + "/backupOperations/op-1?api-version=2019-05-13-preview";
        Accepted(Operations, ArmFixture.Host + ArmFixture.Vault + "/backupOperationResults/op-1?api-version=2024-04-01").Answer(200, Running).Answer(200, Done);
        var operation = await Run("DELETE");
        Assert.Equal(["DELETE {item}", "GET {vault}/backupOperations/op-1", "GET {vault}/backupOperations/op-1"], Paths);
        Assert.Equal(Operations, Arm.Service.Seen[1].Uri.AbsoluteUri);
        Assert.Equal("job-1", operation.JobId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_follows_its_location_until_204(bool withStatus)
    {
        const string Fabric = ArmFixture.Host + ArmFixture.Vault + "/backupFabrics/Azure";
        Accepted(withStatus ? Fabric + "/operationsStatus/op-1?x=1" : null, Fabric + "/operationResults/op-1?x=1", "60")
            .Answer(202, null, ("Location", Fabric + "/operationResults/op-1?x=2"), ("Retry-After", "30")).Answer(204);
        var operation = await Arm.Client.WaitAsync(
            await Arm.Client.StartAsync(ArmRequest.Post(ArmFixture.Vault + "/backupFabrics/Azure/refreshContainers", "2024-04-01"), CancellationToken.None), null, CancellationToken.None);
        Assert.Equal(["/operationResults/op-1?x=1", "/operationResults/op-1?x=2"], Arm.Service.Seen.Skip(1).Select(s => s.Uri.PathAndQuery[(ArmFixture.Vault + "/backupFabrics/Azure").Length..]));
        Assert.Equal([TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30)], Arm.Clock.Waits);
        Assert.Equal(OperationState.Succeeded, operation.Status);
        Assert.True(operation.Result.IsEmpty);
    }

    [Fact]
    public async Task A_new_vault_is_followed_by_its_status_and_read_at_the_end()
    {
        const string Operation = ArmFixture.Host + ArmFixture.Vault + "/operationStatus/MjA0Nzs=?api-version=2024-04-01&t=";
        Arm.Service.Answer(201, """{"name":"vault-blue","properties":{"provisioningState":"Provisioning"}}""", ("Azure-AsyncOperation", Operation + "1"))
            .Answer(200, """{"id":"x","name":"MjA0Nzs=","status":"InProgress"}""", ("Azure-AsyncOperation", Operation + "2"), ("Location", Operation.Replace("Status", "Results") + "2"))
            .Answer(200, """{"id":"x","name":"MjA0Nzs=","status":"Succeeded"}""")
            .Answer(200, """{"name":"vault-blue","properties":{"provisioningState":"Succeeded"}}""");
        var operation = await Arm.Client.WaitAsync(
            await Arm.Client.StartAsync(ArmRequest.Put(ArmFixture.Vault, "2024-04-01", "{}"u8.ToArray()), CancellationToken.None), null, CancellationToken.None);
        Assert.Equal([Operation + "1", Operation + "2", ArmFixture.Host + ArmFixture.Vault + "?api-version=2024-04-01"], Arm.Service.Seen.Skip(1).Select(s => s.Uri.AbsoluteUri));
        Assert.Equal("MjA0Nzs=", operation.OperationId);
        Assert.Contains("Succeeded", System.Text.Encoding.UTF8.GetString(operation.Result.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", 200, Thing)]
    [InlineData("PUT", 201, """{"name":"web01","properties":{"provisioningState":"Succeeded"}}""")]
    [InlineData("PATCH", 200, Thing)]
    [InlineData("POST", 200, Thing)]
    [InlineData("POST", 204, null)]
    [InlineData("POST", 202, null)]
    [InlineData("DELETE", 200, null)]
    [InlineData("DELETE", 202, null)]
    [InlineData("DELETE", 204, null)]
    public async Task What_is_done_at_once_is_complete_without_another_request(string verb, int status, string? body)
    {
        Arm.Service.Answer(status, body);
        var operation = await Run(verb);
        Assert.Equal(OperationState.Succeeded, operation.Status);
        Assert.Single(Arm.Service.Seen);
        Assert.Equal(body is null ? null : "web01", operation.ReadResult(ThingJson.Default.Thing)?.Name);
        Assert.Empty(Arm.Clock.Waits);
    }

    [Fact]
    public async Task Beside_201_location_is_only_an_address()
    {
        Arm.Service.Answer(201, Thing, ("Location", ArmFixture.Host + ArmFixture.Item));
        Assert.True((await Start("PUT")).IsCompleted);
    }

    [Fact]
    public async Task Without_headers_the_resource_tells()
    {
        Arm.Service.Answer(200, """{"name":"web01","properties":{"provisioningState":"Updating"}}""")
            .Answer(200, """{"name":"web01","properties":{"provisioningState":"Updating"}}""")
            .Answer(200, """{"name":"web01","properties":{"provisioningState":"Succeeded"}}""");
        var operation = await Run("PUT");
        Assert.Equal(["PUT {item}", "GET {item}", "GET {item}"], Paths);
        Assert.Equal("web01", operation.ReadResult(ThingJson.Default.Thing)!.Name);
    }

    [Fact]
    public async Task Without_headers_a_resource_may_fail()
    {
        Arm.Service.Answer(201, """{"properties":{"provisioningState":"Creating"}}""").Answer(200, """{"properties":{"provisioningState":"Failed"}}""");
        var failure = await Assert.ThrowsAsync<ArmException>(() => Run("PUT"));
        Assert.Equal(ArmErrorCodes.OperationFailed, failure.Code);
    }

    [Theory]
    [InlineData("InProgress", "InProgress")]
    [InlineData("Accepted", "InProgress")]
    [InlineData("Provisioning", "InProgress")]
    [InlineData("succeeded", "Succeeded")]
    [InlineData("Completed", "Succeeded")]
    [InlineData("Failed", "Failed")]
    [InlineData("Invalid", "Failed")]
    [InlineData("Canceled", "Canceled")]
    [InlineData("Cancelled", "Canceled")]
    public async Task Each_word_of_the_service_means_a_state(string word, string state)
    {
        Accepted().Answer(200, $$"""{"status":"{{word}}"}""");
        var operation = await Arm.Client.PollAsync(await Start("PUT"), CancellationToken.None);
        Assert.Equal(state, operation.Status.ToString());
    }

    [Theory]
    [InlineData(202, null, "InProgress")]
    [InlineData(202, """{"status":"Failed"}""", "Failed")]
    [InlineData(204, null, "Succeeded")]
    [InlineData(200, """{"properties":{"provisioningState":"Updating"}}""", "InProgress")]
    public async Task Each_answer_of_the_status_means_a_state(int status, string? body, string state)
    {
        Accepted().Answer(status, body);
        Assert.Equal(state, (await Arm.Client.PollAsync(await Start("PUT"), CancellationToken.None)).Status.ToString());
    }

    [Theory]
    [InlineData(202, null, "InProgress", false)]
    [InlineData(202, """{"status":"Canceled"}""", "Canceled", false)]
    [InlineData(204, null, "Succeeded", false)]
    [InlineData(200, null, "Succeeded", false)]
    [InlineData(200, Thing, "Succeeded", true)]
    [InlineData(201, Thing, "Succeeded", true)]
    [InlineData(200, """{"status":"InProgress"}""", "InProgress", false)]
    [InlineData(200, """{"status":"Failed","error":{"code":"C","message":"M"}}""", "Failed", false)]
    [InlineData(400, """{"error":{"code":"C","message":"M"}}""", "Failed", false)]
    [InlineData(409, """{"error":{"code":"C","message":"M"}}""", "Failed", false)]
    public async Task Each_answer_of_the_location_means_a_state(int status, string? body, string state, bool hasResult)
    {
        Accepted(status: null).Answer(status, body);
        var operation = await Arm.Client.PollAsync(await Start("POST"), CancellationToken.None);
        Assert.Equal(state, operation.Status.ToString());
        Assert.Equal(hasResult, !operation.Result.IsEmpty);
        Assert.Equal(state == "Failed" ? "C" : null, operation.Error?.Code);
    }

    [Fact]
    public async Task A_location_that_brings_the_resource_spares_the_final_request()
    {
        Accepted(status: null).Answer(202).Answer(200, Thing);
        Assert.Equal("web01", (await Run("PUT")).ReadResult(ThingJson.Default.Thing)!.Name);
        Assert.Equal(3, Arm.Service.Seen.Count);
    }

    [Fact]
    public async Task A_location_that_brings_nothing_leaves_the_resource_to_read()
    {
        Accepted(status: null).Answer(204).Answer(200, Thing);
        Assert.Equal("web01", (await Run("PUT")).ReadResult(ThingJson.Default.Thing)!.Name);
        Assert.Equal("GET {item}", Paths.Last());
    }

    [Fact]
    public async Task A_validation_fetches_its_result_even_where_that_lags_behind()
    {
        const string Vault = ArmFixture.Host + ArmFixture.Vault;
        Accepted(Vault + "/backupValidateOperationsStatuses/op-1?x=1", Vault + "/backupValidateOperationResults/op-1?x=1")
            .Answer(200, Done).Answer(202, null, ("Retry-After", "3")).Answer(200, Thing);
        Assert.Equal("web01", (await Run("POST")).ReadResult(ThingJson.Default.Thing)!.Name);
        Assert.Equal("GET {vault}/backupValidateOperationResults/op-1", Paths.Last());
        Assert.Equal(TimeSpan.FromSeconds(3), Arm.Clock.Waits[^1]);
    }

    [Fact]
    public async Task A_failure_is_the_error_of_the_service()
    {
        Accepted().Answer(
            200, """{"status":"Failed","error":{"code":"UserErrorVmNotFoundV2","message":"The VM is gone."}}""", ("x-ms-request-id", "req"), ("x-ms-correlation-request-id", "corr"));
        var seen = new List<LongRunningOperation>();
        var failure = await Assert.ThrowsAsync<ArmException>(() => Run("POST", seen.Add));
        Assert.Equal(("UserErrorVmNotFoundV2", "The VM is gone.", 0), (failure.Code, failure.ServiceMessage, failure.Status));
        Assert.Equal(("req", "corr", "POST"), (failure.RequestId, failure.CorrelationId, failure.Method!.Method));
        Assert.Equal(OperationState.Failed, Assert.Single(seen).Status);
    }

    [Theory]
    [InlineData("Failed", ArmErrorCodes.OperationFailed)]
    [InlineData("Canceled", ArmErrorCodes.OperationCanceled)]
    public async Task An_end_without_a_reason_gets_a_sentence(string word, string code)
    {
        Accepted().Answer(200, $$"""{"status":"{{word}}"}""");
        var failure = await Assert.ThrowsAsync<ArmException>(() => Run("POST"));
        Assert.Equal(code, failure.Code);
        Assert.Contains("VM;iaasvmcontainerv2;rg-blue;web01", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_lost_operation_says_what_to_do(int status)
    {
        Accepted().Answer(status, """{"error":{"code":"NotFound","message":"No such operation."}}""");
        var failure = await Assert.ThrowsAsync<ArmException>(() => Run("POST"));
        Assert.Equal((ArmErrorCodes.OperationLost, status), (failure.Code, failure.Status));
        Assert.Contains("does not know the operation op-1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("look at the resource and at its jobs before you repeat", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Has("NotFound"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_look_that_is_denied_is_no_failure_of_the_operation(int status)
    {
        Accepted(status: null).Answer(status);
        var failure = await Assert.ThrowsAsync<ArmException>(() => Run("POST"));
        Assert.Equal(status, failure.Status);
    }

    [Fact]
    public async Task The_refusal_of_a_start_is_an_error()
    {
        Arm.Service.Answer(400, """{"error":{"code":"BMSUserErrorInvalidInput","message":"Bad."}}""");
        Assert.Equal("BMSUserErrorInvalidInput", (await Assert.ThrowsAsync<ArmException>(() => Start("PUT"))).Code);
    }

    [Fact]
    public async Task A_service_that_stumbles_is_asked_again()
    {
        using var arm = new ArmFixture(o => o with { Retry = new ArmRetryOptions { MaxAttempts = 1 } });
        arm.Service.Answer(202, null, ("Azure-AsyncOperation", Status))
            .Answer(500, """{"error":{"code":"InternalServerError","message":"Oops."}}""")
            .Answer(429, null, ("Retry-After", "42"))
            .Fail(new HttpRequestException("The wire is cut."))
            .Answer(200, """{"status":"Succ""")
            .Answer(200, Done);
        var operation = await arm.Client.WaitAsync(await arm.Client.StartAsync(Request("POST"), CancellationToken.None), null, CancellationToken.None);
        Assert.Equal("job-1", operation.JobId);
        Assert.Equal(5, operation.Polls);
        Assert.Contains(TimeSpan.FromSeconds(42), arm.Clock.Waits);
        Assert.Equal(4, arm.Sink.VerboseLines.Count(l => l.StartsWith("A look at the operation", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_service_that_stays_down_is_given_up()
    {
        using var arm = new ArmFixture(o => o with { Retry = new ArmRetryOptions { MaxAttempts = 1 } });
        arm.Service.Answer(202, null, ("Azure-AsyncOperation", Status));
        arm.Service.Otherwise = _ => ScriptedHandler.Response(500, """{"error":{"code":"InternalServerError","message":"Oops."}}""");
        var operation = await arm.Client.StartAsync(Request("POST"), CancellationToken.None);
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.WaitAsync(operation, null, CancellationToken.None));
        Assert.Equal((500, "InternalServerError"), (failure.Status, failure.Code));
        Assert.Equal(6, arm.Service.Seen.Count);
    }

    [Fact]
    public async Task A_status_that_says_nothing_is_not_taken_for_success()
    {
        Accepted();
        Arm.Service.Otherwise = _ => ScriptedHandler.Response(200, "{}");
        var failure = await Assert.ThrowsAsync<ArmException>(() => Run("POST"));
        Assert.Equal(ArmErrorCodes.InvalidResponse, failure.Code);
        Assert.Contains("it says no status", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, new[] { 5.0, 10, 15, 15 })]
    [InlineData("20", new[] { 20.0, 20, 20, 20 })]
    [InlineData("600", new[] { 60.0, 60, 60, 60 })]
    [InlineData("0", new[] { 1.0, 1, 1, 1 })]
    public async Task Waits_follow_the_service_within_bounds(string? retryAfter, double[] waits)
    {
        (string, string)[] headers = retryAfter is null ? [] : [("Retry-After", retryAfter)];
        Accepted(retryAfter: retryAfter).Answer(200, Running, headers).Answer(200, Running, headers).Answer(200, Running, headers).Answer(200, Done);
        await Run("POST");
        Assert.Equal(waits, Arm.Clock.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Several_jobs_are_all_told()
    {
        Accepted().Answer(200, """{"status":"Succeeded","properties":{"jobIds":{"item-1":"job-1","item-2":"job-2"},"failedJobsError":{"item-3":"Locked."}}}""").Answer(200, Thing);
        var operation = await Run("PUT");
        Assert.Null(operation.JobId);
        Assert.Equal("job-2", operation.JobIds["ITEM-2"]);
        Assert.Equal("Locked.", operation.FailedJobs["item-3"]);
    }

    [Fact]
    public async Task One_job_of_a_map_is_the_job()
    {
        Accepted().Answer(200, """{"status":"Succeeded","properties":{"jobIds":{"item-1":"job-1"}}}""").Answer(200, Thing);
        Assert.Equal("job-1", (await Run("PUT")).JobId);
    }

    [Theory]
    [InlineData("Azure-AsyncOperation")]
    [InlineData("Location")]
    public async Task An_operation_on_another_host_is_not_followed(string header)
    {
        Arm.Service.Answer(202, null, (header, "https://evil.example/op?t=1"));
        Assert.Equal(ArmErrorCodes.UntrustedHost, (await Assert.ThrowsAsync<ArmException>(() => Start("POST"))).Code);
        Assert.Single(Arm.Service.Seen);
    }

    [Fact]
    public async Task A_poll_that_leads_to_another_host_is_not_followed()
    {
        Accepted().Answer(200, Running, ("Azure-AsyncOperation", "https://evil.example/op?t=1"));
        Assert.Equal(ArmErrorCodes.UntrustedHost, (await Assert.ThrowsAsync<ArmException>(() => Run("POST"))).Code);
    }

    [Fact]
    public async Task An_operation_does_not_show_its_signed_urls()
    {
        Accepted();
        var operation = await Start("PUT");
        Assert.DoesNotContain("&t=", operation.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("web01: InProgress", operation.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s=3", Arm.Sink.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_the_waiting_at_once()
    {
        Accepted();
        using var source = new CancellationTokenSource();
        Arm.Clock.OnWait = _ => source.Cancel();
        var operation = await Start("PUT");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Arm.Client.WaitAsync(operation, null, source.Token));
        Assert.Single(Arm.Service.Seen);
    }

    [Fact]
    public async Task Who_polls_on_his_own_is_told_when()
    {
        Accepted(retryAfter: "12");
        var operation = await Start("PUT");
        Assert.Equal(TimeSpan.FromSeconds(12), Arm.Client.NextPollDelay(operation));
        Arm.Service.Answer(200, Done);
        var done = await Arm.Client.PollAsync(operation, CancellationToken.None);
        Assert.Same(done, await Arm.Client.PollAsync(done, CancellationToken.None));
        Assert.Throws<InvalidOperationException>(() => done.ToException());
        Assert.Empty(Arm.Clock.Waits);
    }
}
