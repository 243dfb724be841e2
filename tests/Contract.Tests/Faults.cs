using System;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>What breaks on the way.</summary>
public abstract class Faults<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task A_throttled_request_waits_as_long_as_it_is_told()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"method":"GET","pathContains":"backupPolicies"},"times":1,"effect":{"status":429,"code":"SubscriptionRequestsThrottled","retryAfterSeconds":37}}""");
        var before = site.Now;
        Assert.NotNull(await site.Client.Policies.FindAsync(Site.DefaultPolicy, default));
        Assert.InRange(site.Now - before, TimeSpan.FromSeconds(37), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Throttling_without_end_is_an_error_that_says_so()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"effect":{"status":429,"code":"SubscriptionRequestsThrottled","retryAfterSeconds":5}}""");
        var error = await Assert.ThrowsAsync<ArmException>(() => site.Client.Policies.FindAsync(Site.DefaultPolicy, default));
        Assert.Equal(("SubscriptionRequestsThrottled", 429), (error.Code, error.Status));
        Assert.True(error.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(5), error.RetryAfter);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_tried_again()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"method":"GET","pathContains":"backupPolicies"},"times":1,"effect":{"reset":true}}""");
        Assert.NotNull(await site.Client.Policies.FindAsync(Site.DefaultPolicy, default));
    }

    [Fact]
    public async Task A_connection_that_is_always_reset_is_an_error()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"effect":{"reset":true}}""");
        var error = await Assert.ThrowsAsync<ArmException>(() => site.Client.Policies.FindAsync(Site.DefaultPolicy, default));
        Assert.Equal(ArmErrorCodes.TransportFailure, error.Code);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_read_again()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"method":"GET","pathContains":"backupPolicies"},"times":1,"effect":{"truncate":true}}""");
        Assert.NotEmpty(await site.Client.Policies.ListAsync(Site.Vault).ToListAsync());
    }

    [Fact]
    public async Task A_body_that_always_breaks_off_is_an_error()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"method":"GET","pathContains":"backupPolicies"},"effect":{"truncate":true}}""");
        var error = await Assert.ThrowsAsync<ArmException>(async () => await site.Client.Policies.ListAsync(Site.Vault).ToListAsync());
        Assert.Contains(error.Code, new[] { ArmErrorCodes.TransportFailure, ArmErrorCodes.InvalidResponse });
    }

    [Fact]
    public async Task An_operation_that_the_service_forgets_is_told_as_lost()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var operation = await site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default);
        await site.FaultAsync("""{"match":{"pathContains":"/operations"},"effect":{"status":404,"code":"OperationNotFound"}}""");
        await site.FaultAsync("""{"match":{"pathContains":"/operationResults/"},"effect":{"status":404,"code":"OperationNotFound"}}""");
        var error = await Assert.ThrowsAsync<ArmException>(() => site.Arm.WaitAsync(operation, null, default));
        Assert.Equal(ArmErrorCodes.OperationLost, error.Code);
        await site.ClearFaultsAsync();
        Assert.Equal(ProtectionState.IRPending, (await site.GetItemAsync("web01")).State);
    }

    [Fact]
    public async Task A_poll_that_fails_for_a_moment_does_not_end_the_waiting()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"/operationsStatus/"},"times":2,"effect":{"status":503}}""");
        await site.FaultAsync("""{"match":{"pathContains":"/operationsStatus/"},"skip":1,"times":1,"effect":{"reset":true}}""");
        Assert.True((await site.ProtectAsync("web01")).IsSucceeded);
    }

    [Fact]
    public async Task An_operation_is_waited_for_by_another_session()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var token = (await site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default)).ToToken();
        var operation = await site.Arm.WaitAsync(LongRunningOperation.FromToken(token), null, default);
        Assert.NotNull(operation.JobId);
        Assert.Equal(ProtectionState.IRPending, (await site.GetItemAsync("web01")).State);
    }

    [Fact]
    public async Task A_job_that_fails_tells_its_reason()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await site.FaultAsync(
            """{"match":{"method":"POST","pathContains":"/backup?"},"times":1,"effect":{"failJob":{"code":400094,"title":"UserErrorVmNotFoundV2","message":"The machine is gone.","recommendations":["Look for it."]}}}""");
        var job = await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default));
        Assert.Equal(JobStatus.Failed, job.Status);
        Assert.False(job.IsSucceeded);
        var reason = Assert.Single(job.ErrorDetails);
        Assert.Equal(("400094", "UserErrorVmNotFoundV2", "The machine is gone."), (reason.Code, reason.Title, reason.Message));
        Assert.Equal("Look for it.", Assert.Single(reason.Recommendations));
        Assert.Empty(await site.Client.RecoveryPoints.ListAsync(Site.Item("web01")).ToListAsync());
        Assert.Equal("Failed", (await site.GetItemAsync("web01")).LastBackupStatus);
    }

    [Fact]
    public async Task A_put_that_breaks_is_safe_to_repeat()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"method":"PUT","pathContains":"/protectedItems/"},"times":1,"effect":{"reset":true}}""");
        Assert.True((await site.ProtectAsync("web01")).IsSucceeded);
    }
}

/// <summary>Without a socket.</summary>
public sealed class FaultsInProcess : Faults<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class FaultsOverLoopback : Faults<Loopback>;
