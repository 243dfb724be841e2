using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Everything in a subscription or a group, as id, name, type and location.</summary>
internal static class ResourceListProvider
{
    private const string Machines = "Microsoft.Compute/virtualMachines";
    private const string Vaults = "Microsoft.RecoveryServices/vaults";

    public static Answer InSubscription(RequestContext context)
    {
        SubscriptionRecord subscription = context.Subscription();
        return List(context, last => subscription.GroupsFrom(last));
    }

    public static Answer InGroup(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        return List(context, _ => new[] { group });
    }

    /// <summary>Group by group in the order of ids; of each only what a page needs is looked at.</summary>
    private static Answer List(RequestContext context, Func<string?, IEnumerable<ResourceGroupRecord>> groupsFrom)
    {
        ODataFilter filter = context.Filter("resourceType", "name", "resourceGroup", "location");
        return context.Page(
            last => from @group in groupsFrom(last)
                    where filter.Admits("resourceGroup", @group.Name)
                    from resource in Of(context, @group, last)
                    where filter.Admits("resourceType", resource.Value.Type) && filter.Admits("name", resource.Value.Name)
                        && filter.Admits("location", resource.Value.Location)
                    select resource,
            resource => resource.Key,
            resource => Entry(resource.Value.Id, resource.Value.Name, resource.Value.Type, resource.Value.Location));
    }

    private static IEnumerable<(string Key, (string Id, string Name, string Type, string Location) Value)> Of(RequestContext context, ResourceGroupRecord group, string? last)
    {
        IEnumerable<(string Key, (string, string, string, string) Value)> machines = After(group.VirtualMachines, group, Machines, last)
            .Select(vm => (vm.Id.ToLowerInvariant(), (vm.Id, vm.Name, Machines, vm.Location)));
        IEnumerable<(string Key, (string, string, string, string) Value)> vaults = After(group.Vaults, group, Vaults, last)
            .Where(vault => !vault.IsGoneAt(context.Now))
            .Select(vault => (vault.Id.ToLowerInvariant(), (vault.Id, vault.Name, Vaults, vault.Location)));
        var plain = group.PlainResources.Values
            .Select(one => (Id: (string)one["id"]!, Name: (string)one["name"]!, Type: (string)one["type"]!, Location: (string)one["location"]!))
            .Select(one => (Key: one.Id.ToLowerInvariant(), Value: one))
            .Where(one => last is null || NameOrder.Compare(one.Key, last) > 0).ToList();
        plain.Sort((one, other) => NameOrder.Compare(one.Key, other.Key));
        return KeyOrder.Merge(KeyOrder.Merge(machines, vaults), plain);
    }

    /// <summary>What of a table comes behind an id of whatever type.</summary>
    private static IEnumerable<T> After<T>(OrderedTable<T> table, ResourceGroupRecord group, string type, string? last)
        where T : class
    {
        string start = $"{group.Id}/providers/{type}/";
        return last is null ? table.Values
            : last.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? table.After(SubscriptionRecord.NameIn(last))
            : NameOrder.Compare(start, last) > 0 ? table.Values
            : Array.Empty<T>();
    }

    private static JsonObject Entry(string id, string name, string type, string location) =>
        new() { ["id"] = id, ["name"] = name, ["type"] = type, ["location"] = location };
}
