using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What hangs on a vault beside backups: names, capabilities, extended info, private endpoints, deleted vaults.</summary>
internal static class VaultDetailsProvider
{
    internal const string Endpoints = "privateEndpointConnections";

    private static readonly (string Name, string GroupId, string[] Members, string[] Zones)[] Links =
    {
        ("backupResource", "AzureBackup", new[] { "backup-fab1", "backup-rec2", "backup-prot1", "backup-ecs1" },
            new[] { "privatelink.emu.backup.windowsazure.com", "privatelink.queue.core.windows.net", "privatelink.blob.core.windows.net" }),
        ("siteRecoveryResource", "AzureSiteRecovery", new[] { "siteRecovery-rcm1", "siteRecovery-prot2", "siteRecovery-srs1" },
            new[] { "privatelink.siterecovery.windowsazure.com" }),
    };

    public static Answer CheckName(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        ResourceNames.CheckLocation(context["location"]);
        string name = context.Body.Text("name") ?? throw BackupErrors.InvalidInput("name is missing.");
        bool taken = group.Vaults.TryGetValue(name, out VaultRecord? vault) && !vault.IsGoneAt(context.Now);
        return Answer.Ok(taken
            ? new JsonObject { ["nameAvailable"] = false, ["reason"] = "AlreadyExists", ["message"] = "Resource already exists with the same name." }
            : new JsonObject { ["nameAvailable"] = true });
    }

    public static Answer Capabilities(RequestContext context)
    {
        _ = context.Subscription();
        ResourceNames.CheckLocation(context["location"]);
        string type = context.Body.Text("type") ?? throw BackupErrors.InvalidInput("type is missing: Microsoft.RecoveryServices/Vaults.");
        IEnumerable<string> asked = (context.Body.Array("properties", "dnsZones") ?? new JsonArray())
            .Select(zone => zone is JsonObject o ? new RequestBody(o).Text("subResource") ?? string.Empty : string.Empty);
        return Answer.Ok(new JsonObject
        {
            ["type"] = type,
            ["properties"] = new JsonObject
            {
                ["dnsZones"] = new JsonArray(Links.Where(link => asked.Contains(link.GroupId, StringComparer.OrdinalIgnoreCase)).Select(link => (JsonNode)new JsonObject
                {
                    ["subResource"] = link.GroupId, ["requiredZoneNames"] = Texts(link.Zones),
                }).ToArray()),
            },
        });
    }

    public static Answer GetExtendedInfo(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        return Answer.Ok(ExtendedInfo(context, vault));
    }

    /// <summary>PUT and PATCH alike: what is not given stays.</summary>
    public static Answer SetExtendedInfo(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        JsonObject before = ExtendedInfo(context, vault);
        var properties = (JsonObject)before["properties"]!.DeepClone();
        foreach (string name in new[] { "integrityKey", "encryptionKey", "encryptionKeyThumbprint", "algorithm" })
        {
            if (context.Body.Text("properties", name) is { } value)
            {
                properties[name] = value;
            }
        }

        return Answer.Ok(VaultDocuments.Put(vault, "extendedInformation", "vaultExtendedInfo", properties));
    }

    public static Answer ListPrivateLinks(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        return Answer.Ok(new JsonObject { ["value"] = new JsonArray(Links.Select(link => (JsonNode)Link(vault, link)).ToArray()) });
    }

    public static Answer GetPrivateLink(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        foreach (var link in Links)
        {
            if (ResourcePath.Is(link.Name, context["link"]))
            {
                return Answer.Ok(Link(vault, link));
            }
        }

        throw BackupErrors.ItemNotFound();
    }

    public static Answer GetEndpoint(RequestContext context) => VaultDocuments.Get(context, Endpoints, context["endpoint"]);

    /// <summary>201 and done at once: nothing waits for a private endpoint here.</summary>
    public static Answer PutEndpoint(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        string status = VaultSettingsReader.OneOf(
            context.Body.Text("properties", "privateLinkServiceConnectionState", "status"), "privateLinkServiceConnectionState.status",
            "Pending", "Approved", "Rejected", "Disconnected") ?? "Pending";
        var properties = new JsonObject
        {
            ["provisioningState"] = "Succeeded",
            ["privateEndpoint"] = new JsonObject { ["id"] = context.Body.Text("properties", "privateEndpoint", "id") ?? string.Empty },
            ["groupIds"] = (context.Body.Array("properties", "groupIds") ?? new JsonArray("AzureBackup")).DeepClone(),
            ["privateLinkServiceConnectionState"] = new JsonObject
            {
                ["status"] = status,
                ["description"] = context.Body.Text("properties", "privateLinkServiceConnectionState", "description") ?? string.Empty,
                ["actionsRequired"] = "None",
            },
        };
        bool isNew = !vault.Documents.ContainsKey(VaultDocuments.Key(Endpoints, context["endpoint"]));
        JsonObject body = VaultDocuments.Put(vault, Endpoints, context["endpoint"], properties);
        OperationRecord operation = OperationStart.OfBackup(context, vault, context.Now);
        return new Answer(isNew ? 201 : 200, body).With(
            "Azure-AsyncOperation", AsyncLinks.To(context, $"{vault.Id}/{Endpoints}/{context["endpoint"]}/operationsStatus/{operation.Id}"));
    }

