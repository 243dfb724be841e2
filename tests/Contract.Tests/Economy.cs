using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>No more requests than the protocol needs: what is known is not asked for.</summary>
public abstract class Economy<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private static readonly VaultSpec Spec = new() { Location = Site.Region };

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static ProtectVmRequest Protect(string name) => new() { Vm = Site.Vm(name), Vault = Site.Vault, Policy = Site.DefaultPolicy };

    /// <summary>The requests, those to an operation's own addresses as "poll".</summary>
    private static IEnumerable<string> Kinds(IEnumerable<string> requests) =>
        requests.Select(static request => request.Contains("/operation", StringComparison.OrdinalIgnoreCase) ? "poll" : request[..request.IndexOf(' ', StringComparison.Ordinal)]);

    private static IEnumerable<string> BesidePolls(IEnumerable<string> requests) => Kinds(requests).Where(static kind => kind != "poll");

    [Fact]
    public async Task A_machine_is_protected_by_one_look_one_put_and_polls()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var requests = await site.RequestsOfAsync(() => new VmProtection(site.Client).EnableAsync(Protect("web01"), Yes, default));
        Assert.Equal(["GET", "PUT", "poll", "poll"], Kinds(requests));
    }

    [Fact]
    public async Task An_item_that_is_at_hand_is_not_read_again()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        var items = new ItemProtection(site.Client);

        var item = await site.GetItemAsync("web01");
        Assert.Equal(["PUT"], BesidePolls(await site.RequestsOfAsync(() => items.StopAsync(item, false, Yes, default))));
        item = await site.GetItemAsync("web01");
        Assert.Equal(["PUT"], BesidePolls(await site.RequestsOfAsync(() => items.ResumeAsync(item, Site.DefaultPolicy, false, Yes, default))));
        item = await site.GetItemAsync("web01");
        await items.DeleteAsync(item, false, Yes, Yes, default);
        item = await site.GetItemAsync("web01");
        Assert.Equal(["PUT", "PUT"], BesidePolls(await site.RequestsOfAsync(() => items.UndeleteAsync(item, Site.DefaultPolicy, false, Yes, default))));
        Assert.False((await site.GetItemAsync("web01")).IsStopped);
    }

    [Fact]
    public async Task A_group_is_asked_for_and_made_only_where_the_vaults_absence_says_that_it_is_missing()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        var vaults = new VaultCreation(site.Client);
        var first = await site.RequestsOfAsync(() => vaults.CreateAsync(Site.Vault, Spec, createGroup: true, Yes, default));
        Assert.Equal(["GET", "PUT", "PUT", "GET"], BesidePolls(first));
        var second = await site.RequestsOfAsync(
            () => vaults.CreateAsync(new VaultId(Site.Subscription, Site.Group, "vault-green"), Spec, createGroup: true, Yes, default));
        Assert.Equal(["GET", "PUT", "GET"], BesidePolls(second));
    }

    [Fact]
    public async Task Machines_side_by_side_share_one_list_and_one_discovery()
    {
        string[] names = [.. Enumerable.Range(1, 12).Select(static number => $"new{number:00}")];
        await using var site = await Site.WithVmsAsync<TDoor>();
        foreach (var name in names)
        {
            await site.AddVmAsync(name);
        }

        var protection = new VmProtection(site.Client);
        var requests = await site.RequestsOfAsync(() => Task.WhenAll(names.Select(name => protection.EnableAsync(Protect(name), Yes, default))));
        Assert.Equal(1, BesidePolls(requests).Count(static kind => kind == "POST"));

        // One looks at its item, and one list tells of all the others.
        Assert.Equal(2, BesidePolls(requests).Count(static kind => kind == "GET"));

        // The first one finds out for all of them.
        Assert.Equal(names.Length + 1, BesidePolls(requests).Count(static kind => kind == "PUT"));
    }

    [Fact]
    public async Task Machines_that_the_vault_knows_are_each_put_once()
    {
        string[] names = [.. Enumerable.Range(1, 40).Select(static number => $"known{number:00}")];
        await using var site = await Site.WithVmsAsync<TDoor>(names);
        var protection = new VmProtection(site.Client);
        var requests = await site.RequestsOfAsync(() => Task.WhenAll(names.Select(name => protection.EnableAsync(Protect(name), Yes, default))));
        Assert.Equal(names.Length, BesidePolls(requests).Count(static kind => kind == "PUT"));
        Assert.Equal(names.Length + 2, BesidePolls(requests).Count());
    }

    [Fact]
    public async Task Few_are_refused_where_the_vault_knows_the_first_ones_only()
    {
        string[] known = [.. Enumerable.Range(1, 20).Select(static number => $"known{number:00}")];
        string[] unknown = [.. Enumerable.Range(1, 20).Select(static number => $"new{number:00}")];
        await using var site = await Site.WithVmsAsync<TDoor>(known);
        foreach (var name in unknown)
        {
            await site.AddVmAsync(name);
        }

        var protection = new VmProtection(site.Client);
        var results = Array.Empty<ChangeResult<ProtectionResult>?>();
        var requests = await site.RequestsOfAsync(async () =>
            results = await Task.WhenAll(known.Concat(unknown).Select(name => protection.EnableAsync(Protect(name), Yes, default))));
        Assert.All(results, static result => Assert.Equal(ProtectionOutcome.Protected, Assert.IsType<ProtectionResult>(result!.Output).Outcome));
        Assert.Equal(1, BesidePolls(requests).Count(static kind => kind == "POST"));
        Assert.InRange(BesidePolls(requests).Count(static kind => kind == "PUT"), 41, 44);
    }

    [Fact]
    public async Task A_machine_made_after_a_discovery_began_gets_another_one()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var protection = new VmProtection(site.Client);
        await site.AddVmAsync("new01");
        var before = (await site.RequestsAsync()).Count;
        Task<ChangeResult<ProtectionResult>?>[] both;
        using (site.Engine.Clock.Hold())
        {
            var first = protection.EnableAsync(Protect("new01"), Yes, default);
            await ArrivalAsync(site, before, "POST", string.Empty);
            await site.AddVmAsync("new02");
            both = [first, protection.EnableAsync(Protect("new02"), Yes, default)];
            await ArrivalAsync(site, before, "GET", "/backupProtectedItems");
        }

        await Task.WhenAll(both);
        Assert.Equal("IRPending", (await site.GetItemAsync("new02")).State);
        Assert.Equal(2, Kinds((await site.RequestsAsync()).Skip(before)).Count(static kind => kind == "POST"));
    }

    /// <summary>Until such a request has arrived.</summary>
    private static async Task ArrivalAsync(Site site, int after, string method, string name)
    {
        for (var look = 0; look < 10_000; look++)
        {
            if ((await site.RequestsAsync()).Skip(after).Any(
                request => request.StartsWith(method + " ", StringComparison.Ordinal) && request.Contains(name, StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Yield();
        }

        Assert.Fail($"No {method} of '{name}' arrives.");
    }
}

/// <summary>Without a socket.</summary>
public sealed class EconomyInProcess : Economy<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class EconomyOverLoopback : Economy<Loopback>;
