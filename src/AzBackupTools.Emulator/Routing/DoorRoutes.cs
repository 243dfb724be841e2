using System;
using AzBackupTools.Emulator.Providers;

namespace AzBackupTools.Emulator.Routing;

/// <summary>What a client asks before it has a token: clouds and logins.</summary>
internal static class DoorRoutes
{
    public static readonly Route[] All =
    {
        Open("GET", "/metadata/endpoints", MetadataProvider.Endpoints),
        Open("GET", "/metadata/identity/oauth2/token", TokenProvider.ManagedIdentity),
        Open("POST", "/metadata/identity/oauth2/token", TokenProvider.ManagedIdentity),
        Open("GET", "/msi/token", TokenProvider.ManagedIdentity),
        Open("POST", "/msi/token", TokenProvider.ManagedIdentity),
        Open("GET", "/{tenant}/discovery/instance", TokenProvider.Discovery),
        Open("GET", "/{tenant}/discovery/keys", TokenProvider.Keys),
        Open("GET", "/{tenant}/.well-known/openid-configuration", TokenProvider.Configuration),
        Open("GET", "/{tenant}/v2.0/.well-known/openid-configuration", TokenProvider.Configuration),
        Open("POST", "/{tenant}/oauth2/token", TokenProvider.Grant),
        Open("POST", "/{tenant}/oauth2/v2.0/token", TokenProvider.Grant),
    };

    /// <summary>Answers without a token and whatever the query.</summary>
    private static Route Open(string method, string template, Func<RequestContext, Answer> handler) =>
        new("Open", method, template, handler) { IsOpen = true };
}
