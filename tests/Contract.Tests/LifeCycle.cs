using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>The whole job: from nothing to a protected machine, and to an empty subscription again.</summary>
public abstract class LifeCycle<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task A_machine_is_protected_backed_up_stopped_resumed_deleted_and_brought_back()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        var client = site.Client;

        // A group, a machine and a vault.
        Assert.Equal(Site.Subscription, Assert.Single(await client.Subscriptions.ListAsync().ToListAsync()).SubscriptionId);
        Assert.Null(await client.ResourceGroups.FindAsync(Site.Subscription, Site.Group, default));
        var group = await client.ResourceGroups.CreateAsync(Site.Subscription, Site.Group, Site.Region, default);
        Assert.Equal((Site.Group, Site.Region, "Succeeded"), (group.Name, group.Location, group.ProvisioningState));
        Assert.NotNull(await client.ResourceGroups.FindAsync(Site.Subscription, Site.Group, default));
        await site.AddVmAsync("web01", 0, 3);
        Assert.Null(await client.Vaults.FindAsync(Site.Vault, default));
        var created = await site.DoneAsync(client.Vaults.StartCreateAsync(
            Site.Vault, new VaultSpec { Location = Site.Region, Settings = new VaultSettings { Tags = new Dictionary<string, string> { ["Team"] = "shop" } } }, default));
        var vault = await client.Vaults.FindAsync(Site.Vault, default);
        Assert.NotNull(vault);
        Assert.Equal(("vault-blue", Site.Region, "Succeeded", "shop"), (vault.Name, vault.Location, vault.ProvisioningState, vault.Tags["team"]));
        Assert.Equal("Enabled", vault.Monitoring?.AlertsForAllJobFailures);
        Assert.True(created.IsCompleted);
        Assert.Contains(await client.Vaults.ListAsync(Site.Subscription).ToListAsync(), static it => it.Name == "vault-blue");

        // The machine, as Compute and as the vault know it.
        var machine = await client.VirtualMachines.FindAsync(Site.Vm("web01"), default);
        Assert.NotNull(machine);
        Assert.True(machine.IsRunning);
        Assert.True(machine.IsAgentReady);
        Assert.Equal([0, 3], machine.DataDisks.Select(static disk => disk.Lun!.Value));
        Assert.Equal(32L << 30, machine.DataDisks[0].SizeBytes);
        Assert.False((await client.Discovery.BackupStatusAsync(Site.Vm("web01"), "West Europe", default)).IsProtected);
        Assert.Empty(await client.Discovery.ListProtectableVmsAsync(Site.Vault).ToListAsync());
        await site.DoneAsync(client.Discovery.RefreshAsync(Site.Vault, default));
        var protectable = Assert.Single(await client.Discovery.ListProtectableVmsAsync(Site.Vault).ToListAsync());
        Assert.Equal(("web01", Site.Group, "NotProtected"), (protectable.VmName, protectable.VmResourceGroupName, protectable.State));

        // The policy, in words.
        var policies = await client.Policies.ListAsync(Site.Vault, BackupManagementType.AzureIaasVM).ToListAsync();
        var policy = policies.Single(static it => it.Name == "DefaultPolicy");
        Assert.StartsWith("Daily at ", policy.Schedule, StringComparison.Ordinal);
        Assert.Equal("30 days", policy.Retention);
        Assert.NotNull(await client.Policies.FindAsync(Site.DefaultPolicy, default));

        // Protection.
        var item = Site.Item("web01");
        Assert.Null(await client.Protection.FindAsync(item, default));
        var configured = await site.JobDoneAsync(
            client.Protection.StartProtectAsync(item, Site.Vm("web01"), Site.DefaultPolicy, DiskSelection.Exclude([3]), default));
        Assert.Equal((JobOperation.ConfigureBackup, JobStatus.Completed, "web01"), (configured.Operation, configured.Status, configured.ItemName));
        var read = await site.GetItemAsync("web01");
        Assert.Equal((ProtectionState.IRPending, "DefaultPolicy"), (read.State, read.PolicyName));
        Assert.Null(read.LastBackupTime);
        Assert.Null(read.LastBackupStatus);
        Assert.Equal(("web01", Site.Group, "vault-blue"), (read.VmName, read.VmResourceGroupName, read.VaultName));
        Assert.Equal([3], read.DiskSelection?.Luns);
        Assert.False(read.DiskSelection?.IsInclusionList);
        Assert.Empty(await client.Discovery.ListProtectableVmsAsync(Site.Vault).ToListAsync());
        var status = await client.Discovery.BackupStatusAsync(Site.Vm("web01"), Site.Region, default);
        Assert.True(status.IsProtected);
        Assert.Equal("vault-blue", status.VaultName, ignoreCase: true);
        var container = Assert.Single(await client.Containers.ListAsync(Site.Vault, BackupManagementType.AzureIaasVM, registrationStatus: "Registered").ToListAsync());
        Assert.Equal("web01", container.VmName);

        // A backup, with the steps that it goes through.
        var expiry = site.Now.AddDays(60);
        var operation = await site.DoneAsync(client.Protection.StartBackupAsync(item, expiry, default));
        var steps = new List<string>();
        var job = Assert.Single(await client.Jobs.WaitAsync(
            [new JobId(Site.Vault, operation.JobId!)],
            seen =>
            {
                if (seen.CurrentTask?.TaskId is { } step && !steps.Contains(step))
                {
                    steps.Add(step);
                }
            },
            null,
            default));
        Assert.Equal((JobOperation.Backup, JobStatus.Completed), (job.Operation, job.Status));
        Assert.Equal(["Take Snapshot", "Transfer data to vault"], steps);
        Assert.Equal(["Completed", "Completed"], job.Tasks.Select(static task => task.Status));
        Assert.True(job.BackupSizeBytes > 0);
        Assert.NotNull(job.EndTime);
        Assert.True(job.Duration > TimeSpan.Zero);
        read = await site.GetItemAsync("web01");
        Assert.Equal((ProtectionState.Protected, "Completed"), (read.State, read.LastBackupStatus));
        Assert.Equal(job.StartTime, read.LastBackupTime);
        var point = Assert.Single(await client.RecoveryPoints.ListAsync(item).ToListAsync());
        Assert.Equal(RecoveryPointConsistency.AppConsistent, point.RecoveryPointType);
        Assert.Equal(read.LastRecoveryPoint, point.Time);
        Assert.True(point.IsInstant || point.IsInVault);
        Assert.NotNull(await client.RecoveryPoints.FindAsync(RecoveryPointId.Parse(point.Id), default));
        Assert.Empty(await client.RecoveryPoints.ListAsync(item, Site.Start.AddDays(-9), Site.Start.AddDays(-8)).ToListAsync());

        // Stop and resume.
        var stopped = await site.JobDoneAsync(client.Protection.StartStopKeepingDataAsync(item, Site.Vm("web01"), default));
        Assert.Equal(JobOperation.DisableBackup, stopped.Operation);
        read = await site.GetItemAsync("web01");
        Assert.True(read.IsStopped);
        Assert.Null(read.PolicyId);
        Assert.Null(read.PolicyName);
        await site.ProtectAsync("web01");
        read = await site.GetItemAsync("web01");
        Assert.Equal((ProtectionState.Protected, "DefaultPolicy"), (read.State, read.PolicyName));

        // Deletion, and back.
        var deleted = await site.JobDoneAsync(client.Protection.StartDeleteAsync(item, default));
        Assert.Equal(JobOperation.DeleteBackupData, deleted.Operation);
        read = await site.GetItemAsync("web01");
        Assert.True(read.IsSoftDeleted);
        Assert.False(read.IsStopped);
        Assert.Equal(read.DeletedTime!.Value.AddDays(14), read.PurgeTime);
        site.Engine.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(read.PurgeTime, (await site.GetItemAsync("web01")).PurgeTime);
        var undeleted = await site.JobDoneAsync(client.Protection.StartUndeleteAsync(item, Site.Vm("web01"), default));
        Assert.Equal((JobOperation.Undelete, "True"), (undeleted.Operation, undeleted.PropertyBag["Undelete flag"]));
        read = await site.GetItemAsync("web01");
        Assert.True(read.IsStopped);
        Assert.Null(read.DeletedTime);
        Assert.Null(read.PurgeTime);
        Assert.Single(await client.RecoveryPoints.ListAsync(item).ToListAsync());

        // The end: purge, and an empty vault goes.
        await site.JobDoneAsync(client.Protection.StartDeleteAsync(item, default));
        var purge = (await site.GetItemAsync("web01")).PurgeTime!.Value;
        site.Engine.Clock.Advance(purge - site.Now + TimeSpan.FromMinutes(1));
        Assert.Null(await client.Protection.FindAsync(item, default));
        Assert.Empty(await client.Protection.ListAsync(Site.Vault, ProtectedItemFilter.Vms).ToListAsync());
        await site.DoneAsync(client.Vaults.StartDeleteAsync(Site.Vault, default));
        Assert.Null(await client.Vaults.FindAsync(Site.Vault, default));
    }

    [Fact]
    public async Task Without_soft_delete_a_deleted_item_is_gone()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        Assert.True((await site.Client.Vaults.GetConfigAsync(Site.Vault, default)).IsSoftDeleteOn);
        var config = await site.Client.Vaults.UpdateConfigAsync(
            Site.Vault, new VaultConfigChange { SoftDeleteFeatureState = SoftDeleteState.Disabled, EnhancedSecurityState = "Disabled" }, default);
        Assert.False(config.IsSoftDeleteOn);
        await site.ProtectAsync("web01");
        await site.JobDoneAsync(site.Client.Protection.StartDeleteAsync(Site.Item("web01"), default));
        Assert.Null(await site.Client.Protection.FindAsync(Site.Item("web01"), default));
        await site.DoneAsync(site.Client.Discovery.RefreshAsync(Site.Vault, default));
        Assert.Single(await site.Client.Discovery.ListProtectableVmsAsync(Site.Vault).ToListAsync());
    }

    [Fact]
    public async Task Protecting_costs_one_put_and_its_polls()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var requests = await site.RequestsOfAsync(() => site.DoneAsync(
            site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default)));
        Assert.StartsWith("PUT ", requests[0], StringComparison.Ordinal);
        Assert.All(requests.Skip(1), static request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.DoesNotContain(requests, static request => request.Contains("/backupProtect", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Without a socket.</summary>
public sealed class LifeCycleInProcess : LifeCycle<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class LifeCycleOverLoopback : LifeCycle<Loopback>;
