using System;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Services;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>What the service refuses, and what is not there.</summary>
public abstract class Refusals<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task What_is_not_there_is_null_but_a_missing_vault_is_told()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var client = site.Client;
        var elsewhere = new VaultId(Site.Subscription, Site.Group, "vault-none");
        var noGroup = new VaultId(Site.Subscription, "rg-none", "vault-none");
        Assert.Null(await client.Vaults.FindAsync(elsewhere, default));
        Assert.Null(await client.Vaults.FindAsync(noGroup, default));
        Assert.Null(await client.VirtualMachines.FindAsync(Site.Vm("nobody"), default));
        Assert.Null(await client.ResourceGroups.FindAsync(Site.Subscription, "rg-none", default));
        Assert.Null(await client.Policies.FindAsync(new PolicyId(Site.Vault, "NoPolicy"), default));
        Assert.Null(await client.Protection.FindAsync(Site.Item("web01"), default));
        Assert.Null(await client.Jobs.FindAsync(new JobId(Site.Vault, "5bdde5fb-0000-4000-8000-000000000001"), default));
        await ExpectAsync("ResourceNotFound", 404, () => client.Protection.FindAsync(Site.Item("web01", elsewhere), default));
        await ExpectAsync("ResourceNotFound", 404, () => client.Policies.FindAsync(new PolicyId(elsewhere, "DefaultPolicy"), default));
        await ExpectAsync("ResourceNotFound", 404, () => client.Jobs.FindAsync(new JobId(elsewhere, "5bdde5fb-0000-4000-8000-000000000001"), default));
        await ExpectAsync("ResourceGroupNotFound", 404, () => client.Protection.FindAsync(Site.Item("web01", noGroup), default));
        await ExpectAsync("ResourceNotFound", 404, async () => await client.Protection.ListAsync(elsewhere, ProtectedItemFilter.Vms).ToListAsync());
    }

    [Fact]
    public async Task A_missing_subscription_is_an_error_and_not_an_absence()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        const string Nobody = "5bdde5fb-0000-4000-8000-000000000000";
        await ExpectAsync("SubscriptionNotFound", 404, () => site.Client.Vaults.FindAsync(new VaultId(Nobody, "rg", "v"), default));
        await ExpectAsync("SubscriptionNotFound", 404, () => site.Client.ResourceGroups.FindAsync(Nobody, "rg", default));
        await ExpectAsync("SubscriptionNotFound", 404, () => site.Client.VirtualMachines.FindAsync(new VmId(Nobody, "rg", "vm"), default));
    }

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        await using var site = await Site.EmptyAsync<TDoor>(token: "wrong", acceptedToken: "right");
        var error = await Assert.ThrowsAsync<ArmException>(async () => await site.Client.Subscriptions.ListAsync().ToListAsync());
        Assert.Equal(401, error.Status);
    }

    [Fact]
    public async Task A_machine_that_the_vault_does_not_know_cannot_be_protected()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.AddVmAsync("late01");
        await ExpectAsync(
            "BMSUserErrorInvalidConfigureProtectionRequest",
            400,
            () => site.Client.Protection.StartProtectAsync(Site.Item("late01"), Site.Vm("late01"), Site.DefaultPolicy, null, default));
        await site.DoneAsync(site.Client.Discovery.RefreshAsync(Site.Vault, default));
        Assert.True((await site.ProtectAsync("late01")).IsSucceeded);
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_protects_nothing()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var error = await Assert.ThrowsAsync<ArmException>(
            () => site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), new PolicyId(Site.Vault, "NoPolicy"), null, default));
        Assert.Equal(400, error.Status);
        Assert.Null(await site.Client.Protection.FindAsync(Site.Item("web01"), default));
    }

    [Fact]
    public async Task A_machine_of_another_vault_is_refused_and_the_vault_can_be_found()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        var green = new VaultId(Site.Subscription, Site.Group, "vault-green");
        await site.CreateVaultAsync(green);
        await site.DoneAsync(site.Client.Discovery.RefreshAsync(green, default));
        Assert.Empty(await site.Client.Discovery.ListProtectableVmsAsync(green).ToListAsync());
        var error = await Assert.ThrowsAsync<ArmException>(() => site.Client.Protection.StartProtectAsync(
            Site.Item("web01", green), Site.Vm("web01"), new PolicyId(green, "DefaultPolicy"), null, default));
        Assert.Equal(400, error.Status);
        Assert.Contains("another recovery services vault", error.ServiceMessage, StringComparison.OrdinalIgnoreCase);
        var status = await site.Client.Discovery.BackupStatusAsync(Site.Vm("web01"), Site.Region, default);
        Assert.Equal(("vault-blue", "DefaultPolicy"), (status.VaultName, status.PolicyName));
    }

    [Fact]
    public async Task A_vault_that_holds_something_is_not_deleted()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        var error = await Assert.ThrowsAsync<ArmException>(() => site.DoneAsync(site.Client.Vaults.StartDeleteAsync(Site.Vault, default)));
        Assert.StartsWith("ServiceResourceNotEmpty", error.Code, StringComparison.Ordinal);
        await site.JobDoneAsync(site.Client.Protection.StartDeleteAsync(Site.Item("web01"), default));
        error = await Assert.ThrowsAsync<ArmException>(() => site.DoneAsync(site.Client.Vaults.StartDeleteAsync(Site.Vault, default)));
        Assert.Contains("soft delete", error.ServiceMessage + string.Concat(error.Details.Select(static detail => detail.Message)), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(await site.Client.Vaults.FindAsync(Site.Vault, default));
    }

    [Fact]
    public async Task What_is_stopped_or_deleted_cannot_be_backed_up()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await site.JobDoneAsync(site.Client.Protection.StartStopKeepingDataAsync(Site.Item("web01"), Site.Vm("web01"), default));
        var error = await Assert.ThrowsAsync<ArmException>(() => site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default));
        Assert.Equal(400, error.Status);
        await site.JobDoneAsync(site.Client.Protection.StartDeleteAsync(Site.Item("web01"), default));
        error = await Assert.ThrowsAsync<ArmException>(() => site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default));
        Assert.Equal(400, error.Status);
        error = await Assert.ThrowsAsync<ArmException>(
            () => site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default));
        Assert.Equal(400, error.Status);
    }

    [Fact]
    public async Task What_is_not_deleted_cannot_be_brought_back()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await ExpectAsync(
            "BMSUserErrorInvalidConfigureProtectionRequest",
            400,
            () => site.Client.Protection.StartUndeleteAsync(Site.Item("web01"), Site.Vm("web01"), default));
    }

    [Fact]
    public async Task What_is_being_changed_is_locked()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, null, default);
        await ExpectAsync("BMSUserErrorObjectLocked", 409, () => site.Client.Protection.StartDeleteAsync(Site.Item("web01"), default));
    }

    [Fact]
    public async Task Nonsense_is_refused_before_anything_is_sent()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var client = site.Client;
        var requests = await site.RequestsOfAsync(async () =>
        {
            var past = await Assert.ThrowsAsync<ArgumentException>(() => client.Protection.StartBackupAsync(Site.Item("web01"), site.Now.AddMinutes(-1), default));
            Assert.Equal("expiry", past.ParamName);
            Assert.Throws<ArgumentException>(() => client.Jobs.ListAsync(Site.Vault, new JobFilter { From = site.Now, To = site.Now.AddDays(-1) }));
            Assert.Throws<ArgumentException>(() => client.RecoveryPoints.ListAsync(Site.Item("web01"), site.Now, site.Now.AddDays(-1)));
            await Assert.ThrowsAsync<ArgumentException>(() => client.ResourceGroups.FindAsync(Site.Subscription, "a/b", default));
            await Assert.ThrowsAsync<ArgumentException>(() => client.ResourceGroups.FindAsync(Site.Subscription, " ", default));
            await Assert.ThrowsAsync<ArgumentException>(() => client.Vaults.StartCreateAsync(Site.Vault, new VaultSpec { Location = " " }, default));
        });
        Assert.Empty(requests);
    }

    private static async Task ExpectAsync(string code, int status, Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<ArmException>(action);
        Assert.Equal((code, status), (error.Code, error.Status));
        Assert.NotEmpty(error.ServiceMessage);
    }
}

/// <summary>Without a socket.</summary>
public sealed class RefusalsInProcess : Refusals<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class RefusalsOverLoopback : Refusals<Loopback>;
