using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Resource groups.</summary>
/// <remarks>
/// Deletion takes with it what is in the group, as ARM does it, and stops at a vault that still holds something. It is done with the
/// answer, which is 202 all the same: clients insist on it.
/// </remarks>
internal static class ResourceGroupsProvider
{
    public static Answer List(RequestContext context) => context.List(
        Filtered(context).OrderBy(Key, StringComparer.Ordinal).ToList(), Key, Body);

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
        string[] held = group.Vaults.Values
            .Where(vault => !vault.IsGoneAt(context.Now) && (vault.MarsServers.Count > 0
                || vault.Items.Values.Any(item => item.PendingAt(context.Now) is not null || item.At(context.Now).Exists)))
            .Select(vault => vault.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        if (held.Length > 0)
        {
            throw new ArmErrorException(
                409,
                "ResourceGroupDeletionBlocked",
                $"Deletion of resource group '{group.Name}' failed as vaults in it still hold backups: {string.Join(", ", held)}. "
                + "Stop protection and delete the backup data first.",
                fromGateway: true);
        }

        context.World.RemoveGroup(group, context.Now);
        string operation = context.World.Ids.Guid("group-deletion", group.Id, WireTime.Stamp(context.Now)).ToUpperInvariant();
        return new Answer(202)
            .With("Location", AsyncLinks.To(context, $"/subscriptions/{group.Subscription}/operationresults/{operation}"))
            .With("Retry-After", AsyncLinks.PauseFor(context) ?? "15");
    }

    /// <summary>A deletion is done with its first answer, so that any asks for one that is over.</summary>
    public static Answer DeletionResult(RequestContext context)
    {
        _ = context.Subscription();
        return Guid.TryParse(context["operation"], out _)
            ? new Answer(200)
            : throw new ArmErrorException(404, "OperationNotFound", $"The operation '{context["operation"]}' was not found.", fromGateway: true);
    }

    /// <summary>204 when it is there, 404 without a body when not.</summary>
    public static Answer Head(RequestContext context) =>
        new(context.Subscription().Groups.ContainsKey(context["group"]) ? 204 : 404);

    private static IEnumerable<ResourceGroupRecord> Filtered(RequestContext context)
    {
        ODataFilter filter = context.Filter("tagName", "tagValue", "location");
        return context.Subscription().Groups.Values.Where(group => filter.Admits("location", group.Location)
            && (filter["tagName"] is not { } tag || (group.Tags.TryGetValue(tag, out string? value) && filter.Admits("tagValue", value))));
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
