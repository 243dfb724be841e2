using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>A vault with items of every kind: found, read, and left alone by what changes machines.</summary>
public abstract class Kinds<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task A_list_without_a_filter_has_every_kind()
    {
        await using var site = await MixedAsync();
        var items = new List<ProtectedItem>();
        var requests = await site.RequestsOfAsync(async () => items = await site.Client.Protection.ListAsync(Site.Vault).ToListAsync());
        Assert.Single(requests);
        Assert.Equal(
            ["AzureFileShare share1 of stshop", "FileFolder C:\\ of srv01", "SAPHanaDatabase sys of hana01/HXE", "SQLDataBase orders of sql01", "SystemState System State of srv01", "VM web01 of rg-shop"],
            items.Select(static item => $"{item.WorkloadType} {item} of {item.Source}").Order(StringComparer.Ordinal));
        Assert.Equal("web01", Assert.Single(items, static item => item.IsVm).VmName);
    }

    [Fact]
    public async Task Every_kind_has_recovery_points()
    {
        await using var site = await MixedAsync();
        var items = await site.Client.Protection.ListAsync(Site.Vault).ToListAsync();
        foreach (var item in items.Where(static item => !item.IsVm))
        {
            var id = ProtectedItemId.Parse(item.Id);
            var point = Assert.Single(await site.Client.RecoveryPoints.ListAsync(id).ToListAsync());
            Assert.Equal(item.LastBackupTime, point.Time);
            Assert.Equal(point.Time, (await site.Client.RecoveryPoints.FindAsync(RecoveryPointId.Parse(point.Id), default))?.Time);
            Assert.Empty(await site.Client.RecoveryPoints.ListAsync(id, site.Now.AddDays(1)).ToListAsync());
        }
    }

    [Fact]
    public async Task A_name_is_that_of_a_machine_first_and_costs_one_request()
    {
        await using var site = await MixedAsync();
        await site.AdminAsync("items", Other("SQLDataBase", "web01", "sql01"));
        ProtectedItem? item = null;
        Assert.Single(await site.RequestsOfAsync(async () => item = await FindAsync(site, "WEB01")));
        Assert.True(item!.IsVm);
        Assert.Equal(2, (await site.RequestsOfAsync(async () => item = await FindAsync(site, "orders"))).Count);
        Assert.Equal("SQLDataBase", item.WorkloadType);
        Assert.Single(await site.RequestsOfAsync(async () => item = await FindAsync(site, "c:\\")));
        Assert.Equal("srv01", item.Source);
    }

    [Fact]
    public async Task A_name_of_two_servers_says_which()
    {
        await using var site = await MixedAsync();
        await site.AddServerAsync("srv02");
        var refused = await Assert.ThrowsAsync<BackupException>(() => FindAsync(site, "C:\\"));
        Assert.Equal(ErrorIds.ItemAmbiguous, refused.ErrorId);
        Assert.Contains("srv01, srv02", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.ItemNotFound, (await Assert.ThrowsAsync<BackupException>(() => FindAsync(site, "D:\\"))).ErrorId);
    }

    [Fact]
    public async Task What_changes_machines_sends_nothing_for_other_items()
    {
        await using var site = await MixedAsync();
        var others = (await site.Client.Protection.ListAsync(Site.Vault).ToListAsync()).Where(static item => !item.IsVm).ToList();
        var items = new ItemProtection(site.Client);
        Func<ProtectedItem, Task>[] changes =
        [
            item => new OnDemandBackup(site.Client).RunAsync(item, site.Now.AddDays(9), false, Yes, default),
            item => items.StopAsync(item, false, Yes, default),
            item => items.SuspendAsync(item, false, Yes, default),
            item => items.DeleteAsync(item, false, Yes, Yes, default),
            item => items.ResumeAsync(item, Site.DefaultPolicy, false, Yes, default),
            item => items.ChangeAsync(item, Site.DefaultPolicy, null, false, Yes, default),
            item => items.UndeleteAsync(item, null, false, Yes, default),
            item => new VmFinder(site.Client).FindAsync(item.Id, null, Site.Subscription, default),
        ];
        Assert.Empty(await site.RequestsOfAsync(async () =>
        {
            foreach (var item in others)
            {
                foreach (var change in changes)
                {
                    Assert.Equal(ErrorIds.ItemOfOtherKind, (await Assert.ThrowsAsync<BackupException>(() => change(item))).ErrorId);
                }
            }
        }));
        Assert.Equal(5, others.Count);
    }

    [Fact]
    public async Task What_stands_in_the_way_of_a_vault_says_of_each_kind_how_it_goes()
    {
        await using var site = await MixedAsync();
        var blockers = (await new VaultBlockers(site.Client).FindAsync(Site.Vault, default))!.Value.Blockers;
        Assert.Equal(
            [
                "orders: Delete its backups: in the portal, or Disable-AzRecoveryServicesBackupProtection -RemoveRecoveryPoints of Az.RecoveryServices.",
                "web01: Delete its backups: Stop-Protection web01 -RemoveData.",
            ],
            blockers.Where(static one => one.Kind == VaultBlockerKind.ProtectedItem && one.Name is "web01" or "orders").Select(static one => $"{one.Name}: {one.Remedy}").Order(StringComparer.Ordinal));
    }

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static Task<ProtectedItem> FindAsync(Site site, string name) =>
        new ItemFinder(site.Client).FindAsync(name, null, static _ => Task.FromResult(Site.Vault), default);

    private static async Task<Site> MixedAsync()
    {
        var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await site.AdminAsync("mars-servers", new JsonObject
        {
            ["resourceGroup"] = Site.Group,
            ["vault"] = Site.Vault.Name,
            ["name"] = "srv01",
            ["items"] = new JsonArray(new JsonObject { ["volume"] = "C:\\" }, new JsonObject { ["systemState"] = true }),
        });
        await site.AdminAsync("items", Other("AzureFileShare", "share1", "stshop"));
        await site.AdminAsync("items", Other("SQLDataBase", "orders", "sql01"));
        await site.AdminAsync("items", Other("SAPHanaDatabase", "sys", "hana01"));
        return site;
    }

    private static JsonObject Other(string type, string name, string source) => new()
    {
        ["resourceGroup"] = Site.Group,
        ["vault"] = Site.Vault.Name,
        ["type"] = type,
        ["name"] = name,
        ["source"] = source,
    };
}

/// <summary>Without a socket.</summary>
public sealed class KindsInProcess : Kinds<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class KindsOverLoopback : Kinds<Loopback>;
