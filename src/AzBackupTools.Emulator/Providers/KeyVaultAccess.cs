using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Who is let into a key vault: the token that it takes, and what it says to who may not.</summary>
internal static class KeyVaultAccess
{
    /// <summary>The data actions: https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault.</summary>
    public const string List = Secrets + "readMetadata/action";
    public const string Get = Secrets + "getSecret/action";
    public const string Set = Secrets + "setSecret/action";
    public const string Change = Secrets + "update/action";

    private const string Secrets = "Microsoft.KeyVault/vaults/secrets/";
    private const string Audience = "https://vault.azure.net";

    /// <summary>Whether an action is one of them. What ARM does with secrets are read and write, which are none.</summary>
    public static bool IsDataAction(string action) =>
        action.StartsWith(Secrets, StringComparison.OrdinalIgnoreCase) && action.EndsWith("/action", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a request without a token, and one whose token says that it is for another service.</summary>
    public static void CheckToken(EmulatorOptions options, EmulatorRequest request)
    {
        string token = Authentication.Token(request);
        if (token.Length == 0)
        {
            throw Unauthorized(options, "AKV10000: Request is missing a Bearer or PoP token.");
        }

        if (!Authentication.Accepts(options, token))
        {
            throw Unauthorized(options, "The access token is invalid.");
        }

        if (AudienceOf(token) is { } audience && !ResourcePath.Is(audience.TrimEnd('/'), Audience))
        {
            throw Unauthorized(options, $"AKV10022: Invalid audience. Expected {Audience}, found: {audience}.");
        }
    }

    /// <summary>Refuses what is not allowed, in the words of the key vault's permission model.</summary>
    /// <param name="access">What is allowed; null for everything.</param>
    /// <param name="world">The world.</param>
    /// <param name="vault">The key vault as ARM has it.</param>
    /// <param name="action">The data action of RBAC.</param>
    /// <param name="permission">The permission of access policies.</param>
    /// <param name="secret">The name of the secret, where it is about one.</param>
    /// <remarks>
    /// The words: https://github.com/Azure/Commercial-Marketplace-SaaS-Accelerator/issues/710 for RBAC, https://github.com/Azure/azure-libraries-for-net/issues/1067
    /// for access policies.
    /// </remarks>
    public static void Check(AccessRule? access, World world, JsonObject vault, string action, string permission, string? secret)
    {
        if (access?.AllowsData(action) != false)
        {
            return;
        }

        string caller = $"appid={world.Ids.Guid("client", "emulator")};oid={world.Ids.Guid("principal", "emulator")};iss=https://sts.windows.net/{world.Options.TenantId}/";
        string place = $"{vault["name"]};location={vault["location"]}";
        string resource = ((string)vault["id"]! + (secret is null ? string.Empty : $"/secrets/{secret}")).ToLowerInvariant();
        throw (bool?)vault["properties"]!["enableRbacAuthorization"] == true
            ? new KeyVaultException(
                403,
                "Forbidden",
                "Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, "
                + $"please observe propagation time.\r\nCaller: {caller}\r\nAction: '{action}'\r\nResource: '{resource}'\r\n"
                + $"Assignment: (not found)\r\nDenyAssignmentId: null\r\nDecisionReason: null \r\nVault: {place}\r\n",
                "ForbiddenByRbac")
            : new KeyVaultException(
                403,
                "Forbidden",
                $"The user, group or application '{caller}' does not have secrets {permission} permission on key vault '{place}'. For help resolving this issue, "
                + "please see https://go.microsoft.com/fwlink/?linkid=2125287",
                "AccessDenied");
    }

    private static KeyVaultException Unauthorized(EmulatorOptions options, string message) => new(401, "Unauthorized", message)
    {
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["WWW-Authenticate"] = $"Bearer authorization=\"https://login.windows.net/{options.TenantId}\", resource=\"{Audience}\"",
        },
    };

    /// <summary>For whom a token is, as it says itself; null for one that does not say, as texts of one's own do not.</summary>
    private static string? AudienceOf(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            string claims = parts[1].Replace('-', '+').Replace('_', '/');
            byte[] json = Convert.FromBase64String(claims.PadRight(claims.Length + ((4 - (claims.Length % 4)) % 4), '='));
            return (JsonNode.Parse(json) as JsonObject)?["aud"] is JsonValue audience && audience.GetValueKind() == JsonValueKind.String ? audience.GetValue<string>() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException or DecoderFallbackException or InvalidOperationException)
        {
            return null;
        }
    }
}
