using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>A thousand machines at once.</summary>
public sealed class Estate
{
    private const int Machines = 1000;

    [Fact]
    public async Task A_thousand_machines_cost_one_listing_and_one_put_each_and_a_second_run_costs_no_put()
    {
        string[] names = [.. Enumerable.Range(1, Machines).Select(number => $"vm{number:0000}")];
        await using var site = await Site.WithVmsAsync<InProcess>(names);

        var first = await site.RequestsOfAsync(() => ProtectAsync(site, names, ProtectionOutcome.Protected));
        Assert.Equal(Machines, first.Count(request => request.StartsWith("PUT ", StringComparison.Ordinal)));
        Assert.Single(first, request => request.Contains("/backupProtectedItems?", StringComparison.Ordinal));
        Assert.True(first.Count <= (Machines * 4) + 2, $"{first.Count} requests");

        var second = await site.RequestsOfAsync(() => ProtectAsync(site, names, ProtectionOutcome.AlreadyProtected));
        Assert.True(second.Count <= 1 + (Machines / 200), $"{second.Count} requests");
        Assert.All(second, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    private static async Task ProtectAsync(Site site, string[] names, ProtectionOutcome expected)
    {
        var protection = new VmProtection(site.Client);
        var outcomes = new ConcurrentBag<ProtectionOutcome>();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (name, cancellationToken) =>
        {
            var request = new ProtectVmRequest { Vm = Site.Vm(name), Vault = Site.Vault, Policy = Site.DefaultPolicy };
            var result = await protection.EnableAsync(request, static (_, _) => Task.FromResult(true), cancellationToken);
            outcomes.Add(((ProtectionResult)result!.Output).Outcome);
        });
        Assert.Equal(names.Length, outcomes.Count(outcome => outcome == expected));
    }
}
