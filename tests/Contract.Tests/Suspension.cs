using System;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Stopping with the data kept by policy, which only an immutable vault offers.</summary>
public abstract class Suspension<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private static readonly Confirmation Yes = static (_, _) => Task.FromResult(true);

    [Fact]
    public async Task Backups_stop_once_points_go_on_expiring_and_protection_is_resumed()
    {
        await using var site = await ImmutableAsync();
        await site.ProtectAsync("web01");
        await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), site.Now.AddDays(5), default));
        await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), site.Now.AddDays(9), default));
        var items = new ItemProtection(site.Client);

        var suspended = Result(await items.SuspendAsync(await site.GetItemAsync("web01"), noWait: false, Yes, default));
        Assert.Equal((ProtectionOutcome.Suspended, "BackupsSuspended", "DefaultPolicy"), (suspended.Outcome, suspended.State, suspended.PolicyName));
        var item = await site.GetItemAsync("web01");
        Assert.True(item.IsSuspended);
        var again = await site.RequestsOfAsync(async () =>
            Assert.Equal(ProtectionOutcome.AlreadySuspended, Result(await items.SuspendAsync(item, noWait: false, Yes, default)).Outcome));
        Assert.Empty(again);

        // What is stopped with its data kept would keep both.
        site.Engine.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Single(await site.Client.RecoveryPoints.ListAsync(Site.Item("web01")).ToListAsync());

        var resumed = Result(await items.ResumeAsync(item, Site.DefaultPolicy, noWait: false, Yes, default));
        Assert.Equal((ProtectionOutcome.Resumed, "Protected"), (resumed.Outcome, resumed.State));
    }

    [Fact]
    public async Task What_is_suspended_can_be_stopped_for_good_and_not_the_other_way_round()
    {
        await using var site = await ImmutableAsync();
        await site.ProtectAsync("web01");
        var items = new ItemProtection(site.Client);
        await items.SuspendAsync(await site.GetItemAsync("web01"), noWait: false, Yes, default);
        Assert.Equal(ProtectionOutcome.Stopped, Result(await items.StopAsync(await site.GetItemAsync("web01"), noWait: false, Yes, default)).Outcome);
        var item = await site.GetItemAsync("web01");
        var error = await Assert.ThrowsAsync<BackupException>(() => items.SuspendAsync(item, noWait: false, Yes, default));
        Assert.Equal(ErrorIds.ProtectionStopped, error.ErrorId);
    }

    private static ProtectionResult Result(ChangeResult<ProtectionResult>? change) => Assert.IsType<ProtectionResult>(change!.Output);

    private static async Task<Site> ImmutableAsync()
    {
        var site = await Site.EmptyAsync<TDoor>();
        await site.Client.ResourceGroups.CreateAsync(Site.Subscription, Site.Group, Site.Region, default);
        await site.AddVmAsync("web01");
        await site.DoneAsync(site.Client.Vaults.StartCreateAsync(
            Site.Vault, new VaultSpec { Location = Site.Region, Settings = new VaultSettings { Immutability = VaultImmutabilityChoice.Unlocked } }, default));
        await site.DoneAsync(site.Client.Discovery.RefreshAsync(Site.Vault, default));
        return site;
    }
}

/// <summary>Without a socket.</summary>
public sealed class SuspensionInProcess : Suspension<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class SuspensionOverLoopback : Suspension<Loopback>;
