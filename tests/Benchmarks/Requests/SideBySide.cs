using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>A hundred machines at once, as a pipeline of cmdlets protects them.</summary>
internal sealed class SideBySide(EmulatedSite site)
{
    private const int Machines = 100;

    /// <summary>The cmdlets' own default.</summary>
    private const int AtOnce = 16;

    public IEnumerable<Operation> Operations(CancellationToken token)
    {
        yield return new($"Protect {Machines} machines side by side", new() { Get = 1, List = 1, Put = Machines }, () => ProtectAsync("known", token))
        {
            Machines = Machines,
            Prepare = async () =>
            {
                await AddAsync("known", token);
                await site.RefreshAsync(token);
            },
        };

        // Whoever is under way when the first is refused is refused as well; one discovery serves them all.
        yield return new(
            $"Protect {Machines} that the vault does not know",
            new() { Get = 1, List = 1, Put = Machines + AtOnce, Post = 1 },
            () => ProtectAsync("unknown", token))
        {
            Machines = Machines,
            Prepare = () => AddAsync("unknown", token),
        };
    }

    private static IEnumerable<string> Names(string kind) =>
        Enumerable.Range(1, Machines).Select(number => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:000}"));

    private async Task AddAsync(string kind, CancellationToken token)
    {
        foreach (string name in Names(kind))
        {
            await site.AddVmAsync(name, token);
        }
    }

    private Task ProtectAsync(string kind, CancellationToken token)
    {
        VmProtection protection = new(site.Client);
        PolicyId policy = new(EmulatedSite.Vault, "DefaultPolicy");
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = token };
        return Parallel.ForEachAsync(Names(kind), options, async (name, cancellationToken) =>
        {
            ProtectVmRequest request = new() { Vm = EmulatedSite.Vm(name), Vault = EmulatedSite.Vault, Policy = policy };
            await protection.EnableAsync(request, static (_, _) => Task.FromResult(true), cancellationToken);
        });
    }
}
