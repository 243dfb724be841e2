using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>Makes lists of models from lists on the wire, which may be missing or have holes.</summary>
internal static class WireList
{
    public static IReadOnlyList<string> Read(List<string?>? wire)
    {
        if (wire is null || wire.Count == 0)
        {
            return [];
        }

        var list = new List<string>(wire.Count);
        foreach (var element in wire)
        {
            if (element is not null)
            {
                list.Add(element);
            }
        }

        return list.ToArray();
    }

    public static IReadOnlyList<T> Read<T>(List<T?>? wire)
        where T : struct
    {
        if (wire is null || wire.Count == 0)
        {
            return [];
        }

        var list = new List<T>(wire.Count);
        foreach (var element in wire)
        {
            if (element is { } value)
            {
                list.Add(value);
            }
        }

        return list.ToArray();
    }

    public static IReadOnlyList<TModel> Read<TWire, TModel>(List<TWire?>? wire, Func<TWire, TModel> read)
        where TWire : class
    {
        if (wire is null || wire.Count == 0)
        {
            return [];
        }

        var list = new List<TModel>(wire.Count);
        foreach (var element in wire)
        {
            if (element is not null)
            {
                list.Add(read(element));
            }
        }

        return list.ToArray();
    }
}
