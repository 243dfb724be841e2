using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>A run that was stopped half-way, and is run again while the service is still at what was asked of it.</summary>
public abstract class Reruns<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private static readonly Confirmation Yes = static (_, _) => Task.FromResult(true);

    [Fact]
    public async Task What_the_stopped_run_has_begun_is_waited_for_and_not_sent_again()
    {
        string[] names = ["web01", "web02", "web03"];
        await using var site = await Site.WithVmsAsync<TDoor>(names);
        await site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default);
        await site.Client.Protection.StartProtectAsync(Site.Item("web02"), Site.Vm("web02"), Site.DefaultPolicy, null, default);

        var protection = new VmProtection(site.Client);
        // One after the other: the waits of one machine would move the clock between another's look and its request.
        var results = new List<ChangeResult<ProtectionResult>?>();
        foreach (var name in names)
        {
            results.Add(await protection.EnableAsync(Protect(name), Yes, default));
        }

        Assert.Equal(
            [ProtectionOutcome.AlreadyProtected, ProtectionOutcome.AlreadyProtected, ProtectionOutcome.Protected],
            results.Select(static result => Assert.IsType<ProtectionResult>(result!.Output).Outcome));
        Assert.Equal(3, (await site.Client.Jobs.ListAsync(Site.Vault).ToListAsync()).Count);
    }

    [Fact]
    public async Task Another_change_that_runs_is_waited_for_before_this_one()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default);
        var result = await new VmProtection(site.Client).EnableAsync(Protect("web01") with { Policy = new PolicyId(Site.Vault, "EnhancedPolicy") }, Yes, default);
        Assert.Equal(ProtectionOutcome.PolicyChanged, Assert.IsType<ProtectionResult>(result!.Output).Outcome);
    }

    [Fact]
    public async Task A_backup_that_runs_is_named_and_not_waited_for()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        var job = Assert.Single(await BetterThanRivals.StartBackupsAsync(site, "web01"));
        var before = site.Now;
        var error = await Assert.ThrowsAsync<BackupException>(
            () => new VmProtection(site.Client).EnableAsync(Protect("web01") with { Policy = new PolicyId(Site.Vault, "EnhancedPolicy") }, Yes, default));
        Assert.Equal((ErrorIds.ItemBusy, "BMSUserErrorObjectLocked"), (error.ErrorId, error.ServiceCode));
        Assert.Contains("Wait-BackupJob " + job.Name, error.Message + error.Remedy, StringComparison.Ordinal);
        Assert.Equal(before, site.Now);
    }

    private static ProtectVmRequest Protect(string name) => new() { Vm = Site.Vm(name), Vault = Site.Vault, Policy = Site.DefaultPolicy };
}

/// <summary>Without a socket.</summary>
public sealed class RerunsInProcess : Reruns<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class RerunsOverLoopback : Reruns<Loopback>;
