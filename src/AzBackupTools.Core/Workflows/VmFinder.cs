using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Finds out which virtual machine a user means; the subscription is listed once at most.</summary>
public sealed class VmFinder(BackupClient client)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Task<List<VirtualMachine>>> _bySubscription = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the machine.</summary>
    /// <param name="nameOrId">A name, the ARM id of the machine, or that of its protected item.</param>
    /// <param name="resourceGroup">The machine's group; null or empty where it is not given.</param>
    /// <param name="subscriptionId">The subscription that a name refers to.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="BackupException">There is no machine of the name, or there are two; or the item is no machine.</exception>
    public async Task<VmId> FindAsync(string nameOrId, string? resourceGroup, string subscriptionId, CancellationToken cancellationToken)
    {
        if (nameOrId.StartsWith("/", StringComparison.Ordinal))
        {
            if (!ProtectedItemId.TryParse(nameOrId, out var item))
            {
                return VmId.Parse(nameOrId);
            }

            OtherKinds.RequireVm(item);
            return new VmId(item.Vault.SubscriptionId, item.VmResourceGroup!, item.VmName!);
        }

        Names.RequireSegment(nameOrId, "Vm");
        if (!string.IsNullOrEmpty(resourceGroup))
        {
            Names.RequireSegment(resourceGroup!, "VmResourceGroupName");
            return new VmId(subscriptionId, resourceGroup!, nameOrId);
        }

        var all = await ListOnceAsync(subscriptionId, cancellationToken).ConfigureAwait(false);
        var found = all.Where(vm => string.Equals(vm.Name, nameOrId, StringComparison.OrdinalIgnoreCase)).Select(vm => VmId.Parse(vm.Id)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(nameOrId, $"There is no virtual machine '{nameOrId}' in subscription {subscriptionId}.", all),
            _ => throw new BackupException(
                ErrorIds.VmAmbiguous,
                $"There are {found.Count} virtual machines '{nameOrId}', in the groups {string.Join(" and ", found.Select(vm => vm.ResourceGroupName))}.",
                "Say which one is meant with -VmResourceGroupName, or give the machine's id.",
                nameOrId),
        };
    }

    private static BackupException NotFound(string name, string message, List<VirtualMachine> all) =>
        new(
            ErrorIds.VmNotFound,
            message,
            all.Count == 0
                ? "The subscription has no virtual machine that this account can see: check it with Get-RsContext."
                : $"There is {Names.Some(all.Select(vm => vm.Name).ToList())}.",
            name);

    private Task<List<VirtualMachine>> ListOnceAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_bySubscription.TryGetValue(subscriptionId, out var list))
            {
                list = ListAsync(subscriptionId, cancellationToken);
                _bySubscription.Add(subscriptionId, list);
            }

            return list;
        }
    }

    private async Task<List<VirtualMachine>> ListAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var all = new List<VirtualMachine>();
        await foreach (var vm in client.VirtualMachines.ListAsync(subscriptionId, null, cancellationToken).ConfigureAwait(false))
        {
            all.Add(vm);
        }

        return all;
    }
}
