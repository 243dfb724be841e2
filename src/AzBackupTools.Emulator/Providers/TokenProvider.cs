using System;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Tokens for clients that cannot do without a login: managed identity, and an authority in the shape of ADFS or Entra ID.</summary>
/// <remarks>
/// Any secret is taken: the emulator guards nothing. A token is an unsigned JWT whose tid names the tenant, or the one accepted token
/// when there is one. It does not expire: clients compare its end with the clock of their machine, which the emulator does not read.
/// </remarks>
internal static class TokenProvider
{
    private const long NeverEnds = 4102444800;

    /// <summary>The endpoints of virtual machines and of App Service: GET or a posted form with resource.</summary>
    public static Answer ManagedIdentity(RequestContext context)
    {
        string resource = context.Query["resource"] ?? Form(context)["resource"] ?? context.Host + "/";
        return Answer.Ok(new JsonObject
        {
            ["access_token"] = Token(context, resource),
            ["refresh_token"] = string.Empty,
            ["expires_in"] = "86399",
            ["expires_on"] = NeverEnds.ToString(CultureInfo.InvariantCulture),
            ["not_before"] = "0",
            ["resource"] = resource,
            ["token_type"] = "Bearer",
            ["client_id"] = context.World.Ids.Guid("client", "managed-identity"),
        });
    }

    public static Answer Configuration(RequestContext context)
    {
        string path = context.RequestPath;
        string authority = context.Host + path.Substring(0, path.IndexOf("/.well-known", StringComparison.OrdinalIgnoreCase)).TrimEnd('/');
        string root = authority.EndsWith("/v2.0", StringComparison.OrdinalIgnoreCase) ? authority.Substring(0, authority.Length - 5) : authority;
        return Answer.Ok(new JsonObject
        {
            ["issuer"] = authority,
            ["authorization_endpoint"] = root + "/oauth2/v2.0/authorize",
            ["token_endpoint"] = root + "/oauth2/v2.0/token",
            ["device_authorization_endpoint"] = root + "/oauth2/v2.0/devicecode",
            ["jwks_uri"] = root + "/discovery/keys",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic", "private_key_jwt"),
            ["response_types_supported"] = new JsonArray("code", "id_token", "token"),
            ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "offline_access"),
            ["tenant_region_scope"] = null,
        });
    }

    /// <summary>What a client asks of a host that it does not know: the authorities there are.</summary>
    public static Answer Discovery(RequestContext context)
    {
        string host = new Uri(context.Host).Authority;
        return Answer.Ok(new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{context.Host}/{context.World.Options.TenantId}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject
            {
                ["preferred_network"] = host, ["preferred_cache"] = host, ["aliases"] = new JsonArray(host),
            }),
        });
    }

    public static Answer Keys(RequestContext context) => Answer.Ok(new JsonObject { ["keys"] = new JsonArray() });

    /// <summary>client_credentials, password, refresh_token and authorization_code alike.</summary>
    public static Answer Grant(RequestContext context)
    {
        QueryString form = Form(context);
        if (form["grant_type"] is not { Length: > 0 })
        {
            return new Answer(400, new JsonObject
            {
                ["error"] = "invalid_request", ["error_description"] = "grant_type is missing: client_credentials, password or refresh_token.",
            });
        }

        string audience = form["resource"] ?? (form["scope"] ?? string.Empty).Split(' ')[0].Replace("/.default", string.Empty);
        var answer = new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 86399,
            ["ext_expires_in"] = 86399,
            ["expires_on"] = NeverEnds,
            ["resource"] = audience,
            ["access_token"] = Token(context, audience),
        };
        if (form["username"] is { } user)
        {
            answer["id_token"] = Jwt(new JsonObject
            {
                ["aud"] = form["client_id"],
                ["upn"] = user,
                ["preferred_username"] = user,
                ["tid"] = context.World.Options.TenantId,
                ["oid"] = context.World.Ids.Guid("user", user),
                ["sub"] = user,
            });
            answer["client_info"] = Encode(new JsonObject
            {
                ["uid"] = context.World.Ids.Guid("user", user), ["utid"] = context.World.Options.TenantId,
            });
            answer["refresh_token"] = "emulator";
        }

        return Answer.Ok(answer);
    }

    private static QueryString Form(RequestContext context) => new(Encoding.UTF8.GetString(context.RawBody));

    private static string Token(RequestContext context, string audience) => context.World.Options.AcceptedToken ?? Jwt(new JsonObject
    {
        ["aud"] = audience,
        ["iss"] = $"https://sts.windows.net/{context.World.Options.TenantId}/",
        ["iat"] = 0,
        ["nbf"] = 0,
        ["exp"] = NeverEnds,
        ["appid"] = context.World.Ids.Guid("client", "emulator"),
        ["oid"] = context.World.Ids.Guid("principal", "emulator"),
        ["sub"] = context.World.Ids.Guid("principal", "emulator"),
        ["tid"] = context.World.Options.TenantId,
        ["ver"] = "1.0",
    });

    private static string Jwt(JsonObject claims) => $"{Encode(new JsonObject { ["typ"] = "JWT", ["alg"] = "none" })}.{Encode(claims)}.emulator";

    private static string Encode(JsonObject part) => Convert.ToBase64String(WireJson.Write(part)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
