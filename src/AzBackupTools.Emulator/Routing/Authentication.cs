using System;
using System.Collections.Generic;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Lets in whoever has a bearer token.</summary>
internal static class Authentication
{
    public static void Check(EmulatorOptions options, EmulatorRequest request)
    {
        string token = Token(request);
        if (token.Length == 0)
        {
            throw Refusal(
                options, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing or holds no bearer token.");
        }

        if (!Accepts(options, token))
        {
            throw Refusal(options, "InvalidAuthenticationToken", "The access token is invalid.");
        }
    }

    /// <summary>The bearer token of a request, or an empty text.</summary>
    public static string Token(EmulatorRequest request)
    {
        const string Scheme = "Bearer ";
        string given = request.Headers.TryGetValue("Authorization", out string? header) ? header.Trim() : string.Empty;
        return given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? given.Substring(Scheme.Length).Trim() : string.Empty;
    }

    /// <summary>Whether a token is let in, as long as it is not empty.</summary>
    public static bool Accepts(EmulatorOptions options, string token) =>
        options.AcceptedToken is not { } accepted || string.Equals(accepted, token, StringComparison.Ordinal);

    /// <summary>A 401 says where a token is to be had.</summary>
    public static Dictionary<string, string> Challenge(EmulatorOptions options, string message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["WWW-Authenticate"] =
            $"Bearer authorization_uri=\"https://login.windows.net/{options.TenantId}\", error=\"invalid_token\", error_description=\"{message.Replace("\"", "'")}\"",
    };

    private static ArmErrorException Refusal(EmulatorOptions options, string code, string message) =>
        new(401, code, message, fromGateway: true) { Headers = Challenge(options, message) };
}
