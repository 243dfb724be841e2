using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>What stands in the way of a vault's removal, and its removal with all that is in it.</summary>
public abstract class Teardown<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private const string Guard = "/subscriptions/" + Site.Subscription + "/resourceGroups/rg-sec/providers/Microsoft.DataProtection/resourceGuards/guard1";

    [Fact]
    public async Task A_full_vault_lists_what_stands_in_the_way_and_is_removed_in_order()
    {
        await using var site = await FullAsync();

        var (blockers, unseen) = (await new VaultBlockers(site.Client).FindAsync(Site.Vault, default))!.Value;
        Assert.Empty(unseen);
        Assert.All(blockers, static blocker => Assert.True(blocker.IsRemovable));
        Assert.Equal(
            ["ResourceGuard guard1", "ProtectedItem web01", "SoftDeletedItem web02", "Server srv01", "BackupServer mabs01", "PrivateEndpoint pe1"],
            blockers.Select(static blocker => $"{blocker.Kind} {blocker.Name}"));

        VaultTeardownPlan? plan = null;
        Assert.Null(await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, shown => { plan = shown; return Task.FromResult(false); }, default));
        Assert.Equal(
            [
                "Take resource guard 'guard1' off the vault, with its consent",
                "Switch soft delete off, so that what is deleted is gone at once",
                "Switch the security features for hybrid backups off, so that servers with backups can be unregistered",
                "Undo the deletion of web02, to delete it for good",
                "Stop backups of web01 and delete all its recovery points for good",
                "Delete all recovery points of web02 for good",
                "Unregister server srv01 with the MARS agent, and delete its 1 backup item",
                "Unregister backup server mabs01",
                "Delete private endpoint connection pe1",
                "Remove vault 'vault-blue' from group 'rg-shop'",
            ],
            plan!.Steps);
        Assert.Contains(" 4. Undo the deletion of web02", plan.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await site.Client.Vaults.FindAsync(Site.Vault, default));

        var removal = await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default);
        Assert.Equal(VaultOutcome.Removed, removal!.Outcome);
        Assert.Equal(plan.Steps, removal.Steps);
        Assert.Null(await site.Client.Vaults.FindAsync(Site.Vault, default));
        Assert.Equal(VaultOutcome.AlreadyAbsent, (await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default))!.Outcome);
    }

    [Fact]
    public async Task A_run_that_broke_off_goes_on_where_it_was()
    {
        await using var site = await FullAsync();
        await site.FaultAsync("""{"match":{"method":"DELETE","pathContains":"protectedItems/VM;iaasvmcontainerv2;rg-shop;web01"},"times":1,"effect":{"status":409,"code":"BMSUserErrorObjectLocked","message":"Another operation is in progress on the selected item."}}""");

        var broken = await Assert.ThrowsAsync<BackupException>(() => new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default));
        Assert.Equal(ErrorIds.ItemBusy, broken.ErrorId);
        Assert.Contains("'Stop backups of web01 and delete all its recovery points for good' failed", broken.Message, StringComparison.Ordinal);
        Assert.Contains("run it again", broken.Remedy, StringComparison.Ordinal);

        VaultTeardownPlan? rest = null;
        var removal = await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, plan => { rest = plan; return Task.FromResult(true); }, default);
        Assert.Equal(VaultOutcome.Removed, removal!.Outcome);
        Assert.Equal(5, rest!.Steps.Count);
        Assert.StartsWith("Stop backups of web01", rest.Steps[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_cascade_nothing_is_changed_and_everything_is_named()
    {
        await using var site = await FullAsync();

        var refused = await Assert.ThrowsAsync<BackupException>(() => new VaultTeardown(site.Client).RemoveAsync(Site.Vault, static (_, _) => Task.FromResult(true), default));

        Assert.Equal(ErrorIds.VaultNotEmpty, refused.ErrorId);
        foreach (var name in new[] { "guard1", "web01", "web02", "srv01", "mabs01", "pe1" })
        {
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        }

        Assert.Contains("-Cascade", refused.Remedy, StringComparison.Ordinal);
        Assert.Equal("Enabled", (await site.Client.Vaults.GetConfigAsync(Site.Vault, default)).SoftDeleteFeatureState);
    }

    [Fact]
    public async Task Soft_delete_for_good_makes_it_wait_and_names_the_first_date()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01", "web02");
        await site.ProtectAsync("web01");
        await site.ProtectAsync("web02");
        await site.Client.Vaults.UpdateConfigAsync(Site.Vault, new VaultConfigChange { SoftDeleteFeatureState = "AlwaysON", SoftDeleteRetentionDays = 20 }, default);
        await site.JobDoneAsync(site.Client.Protection.StartDeleteAsync(Site.Item("web02"), default));
        var purge = (await site.GetItemAsync("web02")).PurgeTime;

        var requests = await site.RequestsOfAsync(async () =>
        {
            var refused = await Assert.ThrowsAsync<BackupException>(() => new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default));
            Assert.Equal(ErrorIds.VaultNotRemovableYet, refused.ErrorId);
            Assert.Equal(site.Now.AddDays(20), refused.PossibleFrom!.Value, TimeSpan.FromMinutes(5));
            Assert.Contains("begins the 20 days", refused.Message, StringComparison.Ordinal);
        });
        Assert.All(requests, static request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));

        var (blockers, _) = (await new VaultBlockers(site.Client).FindAsync(Site.Vault, default))!.Value;
        Assert.Equal(purge, blockers.Single(static blocker => blocker.Kind == VaultBlockerKind.SoftDeletedItem).PossibleFrom);

        await site.JobDoneAsync(site.Client.Protection.StartDeleteAsync(Site.Item("web01"), default));
        var last = (await new VaultBlockers(site.Client).FindAsync(Site.Vault, default))!.Value.Blockers.Max(static blocker => blocker.PossibleFrom)!.Value;
        site.Engine.Clock.Advance(last - site.Now + TimeSpan.FromSeconds(1));
        Assert.Equal(VaultOutcome.Removed, (await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default))!.Outcome);
    }

    [Fact]
    public async Task Locked_immutability_makes_it_wait_until_the_last_recovery_point_expires()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("web01"), site.Now.AddDays(9), default));
        await PatchAsync(site, """{"properties":{"securitySettings":{"immutabilitySettings":{"state":"Unlocked"}}}}""");
        Assert.Contains("Switch immutability off", (await PlanAsync(site)).Steps);

        await PatchAsync(site, """{"properties":{"securitySettings":{"immutabilitySettings":{"state":"Locked"}}}}""");

        // While its policy goes on to back it up, its last point never expires.
        await site.JobDoneAsync(site.Client.Protection.StartSuspendAsync(Site.Item("web01"), Site.Vm("web01"), Site.DefaultPolicy, default));
        var expiry = (await site.Client.RecoveryPoints.ListAsync(Site.Item("web01")).ToListAsync()).Max(static point => point.ExpiryTime);
        var refused = await Assert.ThrowsAsync<BackupException>(() => new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default));
        Assert.Equal((ErrorIds.VaultNotRemovableYet, expiry), (refused.ErrorId, refused.PossibleFrom));

        site.Engine.Clock.Advance(expiry!.Value - site.Now + TimeSpan.FromSeconds(1));
        Assert.Equal(VaultOutcome.Removed, (await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default))!.Outcome);
    }

    [Fact]
    public async Task A_server_under_security_features_for_good_has_no_date_before_somebody_acts()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", Server("srv01"));
        await site.Client.Vaults.UpdateConfigAsync(Site.Vault, new VaultConfigChange { EnhancedSecurityState = "AlwaysON" }, default);

        var refused = await Assert.ThrowsAsync<BackupException>(() => new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default));

        Assert.Equal(ErrorIds.VaultNotRemovableYet, refused.ErrorId);
        Assert.Null(refused.PossibleFrom);
        Assert.Contains("New-RsSecurityPin", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_that_can_be_found_for_a_while_after_its_deletion_is_waited_for_and_counts_as_gone()
    {
        await using var site = await Site.EmptyAsync<TDoor>(vaultDeletionLag: TimeSpan.FromSeconds(50));
        await site.StockAsync("web01");
        await site.ProtectAsync("web01");

        var before = site.Now;
        Assert.Equal(VaultOutcome.Removed, (await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, Yes, default))!.Outcome);
        Assert.True(site.Now - before > TimeSpan.FromSeconds(50));
        Assert.Null(await site.Client.Vaults.FindAsync(Site.Vault, default));

        var other = new VaultId(Site.Subscription, Site.Group, "vault-red");
        await site.CreateVaultAsync(other);
        await site.DoneAsync(site.Client.Vaults.StartDeleteAsync(other, default));
        Assert.NotNull(await site.Client.Vaults.FindAsync(other, default));
        Assert.Equal(VaultOutcome.AlreadyAbsent, (await new VaultTeardown(site.Client).RemoveCascadeAsync(other, Yes, default))!.Outcome);
    }

    private static Task<bool> Yes(VaultTeardownPlan plan) => Task.FromResult(true);

    private static async Task<VaultTeardownPlan> PlanAsync(Site site)
    {
        VaultTeardownPlan? plan = null;
        await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, shown => { plan = shown; return Task.FromResult(false); }, default);
        return plan!;
    }

    private static Task PatchAsync(Site site, string body) =>
        site.DoneAsync(site.Arm.StartAsync(ArmRequest.Patch(Site.Vault.ToPath(), ApiVersions.RecoveryServices, Encoding.UTF8.GetBytes(body)), default));

    private static JsonObject Server(string name) => new()
    {
        ["resourceGroup"] = Site.Group,
        ["vault"] = Site.Vault.Name,
        ["name"] = name,
        ["items"] = new JsonArray(new JsonObject { ["volume"] = "C:\\" }),
    };

    /// <summary>A vault with a bit of everything: an item, a soft-deleted one, servers, an endpoint and a guard.</summary>
    private static async Task<Site> FullAsync()
    {
        var site = await Site.WithVmsAsync<TDoor>("web01", "web02");
        await site.ProtectAsync("web01");
        await site.ProtectAsync("web02");
        await site.JobDoneAsync(site.Client.Protection.StartDeleteAsync(Site.Item("web02"), default));
        await site.AdminAsync("mars-servers", Server("srv01"));
        await site.AdminAsync("backup-servers", new JsonObject { ["resourceGroup"] = Site.Group, ["vault"] = Site.Vault.Name, ["name"] = "mabs01", ["items"] = 3 });
        await PutAsync(site, "/privateEndpointConnections/pe1", """{"properties":{"privateEndpoint":{"id":"/subscriptions/x/resourceGroups/g/providers/Microsoft.Network/privateEndpoints/pe"},"privateLinkServiceConnectionState":{"status":"Approved"}}}""");
        await PutAsync(site, "/backupResourceGuardProxies/VaultProxy", $$$"""{"properties":{"resourceGuardResourceId":"{{{Guard}}}"}}""");
        return site;
    }

    private static async Task PutAsync(Site site, string path, string body)
    {
        var answer = await site.Arm.SendAsync(ArmRequest.Put(Site.Vault.ToPath() + path, ApiVersions.Backup, Encoding.UTF8.GetBytes(body)), default);
        Assert.True(answer.IsSuccess, $"{answer.Status}");
    }
}

/// <summary>In process.</summary>
public sealed class TeardownInProcess : Teardown<InProcess>;

/// <summary>Over HTTP.</summary>
public sealed class TeardownOverLoopback : Teardown<Loopback>;
