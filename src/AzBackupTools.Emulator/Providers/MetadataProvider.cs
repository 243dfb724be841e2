using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What a client asks to learn about a cloud. No token is needed.</summary>
/// <remarks>The login server is the emulator's ADFS-shaped authority: clients ask it nothing that only the real one knows.</remarks>
internal static class MetadataProvider
{
    /// <summary>One object up to api-version 2018, a list of clouds from 2019 on.</summary>
    public static Answer Endpoints(RequestContext context)
    {
        string version = context.Query["api-version"] ?? "2015-01-01";
        string host = context.Host;
        var authentication = new JsonObject
        {
            ["loginEndpoint"] = host + "/adfs",
            ["audiences"] = new JsonArray(host + "/", host),
            ["tenant"] = context.World.Options.TenantId,
            ["identityProvider"] = "ADFS",
        };
        if (!ApiVersions.IsFrom(version, "2019-01-01"))
        {
            return Answer.Ok(new JsonObject
            {
                ["galleryEndpoint"] = host + "/",
                ["graphEndpoint"] = host + "/",
                ["portalEndpoint"] = host + "/",
                ["authentication"] = authentication,
            });
        }

        JsonObject cloud = new()
        {
            ["name"] = "AzureEmulator",
            ["portal"] = host + "/",
            ["authentication"] = authentication,
            ["graphAudience"] = host + "/",
            ["graph"] = host + "/",
            ["resourceManager"] = host + "/",
            ["media"] = host + "/",
            ["batch"] = host + "/",
            ["microsoftGraphResourceId"] = host + "/",
            ["suffixes"] = new JsonObject
            {
                ["storage"] = "core.windows.net",
                ["keyVaultDns"] = "vault.azure.net",
                ["sqlServerHostname"] = "database.windows.net",
                ["acrLoginServer"] = "azurecr.io",
                ["mhsmDns"] = "managedhsm.azure.net",
            },
        };
        return new Answer(200, ApiVersions.IsFrom(version, "2022-01-01") ? cloud : new JsonArray(cloud));
    }
}
