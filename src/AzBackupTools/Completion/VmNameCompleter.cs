using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Completion;

/// <summary>Completes the names of the subscription's virtual machines.</summary>
public sealed class VmNameCompleter : NameCompleter
{
    private protected override string KeyOf(IDictionary bound) => Bound(bound, "VmResourceGroupName") ?? string.Empty;

    private protected override async Task<IReadOnlyList<NameSuggestion>> QueryAsync(Session session, IDictionary bound, CancellationToken cancellationToken)
    {
        var names = new List<NameSuggestion>();
        if (session.Context.SubscriptionId is { } subscription)
        {
            await foreach (var vm in session.Client.VirtualMachines.ListAsync(subscription, Bound(bound, "VmResourceGroupName"), cancellationToken).ConfigureAwait(false))
            {
                names.Add(new NameSuggestion(vm.Name, $"{vm.ResourceGroupName}, {vm.Location}"));
            }
        }

        return names;
    }
}
