using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Arm;

/// <summary>
/// Notices a page that the service sends twice, so that nothing comes out twice: by the ids of its first and its last element and their
/// number, since no element stands on two pages. It remembers a few bytes of a page, and nothing of a list of one.
/// </summary>
internal sealed class SeenPages
{
    private readonly HashSet<(int First, int Last, int Count)> _seen = new();
    private bool _hasMore;

    /// <summary>Takes the next page.</summary>
    /// <returns>Whether it came before. A page whose elements have no ids is always new.</returns>
    public bool HasSeen<T>(ArmPage<T> page)
    {
        var first = !_hasMore;
        _hasMore = !string.IsNullOrEmpty(page.NextLink);
        return !(first && !_hasMore)
            && page.Value is { Count: > 0 } elements
            && elements[0] is IArmElement { Id: { } firstId }
            && elements[elements.Count - 1] is IArmElement { Id: { } lastId }
            && !_seen.Add((StringComparer.Ordinal.GetHashCode(firstId), StringComparer.Ordinal.GetHashCode(lastId), elements.Count));
    }
}
