using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
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
        await site.FaultAsync("""{"match":{"method":"PUT"},"times":1,"effect":{"loseOperation":true}}""");
        var operation = await site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default);
        var error = await Assert.ThrowsAsync<ArmException>(() => site.Arm.WaitAsync(operation, null, default));
        Assert.Equal(ArmErrorCodes.OperationLost, error.Code);
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
    public async Task A_workflow_that_loses_its_operation_says_how_the_item_stands()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"/protectedItems/"},"times":1,"effect":{"loseOperation":true}}""");
        var request = new ProtectVmRequest { Vm = Site.Vm("web01"), Vault = Site.Vault, Policy = Site.DefaultPolicy };
        var error = await Assert.ThrowsAsync<BackupException>(() => new VmProtection(site.Client).EnableAsync(request, static (_, _) => Task.FromResult(true), default));
        Assert.Equal(ErrorIds.OperationLost, error.ErrorId);
        Assert.Contains("'web01' is IRPending at present under policy 'DefaultPolicy', and it has no backup yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_asked_for_again()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"method":"GET","pathContains":"backupPolicies"},"times":1,"effect":{"stall":true}}""");
        using var arm = site.Impatient();
        Assert.NotNull(await new BackupClient(arm).Policies.FindAsync(Site.DefaultPolicy, default));
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_a_timeout()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"effect":{"stall":true}}""");
        using var arm = site.Impatient();
        var error = await Assert.ThrowsAsync<ArmException>(() => new BackupClient(arm).Policies.FindAsync(Site.DefaultPolicy, default));
        Assert.Equal((ArmErrorCodes.RequestTimedOut, true), (error.Code, error.IsTransient));
        Assert.Equal(ErrorIds.OperationTimedOut, ServiceErrors.Describe(error).ErrorId);
    }

    [Fact]
    public async Task Waiting_for_an_answer_that_never_comes_can_be_ended()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"effect":{"stall":true}}""");
        using var cancellation = new CancellationTokenSource();
        using var held = site.Engine.Clock.Hold();
        var asked = site.Client.Policies.FindAsync(Site.DefaultPolicy, cancellation.Token);
        while ((await site.RequestsAsync()).All(static line => !line.Contains("backupPolicies", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_page_that_comes_twice_gives_nothing_twice()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"times":1,"effect":{"duplicatePage":true}}""");
        var requests = await site.RequestsOfAsync(async () =>
        {
            var policies = await site.Client.Policies.ListAsync(Site.Vault).ToListAsync();
            Assert.NotEmpty(policies);
            Assert.Equal(policies.Count, policies.Select(static policy => policy.Id).Distinct().Count());
        });
        Assert.Equal(2, requests.Count);
    }

    [Fact]
    public async Task Pages_without_end_are_an_error()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"effect":{"duplicatePage":true}}""");
        var error = await Assert.ThrowsAsync<ArmException>(async () => await site.Client.Policies.ListAsync(Site.Vault).ToListAsync());
        Assert.Equal(ArmErrorCodes.PageLoop, error.Code);
    }

    [Fact]
    public async Task Chance_meets_the_same_requests_in_every_run()
    {
        var first = await FatesAsync();
        Assert.Equal(first, await FatesAsync());
        Assert.Contains(429, first);
        Assert.Contains(0, first);

        static async Task<List<int>> FatesAsync()
        {
            await using var site = await Site.WithVmsAsync<TDoor>("web01");
            await site.FaultAsync("""{"match":{"pathContains":"backupPolicies"},"probability":0.5,"effect":{"status":429,"retryAfterSeconds":600}}""");
            var fates = new List<int>();
            for (var i = 0; i < 20; i++)
            {
                try
                {
                    await site.Client.Policies.FindAsync(Site.DefaultPolicy, default);
                    fates.Add(0);
                }
                catch (ArmException e)
                {
                    fates.Add(e.Status);
                }
            }

            return fates;
        }
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
