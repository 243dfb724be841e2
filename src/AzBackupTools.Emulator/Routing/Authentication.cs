using System;
using System.Collections.Generic;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Lets in whoever has a bearer token.</summary>
internal static class Authentication
{
    public static void Check(EmulatorOptions options, EmulatorRequest request)
    {
        const string Scheme = "Bearer ";
        string given = request.Headers.TryGetValue("Authorization", out string? header) ? header.Trim() : string.Empty;
        string token = given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? given.Substring(Scheme.Length).Trim() : string.Empty;
        if (token.Length == 0)
        {
            throw Refusal(
                options, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing or holds no bearer token.");
        }

        if (options.AcceptedToken is { } accepted && !string.Equals(accepted, token, StringComparison.Ordinal))
        {
            throw Refusal(options, "InvalidAuthenticationToken", "The access token is invalid.");
        }
    }

    /// <summary>A 401 says where a token is to be had.</summary>
    public static Dictionary<string, string> Challenge(EmulatorOptions options, string message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["WWW-Authenticate"] =
            $"Bearer authorization_uri=\"https://login.windows.net/{options.TenantId}\", error=\"invalid_token\", error_description=\"{message.Replace("\"", "'")}\"",
    };

    private static ArmErrorException Refusal(EmulatorOptions options, string code, string message) =>
        new(401, code, message, fromGateway: true) { Headers = Challenge(options, message) };
}
