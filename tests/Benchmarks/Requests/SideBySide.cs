using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>A thousand machines, as a pipeline of cmdlets protects them: as many as a vault takes.</summary>
internal sealed class SideBySide(EmulatedSite site)
{
    private const int Machines = 1000;

    /// <summary>The cmdlets' own default.</summary>
    private const int AtOnce = 16;

    public IEnumerable<Operation> Operations(CancellationToken token)
    {
        yield return Protect("side by side", "known", refused: 0, discoveries: 0, Machines, token);

        // The first one that is refused has the vault look for all of them.
        yield return Protect("that the vault does not know", "unknown", refused: 1, discoveries: 1, known: 0, token);

        // Where those before are accepted, four are under way when the first is refused.
        yield return Protect("of which the vault knows the first half", "mixed", refused: 4, discoveries: 1, Machines / 2, token);
    }

    private Operation Protect(string which, string kind, int refused, int discoveries, int known, CancellationToken token)
    {
        VaultId vault = new(EmulatedSite.Subscription, EmulatedSite.Vault.ResourceGroupName, "vault-" + kind);
        RequestCounts least = new() { Get = 1, List = 1, Put = Machines + refused, Post = discoveries };
        return new Operation($"Protect {Machines:N0} machines {which}", least, () => ProtectAsync(vault, kind, token))
        {
            Machines = Machines,
            Prepare = async () =>
            {
                await site.CreateVaultAsync(vault, token);
                await AddAsync(Names(kind).Take(known), token);
                await site.RefreshAsync(vault, token);
                await AddAsync(Names(kind).Skip(known), token);
            },
        };
    }

    private static IEnumerable<string> Names(string kind) =>
        Enumerable.Range(1, Machines).Select(number => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:0000}"));

    private async Task AddAsync(IEnumerable<string> names, CancellationToken token)
    {
        foreach (string name in names)
        {
            await site.AddVmAsync(name, token);
        }
    }

    private Task ProtectAsync(VaultId vault, string kind, CancellationToken token)
    {
        VmProtection protection = new(site.Client);
        PolicyId policy = new(vault, "DefaultPolicy");
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = token };
        return Parallel.ForEachAsync(Names(kind), options, async (name, cancellationToken) =>
        {
            ProtectVmRequest request = new() { Vm = EmulatedSite.Vm(name), Vault = vault, Policy = policy };
            await protection.EnableAsync(request, static (_, _) => Task.FromResult(true), cancellationToken);
        });
    }
}
