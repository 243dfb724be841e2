using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>Makes maps of models from maps on the wire. Names compare without case; of two that differ in case only, the last wins.</summary>
internal static class WireMap
{
    public static IReadOnlyDictionary<string, string> Read(Dictionary<string, string?>? wire)
    {
        if (wire is null || wire.Count == 0)
        {
            return EmptyMap.Of<string>();
        }

        var map = new Dictionary<string, string>(wire.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var pair in wire)
        {
            map[pair.Key] = pair.Value ?? string.Empty;
        }

        return new ReadOnlyDictionary<string, string>(map);
    }

    public static IReadOnlyDictionary<string, TModel> Read<TWire, TModel>(Dictionary<string, TWire?>? wire, Func<TWire, TModel> read)
        where TWire : class
    {
        if (wire is null || wire.Count == 0)
        {
            return EmptyMap.Of<TModel>();
        }

        var map = new Dictionary<string, TModel>(wire.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var pair in wire)
        {
            if (pair.Value is not null)
            {
                map[pair.Key] = read(pair.Value);
            }
        }

        return new ReadOnlyDictionary<string, TModel>(map);
    }
}
