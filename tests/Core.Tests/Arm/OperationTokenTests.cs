using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class OperationTokenTests : OperationScenario
{
    [Fact]
    public async Task Another_session_goes_on_with_the_handle()
    {
        Accepted();
        var token = (await Start("PUT")).ToToken();
        Arm.Service.Answer(200, Done).Answer(200, Thing);
        var operation = await Arm.Client.WaitAsync(LongRunningOperation.FromToken(" " + token + "\n"), null, CancellationToken.None);
        Assert.Equal(("job-1", "op-1", "PUT"), (operation.JobId, operation.OperationId, operation.Method.Method));
        Assert.Equal(Status, Arm.Service.Seen[1].Uri.AbsoluteUri);
        Assert.Equal("GET {item}/operationResults/op-1", Paths.Last());
    }

    [Fact]
    public async Task A_handle_keeps_how_an_operation_ended()
    {
        Accepted().Answer(200, """{"status":"Failed","error":{"code":"C","message":"M"}}""");
        var ended = await Arm.Client.PollAsync(await Start("POST") with { WantsResult = false }, CancellationToken.None);
        var read = LongRunningOperation.FromToken(ended.ToToken());
        Assert.Equal((OperationState.Failed, "C", "M", false), (read.Status, read.Error!.Code, read.Error.Message, read.WantsResult));
        Assert.Equal((ended.ResourceId, ended.StatusUri, ended.ResultUri), (read.ResourceId, read.StatusUri, read.ResultUri));
    }

    [Fact]
    public async Task A_handle_of_another_host_is_refused()
    {
        Accepted();
        var token = (await Start("PUT")).ToToken();
        using var other = new ArmFixture(o => o with { Endpoint = new Uri("http://127.0.0.1:8080/") });
        var failure = await Assert.ThrowsAsync<ArmException>(() => other.Client.WaitAsync(LongRunningOperation.FromToken(token), null, CancellationToken.None));
        Assert.Equal(ArmErrorCodes.UntrustedHost, failure.Code);
        Assert.Empty(other.Service.Seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("geheim")]
    [InlineData("azbackup-op1.geheim!")]
    [InlineData("azbackup-op1.e30")]
    [InlineData("azbackup-op1.eyJtZXRob2QiOiJQVVQi")]
    public void What_is_no_handle_is_refused_without_showing_it(string? token)
    {
        var refusal = Assert.Throws<ArgumentException>(() => LongRunningOperation.FromToken(token!));
        Assert.Contains("not the handle of an operation", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refusal.Message, StringComparison.Ordinal);
    }
}
