using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Everything that is answered. What is not here gets 501.</summary>
internal static class RouteTable
{
    public static readonly IReadOnlyList<Route> Routes =
        DoorRoutes.All.Concat(ArmRoutes.All).Concat(VaultRoutes.All).Concat(ItemRoutes.All).Concat(RefusedRoutes.All).ToArray();

    /// <summary>The same by verb and number of segments, so that a request looks at a handful.</summary>
    private static readonly ILookup<(string Method, int Count), Route> ByShape =
        Routes.ToLookup(route => (route.Method, route.SegmentCount));

    public static (Route? Route, IReadOnlyDictionary<string, string>? Names) Find(string method, IReadOnlyList<string> segments)
    {
        foreach (Route route in ByShape[(method, segments.Count)])
        {
            if (route.Match(segments) is { } names)
            {
                return (route, names);
            }
        }

        return (null, null);
    }

    /// <summary>What there is, by the top of its path, for those who ask for something else.</summary>
    public static readonly IReadOnlyList<string> Tops = Routes
        .Select(route => string.Join("/", route.Template.Split('/').Take(10))).Where(path => path.Split('/').Length > 3)
        .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>The verbs that a path answers to.</summary>
    public static string[] MethodsOf(IReadOnlyList<string> segments) =>
        Routes.Where(route => route.Match(segments) is not null).Select(route => route.Method).Distinct(StringComparer.Ordinal).ToArray();
}
