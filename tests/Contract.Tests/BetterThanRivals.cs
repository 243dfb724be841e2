using System;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>What users of other clients ask for and do not get, each by its name.</summary>
public sealed class BetterThanRivals
{
    private static readonly Confirmation Yes = static (_, _) => Task.FromResult(true);

    /// <summary>https://github.com/Azure/azure-cli/issues/7493</summary>
    [Fact]
    public async Task Protecting_is_idempotent()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        Assert.Equal(ProtectionOutcome.Protected, await EnableAsync(site, "web01"));
        var again = await site.RequestsOfAsync(async () => Assert.Equal(ProtectionOutcome.AlreadyProtected, await EnableAsync(site, "web01")));
        Assert.StartsWith("GET ", Assert.Single(again), StringComparison.Ordinal);
    }

    /// <summary>https://github.com/Azure/azure-powershell/issues/12206</summary>
    [Fact]
    public async Task A_stale_last_backup_is_explained_by_the_job_that_made_a_newer_one()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.ProtectAsync("web01");
        var job = await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default));
        var item = await site.GetItemAsync("web01");
        var stale = item with { LastBackupTime = site.Now.AddDays(-3), LastRecoveryPoint = site.Now.AddDays(-3) };

        var explained = await CheckAsync(site, stale);
        Assert.Equal(PrecheckLevel.Warning, explained.Status);
        Assert.Equal("LastBackupFigureStale", explained.Code);
        Assert.Contains(job.JobId, explained.Reason, StringComparison.Ordinal);
        Assert.Equal(PrecheckLevel.Passed, (await CheckAsync(site, item)).Status);
    }

    [Fact]
    public async Task A_backup_that_is_really_overdue_is_critical()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.ProtectAsync("web01");
        var item = await site.GetItemAsync("web01");
        var late = await CheckAsync(site, item with { LastBackupTime = site.Now.AddDays(-3) });
        Assert.Equal((PrecheckLevel.Critical, "BackupOverdue"), (late.Status, late.Code));
    }

    [Fact]
    public async Task A_wait_whose_time_is_over_ends_in_an_error()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.ProtectAsync("web01");
        var started = await site.DoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default));
        var error = await Assert.ThrowsAsync<BackupException>(() => new JobFollowing(site.Client).WaitAsync(
            [new JobId(Site.Vault, started.JobId!)], TimeSpan.FromSeconds(30), static _ => { }, static missing => throw missing, default));
        Assert.Equal(ErrorIds.OperationTimedOut, error.ErrorId);
    }

    /// <summary>https://github.com/Azure/azure-rest-api-specs/issues/22758</summary>
    [Fact]
    public async Task An_accepted_operation_whose_job_fails_is_a_failure_and_the_reason_stands_in_one_object()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.ProtectAsync("web01");
        await site.FaultAsync("""{"match":{"pathContains":"/backup?"},"times":1,"effect":{"failJob":{"code":"UserErrorInvented","message":"The snapshot was lost.","recommendations":["Take another one."]}}}""");
        var item = await site.GetItemAsync("web01");
        var error = await Assert.ThrowsAsync<BackupException>(
            () => new OnDemandBackup(site.Client).RunAsync(item, site.Now.AddDays(30), noWait: false, Yes, default));
        var job = await site.Client.Jobs.FindAsync(JobId.Parse(error.Target!), default);
        Assert.Equal(ErrorIds.JobFailed, error.ErrorId);
        Assert.Equal(("UserErrorInvented", "The snapshot was lost.", "Take another one."), (job!.ErrorCode, job.Reason, job.Recommendation));
    }

    /// <summary>https://github.com/hashicorp/terraform-provider-azurerm/issues/4770</summary>
    [Fact]
    public async Task Ids_are_compared_without_case()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01", "web02");
        await site.ProtectAsync("web01");
        await site.ProtectAsync("web02");
        var items = new KnownItems(site.Client);
        Assert.NotNull(await items.FindAsync(Site.Item("WEB01"), default));
        Assert.NotNull(await items.FindAsync(ProtectedItemId.ForVm(Site.Vault, VmId.Parse(Site.Vm("web02").ToString().ToUpperInvariant())), default));
    }

    [Fact]
    public async Task An_item_with_an_empty_policy_id_is_resumed()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.ProtectAsync("web01");
        await new ItemProtection(site.Client).StopAsync(await site.GetItemAsync("web01"), noWait: false, Yes, default);
        Assert.Null((await site.GetItemAsync("web01")).PolicyId);
        Assert.Equal(ProtectionOutcome.Resumed, await EnableAsync(site, "web01"));
    }

    /// <summary>https://github.com/Azure/azure-powershell/issues/24576</summary>
    [Fact]
    public async Task A_429_on_a_poll_is_waited_out()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"operationsStatus"},"times":1,"effect":{"status":429,"code":"TooManyRequests","retryAfterSeconds":90}}""");
        var before = site.Now;
        Assert.Equal(ProtectionOutcome.Protected, await EnableAsync(site, "web01"));
        Assert.True(site.Now - before >= TimeSpan.FromSeconds(150), "60 s to the first poll and the 90 s that were asked for");
    }

    [Fact]
    public async Task A_429_on_a_look_at_many_jobs_is_waited_out()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01", "web02");
        var jobs = await StartBackupsAsync(site, "web01", "web02");
        await site.FaultAsync("""{"match":{"pathContains":"/backupJobs?"},"times":1,"effect":{"status":429,"code":"TooManyRequests","retryAfterSeconds":45}}""");
        var ended = await site.Client.Jobs.WaitAsync(jobs, null, null, default);
        Assert.Equal(2, ended.Count(job => job.IsSucceeded));
    }

    /// <summary>https://github.com/Azure/azure-powershell/issues/10480</summary>
    [Fact]
    public async Task A_list_page_that_fails_is_an_error_after_what_was_read_before_it()
    {
        await using var site = await Site.WithVmsAsync<InProcess>([.. Enumerable.Range(1, 201).Select(static number => $"vm{number:000}")]);
        await site.FaultAsync("""{"match":{"pathContains":"skipToken"},"effect":{"status":500}}""");
        var read = 0;
        var error = await Assert.ThrowsAsync<ArmException>(async () =>
        {
            await foreach (var _ in site.Client.Discovery.ListProtectableVmsAsync(Site.Vault))
            {
                read++;
            }
        });
        Assert.Equal((500, 200), (error.Status, read));
    }

    [Fact]
    public async Task An_operation_that_is_gone_says_that_it_may_have_ended_either_way()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.FaultAsync("""{"match":{"pathContains":"operationsStatus"},"effect":{"status":404,"code":"OperationNotFound"}}""");
        var error = await Assert.ThrowsAsync<BackupException>(() => EnableAsync(site, "web01"));
        Assert.Equal(ErrorIds.OperationLost, error.ErrorId);
    }

    /// <summary>https://github.com/hashicorp/terraform-provider-azurerm/issues/20153</summary>
    [Fact]
    public async Task A_200_on_something_just_deleted_is_not_taken_for_its_being_there()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01");
        await site.ProtectAsync("web01");
        await new ItemProtection(site.Client).DeleteAsync(await site.GetItemAsync("web01"), noWait: false, Yes, Yes, default);
        Assert.True((await site.GetItemAsync("web01")).IsSoftDeleted);
        var error = await Assert.ThrowsAsync<BackupException>(() => EnableAsync(site, "web01"));
        Assert.Equal(ErrorIds.ItemSoftDeleted, error.ErrorId);
    }

    [Fact]
    public async Task Waiting_for_many_jobs_costs_one_list_a_round()
    {
        await using var site = await Site.WithVmsAsync<InProcess>("web01", "web02", "web03");
        var jobs = await StartBackupsAsync(site, "web01", "web02", "web03");
        var looks = 0;
        var requests = await site.RequestsOfAsync(() => site.Client.Jobs.WaitAsync(jobs, _ => looks++, null, default));

        // A request for each look at each job would be as many requests as looks.
        Assert.True(looks > 9, $"{looks} looks");
        Assert.True(requests.Count <= (looks / 2) + jobs.Length, $"{requests.Count} requests for {looks} looks");
    }

    internal static async Task<JobId[]> StartBackupsAsync(Site site, params string[] names)
    {
        var jobs = new JobId[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            await site.ProtectAsync(names[i]);
        }

        for (var i = 0; i < names.Length; i++)
        {
            var operation = await site.DoneAsync(site.Client.Protection.StartBackupAsync(Site.Item(names[i]), null, default));
            jobs[i] = new JobId(Site.Vault, operation.JobId!);
        }

        return jobs;
    }

    private static Task<PrecheckResult> CheckAsync(Site site, ProtectedItem item) =>
        new VmPrecheck(site.Client).CheckAsync(Site.Vm("web01"), Site.Vault, item, null, default);

    private static async Task<ProtectionOutcome> EnableAsync(Site site, string name)
    {
        var request = new ProtectVmRequest { Vm = Site.Vm(name), Vault = Site.Vault, Policy = Site.DefaultPolicy };
        var result = await new VmProtection(site.Client).EnableAsync(request, Yes, default);
        return Assert.IsType<ProtectionResult>(result!.Output).Outcome;
    }
}
