using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Resource providers and their registration: all that there are, and all registered.</summary>
internal static class ResourceProvidersProvider
{
    private static readonly (string Namespace, string[] Types)[] Known =
    {
        ("Microsoft.Compute", new[] { "virtualMachines", "disks" }),
        ("Microsoft.KeyVault", new[] { "vaults" }),
        ("Microsoft.Network", new[] { "virtualNetworks" }),
        ("Microsoft.RecoveryServices", new[] { "vaults", "operations", "locations" }),
        ("Microsoft.Resources", new[] { "subscriptions", "resourceGroups" }),
        ("Microsoft.Storage", new[] { "storageAccounts" }),
    };

    public static Answer List(RequestContext context)
    {
        string subscription = context.Subscription().Id;
        return Answer.Ok(new JsonObject
        {
            ["value"] = new JsonArray(Known.Select(known => (JsonNode)Body(subscription, known.Namespace, known.Types)).ToArray()),
        });
    }

    /// <summary>GET, and POST register, which changes nothing.</summary>
    public static Answer Get(RequestContext context)
    {
        string subscription = context.Subscription().Id;
        foreach ((string name, string[] types) in Known)
        {
            if (ResourcePath.Is(name, context["namespace"]))
            {
                return Answer.Ok(Body(subscription, name, types));
            }
        }

        throw new ArmErrorException(
            404,
            "InvalidResourceNamespace",
            $"The resource namespace '{context["namespace"]}' is invalid. The emulator knows {string.Join(", ", Known.Select(known => known.Namespace))}.",
            fromGateway: true);
    }

    public static Answer Locations(RequestContext context)
    {
        string subscription = context.Subscription().Id;
        return Answer.Ok(new JsonObject
        {
            ["value"] = new JsonArray(Regions.All.Select(region => (JsonNode)Location(subscription, region.Name, region.Display, region.Pair)).ToArray()),
        });
    }

    /// <summary>https://learn.microsoft.com/rest/api/resources/subscriptions/list-locations.</summary>
    private static JsonObject Location(string subscription, string name, string display, string? pair) => new()
    {
        ["id"] = $"/subscriptions/{subscription}/locations/{name}",
        ["name"] = name,
        ["type"] = "Region",
        ["displayName"] = display,
        ["regionalDisplayName"] = display,
        ["metadata"] = new JsonObject
        {
            ["regionType"] = "Physical",
            ["regionCategory"] = "Recommended",
            ["pairedRegion"] = pair is null
                ? new JsonArray()
                : new JsonArray(new JsonObject { ["name"] = pair, ["id"] = $"/subscriptions/{subscription}/locations/{pair}" }),
        },
    };

    private static JsonObject Body(string subscription, string name, string[] types) => new()
    {
        ["id"] = $"/subscriptions/{subscription}/providers/{name}",
        ["namespace"] = name,
        ["registrationPolicy"] = "RegistrationRequired",
        ["resourceTypes"] = new JsonArray(types.Select(type => (JsonNode)new JsonObject
        {
            ["resourceType"] = type,
            ["locations"] = new JsonArray(),
            ["apiVersions"] = new JsonArray(Versions(name).OrderByDescending(version => version, System.StringComparer.Ordinal).Select(version => (JsonNode)version).ToArray()),
            ["capabilities"] = "None",
        }).ToArray()),
        ["registrationState"] = "Registered",
    };

    private static string[] Versions(string name) => name switch
    {
        "Microsoft.Compute" or "Microsoft.Network" => ApiVersions.Compute.ToArray(),
        "Microsoft.KeyVault" => ApiVersions.KeyVault.ToArray(),
        "Microsoft.RecoveryServices" => ApiVersions.RecoveryServices.ToArray(),
        "Microsoft.Storage" => ApiVersions.Storage.ToArray(),
        _ => ApiVersions.Resources.ToArray(),
    };
}
