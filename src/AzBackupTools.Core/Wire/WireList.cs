using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>Makes lists of models from lists on the wire, which may be missing or have holes.</summary>
internal static class WireList
{
    public static IReadOnlyList<string> Read(List<string?>? wire) => Read(wire, static text => text);

    public static IReadOnlyList<T> Read<T>(List<T?>? wire)
        where T : struct
    {
        if (wire is null || wire.Count == 0)
        {
            return [];
        }

        var list = new T[wire.Count];
        var count = 0;
        foreach (var element in wire)
        {
            if (element is { } value)
            {
                list[count++] = value;
            }
        }

        return WithoutHoles(list, count);
    }

    public static IReadOnlyList<TModel> Read<TWire, TModel>(List<TWire?>? wire, Func<TWire, TModel> read)
        where TWire : class
    {
        if (wire is null || wire.Count == 0)
        {
            return [];
        }

        var list = new TModel[wire.Count];
        var count = 0;
        foreach (var element in wire)
        {
            if (element is not null)
            {
                list[count++] = read(element);
            }
        }

        return WithoutHoles(list, count);
    }

    private static T[] WithoutHoles<T>(T[] list, int count)
    {
        if (count < list.Length)
        {
            Array.Resize(ref list, count);
        }

        return list;
    }
}
