using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Lists of more than one page.</summary>
public abstract class Paging<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private const int Many = 450;

    [Fact]
    public async Task All_machines_of_three_pages_are_listed_once()
    {
        await using var site = await Site.WithVmsAsync<TDoor>(Names(Many));
        var listed = new List<ProtectableVm>();
        var requests = await site.RequestsOfAsync(async () => listed = await site.Client.Discovery.ListProtectableVmsAsync(Site.Vault).ToListAsync());
        Assert.Equal(Many, listed.Select(static vm => vm.VirtualMachineId).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(3, requests.Count);
        Assert.Equal(Many, (await site.Client.VirtualMachines.ListAsync(Site.Subscription, Site.Group).ToListAsync()).Count);
    }

    [Fact]
    public async Task Who_wants_one_element_pays_for_one_page()
    {
        await using var site = await Site.WithVmsAsync<TDoor>(Names(Many));
        var requests = await site.RequestsOfAsync(async () =>
        {
            await foreach (var vm in site.Client.Discovery.ListProtectableVmsAsync(Site.Vault))
            {
                Assert.NotNull(vm.VmName);
                break;
            }
        });
        Assert.Single(requests);
    }

    [Fact]
    public async Task Items_and_jobs_of_several_pages_are_listed()
    {
        const int Count = 230;
        await using var site = await Site.WithVmsAsync<TDoor>(Names(Count));
        var client = site.Client;
        await Task.WhenAll(Names(Count).Select(name => client.Protection.StartProtectAsync(Site.Item(name), Site.Vm(name), Site.DefaultPolicy, null, default)));
        site.Engine.Clock.Advance(TimeSpan.FromMinutes(2));
        var items = await client.Protection.ListAsync(Site.Vault, ProtectedItemFilter.Vms).ToListAsync();
        Assert.Equal(Count, items.Select(static item => item.VmName).Distinct().Count());
        Assert.All(items, static item => Assert.Equal(ProtectionState.IRPending, item.State));
        Assert.Equal(Count, (await client.Jobs.ListAsync(Site.Vault, new JobFilter { Operation = JobOperation.ConfigureBackup }).ToListAsync()).Count);
        var one = Assert.Single(await client.Protection.ListAsync(Site.Vault, ProtectedItemFilter.Vms with { FriendlyName = "vm007" }).ToListAsync());
        Assert.Equal("vm007", one.VmName);
    }

    [Fact]
    public async Task Items_of_every_kind_come_page_by_page_and_each_once()
    {
        const int Volumes = 430;
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await site.AdminAsync("mars-servers", new JsonObject
        {
            ["resourceGroup"] = Site.Group,
            ["vault"] = Site.Vault.Name,
            ["name"] = "srv01",
            ["items"] = new JsonArray([.. Names(Volumes).Select(static name => (JsonNode)new JsonObject { ["volume"] = name })]),
        });
        var items = new List<ProtectedItem>();
        var requests = await site.RequestsOfAsync(async () => items = await site.Client.Protection.ListAsync(Site.Vault).ToListAsync());
        Assert.Equal((Volumes + 1, 3), (items.Select(static item => item.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count(), requests.Count));
        Assert.Single(await site.RequestsOfAsync(async () =>
        {
            await foreach (var item in site.Client.Protection.ListAsync(Site.Vault))
            {
                Assert.NotNull(item.Source);
                break;
            }
        }));
    }

    [Fact]
    public async Task A_page_that_fails_for_a_moment_is_asked_for_again()
    {
        await using var site = await Site.WithVmsAsync<TDoor>(Names(Many));
        await site.FaultAsync("""{"match":{"pathContains":"backupProtectableItems"},"skip":1,"times":2,"effect":{"status":500,"code":"CloudInternalError"}}""");
        Assert.Equal(Many, (await site.Client.Discovery.ListProtectableVmsAsync(Site.Vault).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_page_that_fails_for_good_is_an_error_after_the_pages_before_it()
    {
        await using var site = await Site.WithVmsAsync<TDoor>(Names(Many));
        await site.FaultAsync("""{"match":{"pathContains":"backupProtectableItems"},"skip":1,"effect":{"status":500,"code":"CloudInternalError","message":"Out of order."}}""");
        var seen = 0;
        var error = await Assert.ThrowsAsync<ArmException>(async () =>
        {
            await foreach (var _ in site.Client.Discovery.ListProtectableVmsAsync(Site.Vault))
            {
                seen++;
            }
        });
        Assert.Equal(("CloudInternalError", 500, 200), (error.Code, error.Status, seen));
    }

    [Fact]
    public async Task A_cancelled_listing_ends_between_two_elements()
    {
        await using var site = await Site.WithVmsAsync<TDoor>(Names(Many));
        using var stop = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in site.Client.Discovery.ListProtectableVmsAsync(Site.Vault, stop.Token))
            {
                if (++seen == 200)
                {
                    await stop.CancelAsync();
                }
            }
        });
        Assert.Equal(200, seen);
    }

    private static string[] Names(int count) =>
        [.. Enumerable.Range(0, count).Select(static number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"vm{number:d3}"))];
}

/// <summary>Without a socket.</summary>
public sealed class PagingInProcess : Paging<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class PagingOverLoopback : Paging<Loopback>;
