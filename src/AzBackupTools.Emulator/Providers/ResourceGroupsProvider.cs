using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Resource groups.</summary>
/// <remarks>Deletion is answered at once with 200, and only for an empty group: nothing here depends on ARM's cascade.</remarks>
internal static class ResourceGroupsProvider
{
    public static Answer List(RequestContext context) => context.List(
        context.Subscription().Groups.Values.OrderBy(Key, StringComparer.Ordinal).ToList(), Key, Body);

    public static Answer Get(RequestContext context) => Answer.Ok(Body(context.Group()));

    public static Answer Put(RequestContext context)
    {
        SubscriptionRecord subscription = context.Subscription();
        string name = ResourceNames.CheckGroup(context["group"]);
        string location = ResourceNames.CheckLocation(context.Body.Text("location"));
        IReadOnlyDictionary<string, string> tags = Tags.Read(context.Body) ?? new Dictionary<string, string>();
        if (!subscription.Groups.TryGetValue(name, out ResourceGroupRecord? group))
        {
            group = new ResourceGroupRecord { Subscription = subscription.Id, Name = name, Location = location, Tags = tags };
            subscription.Groups.Add(name, group);
            return new Answer(201, Body(group));
        }

        if (group.Location != location)
        {
            throw new ArmErrorException(
                409,
                "InvalidResourceGroupLocation",
                $"Invalid resource group location '{location}'. The Resource group already exists in location '{group.Location}'.",
                fromGateway: true);
        }

        group.Tags = tags;
        return Answer.Ok(Body(group));
    }

    public static Answer Delete(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        int vaults = group.Vaults.Values.Count(vault => !vault.IsGoneAt(context.Now));
        if (vaults + group.VirtualMachines.Count > 0)
        {
            throw new ArmErrorException(
                409,
                "ResourceGroupNotEmpty",
                $"The resource group '{group.Name}' holds {group.VirtualMachines.Count} virtual machines and {vaults} vaults. "
                + "The emulator deletes empty groups only: delete what is in it first.",
                fromGateway: true);
        }

        context.Subscription().Groups.Remove(group.Name);
        return new Answer(200);
    }

    private static string Key(ResourceGroupRecord group) => group.Name.ToLowerInvariant();

    private static JsonObject Body(ResourceGroupRecord group)
    {
        var body = new JsonObject
        {
            ["id"] = group.Id,
            ["name"] = group.Name,
            ["type"] = "Microsoft.Resources/resourceGroups",
            ["location"] = group.Location,
        };
        if (group.Tags.Count > 0)
        {
            body["tags"] = Tags.Write(group.Tags);
        }

        body["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" };
        return body;
    }
}
