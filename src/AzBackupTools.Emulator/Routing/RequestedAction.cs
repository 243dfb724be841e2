using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>The RBAC action that a request needs, and the scope that it is needed at.</summary>
/// <param name="Action">Microsoft.RecoveryServices/vaults/read; null where nothing is asked for.</param>
/// <param name="Scope">The ARM id of the resource, or of what a list is of.</param>
/// <remarks><see href="https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance" />.</remarks>
internal sealed record RequestedAction(string? Action, string Scope)
{
    /// <summary>Finds the action from the types in a path: those are every other segment after the provider.</summary>
    public static RequestedAction Of(string method, IReadOnlyList<string> segments)
    {
        string path = "/" + string.Join("/", segments);
        int provider = LastIndexOf(segments, "providers");
        if (provider < 0 || provider + 2 >= segments.Count)
        {
            return OfGroup(method, segments, path);
        }

        List<string> rest = segments.Skip(provider + 2).ToList();
        string type = segments[provider + 1] + "/" + string.Join("/", rest.Where((_, i) => i % 2 == 0));

        // A trailing type is a list, of which the parent is the scope; with POST it is the name of what is done.
        bool trails = rest.Count % 2 == 1;
        string scope = trails ? "/" + string.Join("/", segments.Take(rest.Count == 1 ? Math.Max(provider, 0) : segments.Count - 1)) : path;
        return new RequestedAction($"{type}/{Verb(method)}", scope);
    }

    private static RequestedAction OfGroup(string method, IReadOnlyList<string> segments, string path) =>
        segments.Count >= 3 && ResourcePath.Is(segments[0], "subscriptions") && ResourcePath.Is(segments[2], "resourceGroups")
            ? new RequestedAction($"Microsoft.Resources/subscriptions/resourceGroups/{Verb(method)}", segments.Count == 3 ? "/" + string.Join("/", segments.Take(2)) : path)
            : new RequestedAction(null, path);

    private static string Verb(string method) => method switch { "GET" or "HEAD" => "read", "DELETE" => "delete", "POST" => "action", _ => "write" };

    private static int LastIndexOf(IReadOnlyList<string> segments, string word)
    {
        for (int i = segments.Count - 1; i >= 0; i--)
        {
            if (ResourcePath.Is(segments[i], word))
            {
                return i;
            }
        }

        return -1;
    }
}
