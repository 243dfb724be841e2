using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>
/// Resources that are only named: storage accounts, virtual networks, disks, key vaults. What is put is kept and comes back; nothing is
/// done with it here. The disks of virtual machines are there without being put.
/// </summary>
internal static class PlainResourcesProvider
{
    private const string ResourceGuards = "Microsoft.DataProtection/resourceGuards";

    public static Answer ListStorageAccounts(RequestContext context) => List(context, "Microsoft.Storage/storageAccounts", context.Subscription().Groups.Values);

    public static Answer ListStorageAccountsInGroup(RequestContext context) => List(context, "Microsoft.Storage/storageAccounts", new[] { context.Group() });

    public static Answer GetStorageAccount(RequestContext context) => Get(context, "Microsoft.Storage/storageAccounts");

    public static Answer PutStorageAccount(RequestContext context)
    {
        string name = context["name"];
        if (name.Length is < 3 or > 24 || !name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        {
            throw new ArmErrorException(
                400, "AccountNameInvalid",
                $"{name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.");
        }

        return Put(context, "Microsoft.Storage/storageAccounts", properties =>
        {
            properties["provisioningState"] = "Succeeded";
            properties["creationTime"] = WireTime.Stamp(context.Now);
            properties["primaryLocation"] = ResourceNames.CheckLocation(context.Body.Text("location"));
            properties["statusOfPrimary"] = "available";
            properties["supportsHttpsTrafficOnly"] ??= true;
        });
    }

    public static Answer DeleteStorageAccount(RequestContext context) => Delete(context, "Microsoft.Storage/storageAccounts");

    /// <summary>There are no classic storage accounts any more: a client that asks goes on to the others.</summary>
    public static Answer GetClassicStorageAccount(RequestContext context)
    {
        _ = context.Group();
        throw context.ResourceNotFound("Microsoft.ClassicStorage/storageAccounts", context["name"]);
    }

    public static Answer ListVirtualNetworks(RequestContext context) => List(context, "Microsoft.Network/virtualNetworks", new[] { context.Group() });

    public static Answer GetVirtualNetwork(RequestContext context) => Get(context, "Microsoft.Network/virtualNetworks");

    public static Answer PutVirtualNetwork(RequestContext context) =>
        Put(context, "Microsoft.Network/virtualNetworks", properties => properties["provisioningState"] = "Succeeded");

    public static Answer DeleteVirtualNetwork(RequestContext context) => Delete(context, "Microsoft.Network/virtualNetworks");

    public static Answer ListResourceGuards(RequestContext context) => List(context, ResourceGuards, context.Subscription().Groups.Values);

    public static Answer ListResourceGuardsInGroup(RequestContext context) => List(context, ResourceGuards, new[] { context.Group() });

    public static Answer GetResourceGuard(RequestContext context) => Get(context, ResourceGuards);

    public static Answer PutResourceGuard(RequestContext context) => Put(context, ResourceGuards, properties =>
    {
        properties["provisioningState"] = "Succeeded";
        properties["allowAutoApprovals"] = true;
        properties["vaultCriticalOperationExclusionList"] ??= new JsonArray();
    });

    public static Answer DeleteResourceGuard(RequestContext context) => Delete(context, ResourceGuards);

    /// <summary>The properties of a resource guard, or null when there is none of that id.</summary>
    public static JsonObject? FindResourceGuard(World world, string subscription, string group, string name) =>
        world.Subscriptions.TryGetValue(subscription, out SubscriptionRecord? known) && known.Groups.TryGetValue(group, out ResourceGroupRecord? found)
            && found.PlainResources.TryGetValue(Key(ResourceGuards, name), out JsonObject? guard) ? guard["properties"] as JsonObject : null;

    public static Answer PutDisk(RequestContext context) => Put(context, "Microsoft.Compute/disks", properties =>
    {
        properties["provisioningState"] = "Succeeded";
        properties["diskState"] = "Unattached";
        properties["timeCreated"] = WireTime.Stamp(context.Now);
    });

    public static Answer GetDisk(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        return group.PlainResources.TryGetValue(Key("Microsoft.Compute/disks", context["name"]), out JsonObject? disk)
            ? Answer.Ok(disk.DeepClone())
            : Answer.Ok(AttachedDisks(group).FirstOrDefault(attached => ResourcePath.Is((string)attached["name"]!, context["name"]))
                ?? throw context.ResourceNotFound("Microsoft.Compute/disks", context["name"]));
    }

    public static Answer ListDisks(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        return context.List(
            Of("Microsoft.Compute/disks", new[] { group }).Concat(AttachedDisks(group)).OrderBy(Id, StringComparer.Ordinal).ToList(),
            Id,
            disk => disk.DeepClone());
    }

    public static Answer DeleteDisk(RequestContext context) => Delete(context, "Microsoft.Compute/disks");

    private static IEnumerable<JsonObject> AttachedDisks(ResourceGroupRecord group) =>
        group.VirtualMachines.Values.SelectMany(vm =>
            new[] { (vm.OsDiskName, vm.OsDiskSizeGB) }.Concat(vm.DataDisks.Select(disk => (disk.Name, disk.SizeGB)))
                .Select(disk => new JsonObject
                {
                    ["id"] = $"{group.Id}/providers/Microsoft.Compute/disks/{disk.Item1}",
                    ["name"] = disk.Item1,
                    ["type"] = "Microsoft.Compute/disks",
                    ["location"] = vm.Location,
                    ["managedBy"] = vm.Id,
                    ["sku"] = new JsonObject { ["name"] = "Premium_LRS", ["tier"] = "Premium" },
                    ["properties"] = new JsonObject
                    {
                        ["diskSizeGB"] = disk.Item2,
                        ["diskState"] = "Attached",
                        ["provisioningState"] = "Succeeded",
                        ["timeCreated"] = WireTime.Stamp(vm.CreatedAt),
                    },
                }));

    internal static Answer List(RequestContext context, string type, IEnumerable<ResourceGroupRecord> groups) =>
        context.List(Of(type, groups).OrderBy(Id, StringComparer.Ordinal).ToList(), Id, resource => Show(context, resource));

    internal static Answer Get(RequestContext context, string type) =>
        context.Group().PlainResources.TryGetValue(Key(type, context["name"]), out JsonObject? resource)
            ? Answer.Ok(Show(context, resource))
            : throw context.ResourceNotFound(type, context["name"]);

    internal static Answer Put(RequestContext context, string type, Action<JsonObject> complete)
    {
        ResourceGroupRecord group = context.Group();
        var resource = (JsonObject)context.Body.Root.DeepClone();
        string name = context["name"];
        string location = ResourceNames.CheckLocation(context.Body.Text("location"));
        if (context.Body.Object("properties") is null)
        {
            resource["properties"] = new JsonObject();
        }

        resource["id"] = $"{group.Id}/providers/{type}/{name}";
        resource["name"] = name;
        resource["type"] = type;
        resource["location"] = location;
        complete((JsonObject)resource["properties"]!);
        bool isNew = !group.PlainResources.ContainsKey(Key(type, name));
        group.PlainResources[Key(type, name)] = resource;
        return new Answer(isNew && type != "Microsoft.Storage/storageAccounts" ? 201 : 200, Show(context, resource));
    }

    /// <summary>The addresses of an account's blobs and of a key vault depend on where the client came in.</summary>
    private static JsonNode Show(RequestContext context, JsonObject resource)
    {
        JsonNode shown = resource.DeepClone();
        string name = (string)resource["name"]!;
        switch ((string?)resource["type"])
        {
            case "Microsoft.Storage/storageAccounts":
                shown["properties"]!["primaryEndpoints"] = new JsonObject { ["blob"] = BlobsProvider.Hosts.Endpoint(context.Host, name) };
                break;
            case KeyVaultsProvider.Type:
                shown["properties"]!["vaultUri"] = SecretsProvider.Hosts.Endpoint(context.Host, name);
                break;
        }

        return shown;
    }

    internal static Answer Delete(RequestContext context, string type) => new(context.Group().PlainResources.Remove(Key(type, context["name"])) ? 200 : 204);

    private static IEnumerable<JsonObject> Of(string type, IEnumerable<ResourceGroupRecord> groups) =>
        groups.SelectMany(group => group.PlainResources.Where(pair => pair.Key.StartsWith(type + "/", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value));

    private static string Id(JsonObject resource) => ((string)resource["id"]!).ToLowerInvariant();

    private static string Key(string type, string name) => $"{type}/{name}";
}
