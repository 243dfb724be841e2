using System.Collections.Generic;

namespace AzBackupTools.Core.Arm;

/// <summary>
/// Notices a page that the service sends twice, by the ids of its elements, so that nothing comes out twice. It remembers eight bytes
/// for a page, and nothing at all for a list of one.
/// </summary>
internal sealed class SeenPages
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly HashSet<ulong> _seen = new();
    private bool _hasMore;

    /// <summary>Takes the next page.</summary>
    /// <returns>Whether one with the same elements in the same order came before. A page whose elements have no ids is always new.</returns>
    public bool HasSeen<T>(ArmPage<T> page)
    {
        var first = !_hasMore;
        _hasMore = !string.IsNullOrEmpty(page.NextLink);
        if ((first && !_hasMore) || page.Value is not { Count: > 0 } elements)
        {
            return false;
        }

        // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/index.html
        var hash = Basis;
        foreach (var element in elements)
        {
            if (element is not IArmElement { Id: { } id })
            {
                return false;
            }

            foreach (var c in id)
            {
                hash = unchecked((hash ^ c) * Prime);
            }

            hash = unchecked((hash ^ '\n') * Prime);
        }

        return !_seen.Add(hash);
    }
}
