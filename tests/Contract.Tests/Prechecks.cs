using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>What can be asked of the service before a machine is protected, and after.</summary>
public abstract class Prechecks<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task The_service_says_whether_a_machine_can_be_protected_and_who_protects_it()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01", "web02");
        var ready = await site.Client.Readiness.PreValidateAsync(Site.Vm("web01"), Site.Region, Site.Vault, default);
        Assert.True(ready.IsReady);
        Assert.Equal("Supported", await site.Client.Readiness.FeatureSupportAsync(Site.Subscription, Site.Region, "Standard_D2s_v5", null, default));
        Assert.False((await site.Client.Discovery.BackupStatusAsync(Site.Vm("web01"), Site.Region, default)).IsProtected);

        await site.ProtectAsync("web01");
        Assert.False((await site.Client.Readiness.PreValidateAsync(Site.Vm("web01"), Site.Region, Site.Vault, default)).IsReady);
        Assert.Equal(Site.Vault, VaultId.Parse((await site.Client.Discovery.BackupStatusAsync(Site.Vm("web01"), Site.Region, default)).VaultId!));
    }

    [Fact]
    public async Task A_machine_is_checked_before_protection_and_after()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var precheck = new VmPrecheck(site.Client);
        Assert.Equal((PrecheckLevel.Passed, false), Shape(await precheck.CheckAsync(Site.Vm("web01"), Site.Vault, null, default)));
        await site.ProtectAsync("web01");
        var pending = await precheck.CheckAsync(Site.Vm("web01"), Site.Vault, null, default);
        Assert.Equal((PrecheckLevel.Warning, true), Shape(pending));
        Assert.Equal("InitialBackupPending", Assert.Single(pending.Findings).Code);

        await site.FaultAsync("""{"match":{"pathContains":"/backup?"},"times":1,"effect":{"failJob":{"code":"UserErrorInvented","message":"The snapshot was lost.","recommendations":["Take another one."]}}}""");
        Assert.Equal(JobStatus.Failed, (await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default))).Status);
        var failed = await precheck.CheckAsync(Site.Vm("web01"), Site.Vault, null, default);
        Assert.Equal((PrecheckLevel.Critical, true), Shape(failed));
        Assert.Contains(failed.Findings, static finding => finding is { Code: "UserErrorInvented", Reason: "The snapshot was lost.", Recommendation: "Take another one." });

        await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), null, default));
        Assert.Equal((PrecheckLevel.Passed, true), Shape(await precheck.CheckAsync(Site.Vm("web01"), Site.Vault, null, default)));
    }

    [Fact]
    public async Task A_vault_of_machines_is_checked_with_one_list_of_its_items()
    {
        string[] names = ["web01", "web02", "web03", "web04"];
        await using var site = await Site.WithVmsAsync<TDoor>(names);
        await Task.WhenAll(names.Select(site.ProtectAsync));
        var precheck = new VmPrecheck(site.Client);
        var requests = await site.RequestsOfAsync(() => Task.WhenAll(names.Select(name => precheck.CheckAsync(Site.Vm(name), Site.Vault, null, default))));
        Assert.Equal(1, requests.Count(static request => request.Contains("/backupProtectedItems?", System.StringComparison.Ordinal)));
        Assert.Equal(names.Length, requests.Count(static request => request.Contains("/virtualMachines/", System.StringComparison.Ordinal) && request.Contains("instanceView", System.StringComparison.Ordinal)));
    }

    private static (PrecheckLevel Status, bool IsProtected) Shape(PrecheckResult result) => (result.Status, result.IsProtected);
}

/// <summary>Without a socket.</summary>
public sealed class PrechecksInProcess : Prechecks<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class PrechecksOverLoopback : Prechecks<Loopback>;
