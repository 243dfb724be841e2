using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Waiting for jobs, finding and cancelling them.</summary>
public abstract class Jobs<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private static readonly string[] Twelve = [.. Enumerable.Range(1, 12).Select(static number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"vm{number:d2}"))];

    [Fact]
    public async Task Many_jobs_are_waited_for_together_with_one_list_a_round()
    {
        await using var site = await Site.WithVmsAsync<TDoor>(Twelve);
        var jobs = await StartBackupsAsync(site);
        var rounds = new HashSet<DateTimeOffset>();
        IReadOnlyList<BackupJob> ended = [];
        var requests = await site.RequestsOfAsync(async () => ended = await site.Client.Jobs.WaitAsync(jobs, _ => rounds.Add(site.Now), null, default));
        Assert.Equal(jobs.Select(static job => job.Name), ended.Select(static job => job.JobId));
        Assert.All(ended, static job => Assert.Equal(JobStatus.Completed, job.Status));
        Assert.All(ended, static job => Assert.NotEmpty(job.Tasks));
        var lists = requests.Count(static request => request.Contains("/backupJobs?", StringComparison.Ordinal));
        Assert.InRange(lists, 2, rounds.Count);

        // Each job is asked for once when it has left the list; the last one alone may be polled by itself.
        Assert.InRange(requests.Count - lists, Twelve.Length, Twelve.Length + rounds.Count);
    }

    [Fact]
    public async Task Steps_are_told_at_each_look_where_they_are_wanted()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01", "vm02");
        var jobs = await StartBackupsAsync(site, "vm01", "vm02");
        var withSteps = 0;
        var options = new JobWaitOptions { WithTasks = true, OnUpdate = job => withSteps += job.IsRunning && job.CurrentTask is not null ? 1 : 0 };
        var ended = await site.Client.Jobs.WaitAsync(jobs, options, default);
        Assert.All(ended, static job => Assert.True(job.IsSucceeded));
        Assert.True(withSteps > 2);
    }

    [Fact]
    public async Task Jobs_of_two_vaults_are_waited_for_together()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01", "vm02");
        var green = new VaultId(Site.Subscription, Site.Group, "vault-green");
        await site.CreateVaultAsync(green);
        await site.DoneAsync(site.Client.Discovery.RefreshAsync(green, default));
        var one = await site.DoneAsync(site.Client.Protection.StartProtectAsync(Site.Item("vm01"), Site.Vm("vm01"), Site.DefaultPolicy, null, default));
        var two = await site.DoneAsync(site.Client.Protection.StartProtectAsync(
            Site.Item("vm02", green), Site.Vm("vm02"), new PolicyId(green, "DefaultPolicy"), null, default));
        JobId[] jobs = [new(green, two.JobId!), new(Site.Vault, one.JobId!), new(green, two.JobId!)];
        var ended = await site.Client.Jobs.WaitAsync(jobs, null, null, default);
        Assert.Equal(["vm02", "vm01", "vm02"], ended.Select(static job => job.ItemName));
        Assert.Empty(await site.Client.Jobs.WaitAsync([], null, null, default));
    }

    [Fact]
    public async Task A_wait_that_is_too_short_names_the_jobs_that_still_run()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01", "vm02");
        var jobs = await StartBackupsAsync(site, "vm01", "vm02");
        var before = site.Now;
        var error = await Assert.ThrowsAsync<JobWaitTimeoutException>(() => site.Client.Jobs.WaitAsync(jobs, null, TimeSpan.FromSeconds(90), default));
        Assert.Equal(jobs, error.Running);
        Assert.InRange(site.Now - before, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(95));
        Assert.All(await site.Client.Jobs.WaitAsync(jobs, null, TimeSpan.FromHours(5), default), static job => Assert.True(job.IsSucceeded));
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01");
        var jobs = await StartBackupsAsync(site, "vm01");
        using var stop = new CancellationTokenSource();
        var looks = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Client.Jobs.WaitAsync(
            jobs,
            _ =>
            {
                if (++looks == 3)
                {
                    stop.Cancel();
                }
            },
            null,
            stop.Token));
        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_an_error_after_a_few_looks()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01");
        var error = await Assert.ThrowsAsync<ArmException>(
            () => site.Client.Jobs.WaitAsync([new JobId(Site.Vault, "5bdde5fb-0000-4000-8000-000000000001")], null, null, default));
        Assert.Equal("JobNotFound", error.Code);
    }

    [Fact]
    public async Task Jobs_are_found_by_state_operation_and_time()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01", "vm02");
        await site.ProtectAsync("vm01");
        var protectedAt = site.Now;
        site.Engine.Clock.Advance(TimeSpan.FromHours(10));
        var late = site.Now;
        await site.ProtectAsync("vm02");
        await site.Client.Protection.StartBackupAsync(Site.Item("vm02"), null, default);
        Assert.Equal(3, (await ListAsync(new JobFilter())).Count);
        Assert.Equal("vm02", Assert.Single(await ListAsync(new JobFilter { Status = JobStatus.InProgress })).ItemName);
        Assert.Equal(2, (await ListAsync(new JobFilter { Operation = JobOperation.ConfigureBackup, ManagementType = BackupManagementType.AzureIaasVM })).Count);
        Assert.Equal("vm01", Assert.Single(await ListAsync(new JobFilter { To = protectedAt.AddHours(1) })).ItemName);
        Assert.Equal(2, (await ListAsync(new JobFilter { From = late.AddMinutes(-1) })).Count);
        Assert.Empty(await ListAsync(new JobFilter { From = late.AddDays(-9), To = late.AddDays(-8) }));
        var running = Assert.Single(await ListAsync(new JobFilter { Status = JobStatus.InProgress }));
        Assert.Null(running.EndTime);
        Assert.Empty(running.Tasks);
        Assert.Empty(running.PropertyBag);
        async Task<List<BackupJob>> ListAsync(JobFilter filter) => await site.Client.Jobs.ListAsync(Site.Vault, filter).ToListAsync();
    }

    [Fact]
    public async Task A_backup_is_cancelled_while_it_takes_its_snapshot_and_not_later()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01");
        var job = Assert.Single(await StartBackupsAsync(site, "vm01"));
        Assert.True((await site.Client.Jobs.FindAsync(job, default))!.IsCancellable);
        await site.DoneAsync(site.Client.Jobs.StartCancelAsync(job, default));
        var cancelled = Assert.Single(await site.Client.Jobs.WaitAsync([job], null, null, default));
        Assert.Equal(JobStatus.Cancelled, cancelled.Status);

        job = new JobId(Site.Vault, (await site.DoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("vm01"), null, default))).JobId!);
        site.Engine.Clock.Advance(TimeSpan.FromMinutes(5));
        var error = await Assert.ThrowsAsync<ArmException>(() => site.DoneAsync(site.Client.Jobs.StartCancelAsync(job, default)));
        Assert.Equal(400, error.Status);
    }

    [Fact]
    public async Task Jobs_of_all_kinds_are_listed_and_those_of_agents_are_left_to_them()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("vm01");
        await site.ProtectAsync("vm01");
        await site.AddServerAsync("srv01");
        var all = await site.Client.Jobs.ListAsync(Site.Vault).ToListAsync();
        Assert.Equal([BackupManagementType.AzureIaasVM, BackupManagementType.MAB], all.Select(static job => job.ManagementType).Order());
        var ofAgent = Assert.Single(await site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { ManagementType = BackupManagementType.MAB }).ToListAsync());
        var id = JobId.Parse(ofAgent.Id);
        var whole = await site.Client.Jobs.FindAsync(id, default);
        Assert.Equal(("srv01", "Backup", true), (whole!.MabServerName, whole.Operation, whole.IsSucceeded));
        Assert.True(Assert.Single(await site.Client.Jobs.WaitAsync([id], null, null, default)).IsSucceeded);
        var error = await Assert.ThrowsAsync<BackupException>(
            () => new JobCancellation(site.Client).CancelAsync(id, noWait: false, static (_, _) => Task.FromResult(true), default));
        Assert.Equal(ErrorIds.JobNotCancellable, error.ErrorId);
    }

    private static async Task<List<JobId>> StartBackupsAsync(Site site, params string[] names)
    {
        names = names.Length == 0 ? Twelve : names;
        var client = site.Client;
        await Task.WhenAll(names.Select(name => client.Protection.StartProtectAsync(Site.Item(name), Site.Vm(name), Site.DefaultPolicy, null, default)));
        site.Engine.Clock.Advance(TimeSpan.FromMinutes(2));
        var jobs = new List<JobId>();
        using (site.Engine.Clock.Hold())
        {
            var started = await Task.WhenAll(names.Select(name => client.Protection.StartBackupAsync(Site.Item(name), null, default)));
            site.Engine.Clock.Advance(TimeSpan.FromSeconds(10));
            foreach (var operation in started)
            {
                var polled = await site.Arm.PollAsync(operation, default);
                jobs.Add(new JobId(Site.Vault, polled.JobId!));
            }
        }

        return jobs;
    }
}

/// <summary>Without a socket.</summary>
public sealed class JobsInProcess : Jobs<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class JobsOverLoopback : Jobs<Loopback>;
