using System;

namespace AzBackupTools.Core.Models;

/// <summary>Reads names out of an ARM id, whatever the case of its words.</summary>
internal static class ResourcePath
{
    /// <summary>The name that follows a collection: "web01" for "virtualMachines"; null where the id has no such part.</summary>
    public static string? Segment(string? id, string collection) =>
        Find(id, collection, out var start, out var end) ? Unescaped(id!.Substring(start, end - start)) : null;

    /// <summary>The id up to and with the name that follows a collection; null where the id has no such part.</summary>
    public static string? UpTo(string? id, string collection) =>
        Find(id, collection, out _, out var end) ? id!.Substring(0, end) : null;

    private static bool Find(string? id, string collection, out int start, out int end)
    {
        start = end = 0;
        if (id is null)
        {
            return false;
        }

        var from = 0;
        while (true)
        {
            var at = id.IndexOf(collection, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            start = at + collection.Length + 1;
            if (at > 0 && id[at - 1] == '/' && start < id.Length && id[start - 1] == '/')
            {
                end = id.IndexOf('/', start);
                end = end < 0 ? id.Length : end;
                return end > start;
            }

            from = at + collection.Length;
        }
    }

    private static string Unescaped(string name) => name.IndexOf('%') < 0 ? name : Uri.UnescapeDataString(name);
}
