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
    public static Answer InSubscription(RequestContext context) => List(context, context.Subscription().Groups.Values);

    public static Answer InGroup(RequestContext context) => List(context, new[] { context.Group() });

    private static Answer List(RequestContext context, IEnumerable<ResourceGroupRecord> groups)
    {
        ODataFilter filter = context.Filter("resourceType", "name", "resourceGroup", "location");
        List<JsonObject> resources = groups
            .Where(group => filter.Admits("resourceGroup", group.Name))
            .SelectMany(group => Of(context, group))
            .Where(resource => filter.Admits("resourceType", (string)resource["type"]!) && filter.Admits("name", (string)resource["name"]!)
                && filter.Admits("location", (string)resource["location"]!))
            .OrderBy(Key, StringComparer.Ordinal).ToList();
        return context.List(resources, Key, resource => resource);
    }

    private static IEnumerable<JsonObject> Of(RequestContext context, ResourceGroupRecord group) =>
        group.VirtualMachines.Values.Select(vm => Entry(vm.Id, vm.Name, "Microsoft.Compute/virtualMachines", vm.Location))
            .Concat(group.Vaults.Values.Where(vault => !vault.IsGoneAt(context.Now))
                .Select(vault => Entry(vault.Id, vault.Name, "Microsoft.RecoveryServices/vaults", vault.Location)))
            .Concat(group.PlainResources.Values.Select(plain =>
                Entry((string)plain["id"]!, (string)plain["name"]!, (string)plain["type"]!, (string)plain["location"]!)));

    private static JsonObject Entry(string id, string name, string type, string location) =>
        new() { ["id"] = id, ["name"] = name, ["type"] = type, ["location"] = location };

    private static string Key(JsonObject resource) => ((string)resource["id"]!).ToLowerInvariant();
}