    public static Answer DeleteEndpoint(RequestContext context) =>
        new(context.Vault().Documents.Remove(VaultDocuments.Key(Endpoints, context["endpoint"])) ? 200 : 204);

    /// <summary>Vaults that were deleted with an api-version that soft-deletes vaults, until they are purged.</summary>
    public static Answer ListDeleted(RequestContext context)
    {
        SubscriptionRecord subscription = context.Subscription();
        string location = ResourceNames.CheckLocation(context["location"]);
        List<VaultRecord> vaults = subscription.Groups.Values.SelectMany(group => group.Vaults.Values)
            .Where(vault => vault.IsGoneAt(context.Now) && vault.Location == location && vault.PurgeAt > context.Now)
            .OrderBy(vault => vault.Id, StringComparer.OrdinalIgnoreCase).ToList();
        return context.List(vaults, vault => vault.Id.ToLowerInvariant(), vault =>
        {
            string name = $"{vault.Group}_{context.World.Ids.Guid("deleted-vault", vault.Id, WireTime.Stamp(vault.DeletedAt!.Value))}";
            return new JsonObject
            {
                ["id"] = $"/subscriptions/{subscription.Id}/providers/Microsoft.RecoveryServices/locations/{location}/deletedVaults/{name}",
                ["name"] = name,
                ["type"] = "Microsoft.RecoveryServices/locations/deletedVaults",
                ["location"] = location,
                ["properties"] = new JsonObject
                {
                    ["vaultId"] = vault.Id,
                    ["vaultDeletionTime"] = WireTime.Stamp(vault.DeletedAt.Value),
                    ["purgeAt"] = WireTime.Stamp(vault.PurgeAt!.Value),
                },
            };
        });
    }

    /// <summary>The operations of the resource provider, as far as they are answered here.</summary>
    public static Answer ListOperations(RequestContext context) => Answer.Ok(new JsonObject
    {
        ["value"] = new JsonArray(RouteTable.Routes.Where(route => route.Area == "RecoveryServices" && route.What.StartsWith("vaults", StringComparison.OrdinalIgnoreCase))
            .Select(route => (Name: $"Microsoft.RecoveryServices/{Lower(route.What)}/{Verb(route.Method)}", Route: route))
            .GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (JsonNode)new JsonObject
            {
                ["name"] = group.Key,
                ["display"] = new JsonObject
                {
                    ["provider"] = "Microsoft Recovery Services",
                    ["resource"] = group.First().Route.What,
                    ["operation"] = group.First().Route.Method,
                    ["description"] = $"{group.First().Route.Method} {group.First().Route.What}",
                },
                ["origin"] = "user",
            }).ToArray()),
    });

    private static string Lower(string what) => what.Length > 0 ? char.ToLowerInvariant(what[0]) + what.Substring(1) : what;

    private static string Verb(string method) => method switch { "GET" or "HEAD" => "read", "DELETE" => "delete", "POST" => "action", _ => "write" };

    private static JsonObject ExtendedInfo(RequestContext context, VaultRecord vault) =>
        vault.Documents.TryGetValue("extendedInformation/vaultExtendedInfo", out JsonObject? given)
            ? (JsonObject)given.DeepClone()
            : new JsonObject
            {
                ["id"] = $"{vault.Id}/extendedInformation/vaultExtendedInfo",
                ["name"] = "vaultExtendedInfo",
                ["type"] = "Microsoft.RecoveryServices/vaults/extendedInformation",
                ["properties"] = new JsonObject
                {
                    ["integrityKey"] = Convert.ToBase64String(Guid.Parse(context.World.Ids.Guid("integrity", vault.Id)).ToByteArray()), ["algorithm"] = "None",
                },
            };

    private static JsonObject Link(VaultRecord vault, (string Name, string GroupId, string[] Members, string[] Zones) link) => new()
    {
        ["id"] = $"{vault.Id}/privateLinkResources/{link.Name}",
        ["name"] = link.Name,
        ["type"] = "Microsoft.RecoveryServices/vaults/privateLinkResources",
        ["properties"] = new JsonObject { ["groupId"] = link.GroupId, ["requiredMembers"] = Texts(link.Members), ["requiredZoneNames"] = Texts(link.Zones) },
    };

    private static JsonArray Texts(string[] texts) => new(texts.Select(text => (JsonNode)text).ToArray());
}
