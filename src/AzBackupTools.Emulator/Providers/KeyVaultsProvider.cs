using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Key vaults as ARM has them. Their secrets are had from their own hosts: <see cref="SecretsProvider"/>.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults. One is there at once, and gone at once with all its secrets.</remarks>
internal static class KeyVaultsProvider
{
    public const string Type = "Microsoft.KeyVault/vaults";

    public static Answer List(RequestContext context) => PlainResourcesProvider.List(context, Type, context.Subscription().Groups.Values);

    public static Answer ListInGroup(RequestContext context) => PlainResourcesProvider.List(context, Type, new[] { context.Group() });

    public static Answer Get(RequestContext context) => PlainResourcesProvider.Get(context, Type);

    public static Answer Put(RequestContext context)
    {
        string name = ResourceNames.CheckKeyVault(context["name"]);
        ResourceGroupRecord group = context.Group();
        if (Find(context.World, name) is { } found && !ReferenceEquals(found.Group, group))
        {
            throw new ArmErrorException(
                409, "VaultAlreadyExists",
                $"The vault name '{name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.", fromGateway: true);
        }

        int days = context.Body.Whole("properties", "softDeleteRetentionInDays") ?? 90;
        if (days is < 7 or > 90)
        {
            throw new ArmErrorException(400, "BadRequest", $"softDeleteRetentionInDays is {days}; it goes from 7 to 90.", fromGateway: true);
        }

        // Since 2026-02-01 a new key vault takes roles unless it is told otherwise: https://learn.microsoft.com/azure/key-vault/general/access-control-default.
        bool takesRoles = context.Body.Flag("properties", "enableRbacAuthorization") ?? context.IsFrom("2026-02-01");
        bool isProtected = context.Body.Flag("properties", "enablePurgeProtection") ?? false;
        return PlainResourcesProvider.Put(context, Type, properties =>
        {
            properties["tenantId"] ??= context.World.Options.TenantId;
            properties["sku"] ??= new JsonObject { ["family"] = "A", ["name"] = "standard" };
            properties["accessPolicies"] ??= new JsonArray();
            properties["enableSoftDelete"] = true;
            properties["softDeleteRetentionInDays"] = days;
            properties["enableRbacAuthorization"] = takesRoles;
            if (isProtected)
            {
                properties["enablePurgeProtection"] = true;
            }

            properties["publicNetworkAccess"] ??= "Enabled";
            properties["provisioningState"] = "Succeeded";
        });
    }

    public static Answer Delete(RequestContext context)
    {
        context.Group().KeyVaultSecrets.Remove(context["name"]);
        return PlainResourcesProvider.Delete(context, Type);
    }

    /// <summary>The key vault of a name, which no other has in all of Azure, or null.</summary>
    public static (ResourceGroupRecord Group, JsonObject Vault)? Find(World world, string name)
    {
        foreach (ResourceGroupRecord group in world.Groups)
        {
            if (group.PlainResources.TryGetValue($"{Type}/{name}", out JsonObject? vault))
            {
                return (group, vault);
            }
        }

        return null;
    }
}
