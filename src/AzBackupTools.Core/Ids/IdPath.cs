using System;
using System.Text;

namespace AzBackupTools.Core.Ids;

/// <summary>Splits, unescapes and escapes the path of an id.</summary>
internal static class IdPath
{
    /// <summary>
    /// The unreserved characters of RFC 3986. A semicolon is escaped to %3B as Azure's own clients do, since some
    /// HTTP stacks read a bare one as the start of a path parameter.
    /// </summary>
    private const string AllowedBesideLettersAndDigits = "-._~";

    /// <summary>The segments of an id, unescaped; a leading scheme and host, a query and doubled slashes are dropped.</summary>
    public static string[] Split(string id)
    {
        var path = id.Trim();
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            var slash = path.IndexOf('/', scheme + 3);
            path = slash < 0 ? string.Empty : path.Substring(slash);
        }

        var query = path.IndexOfAny(['?', '#']);
        if (scheme > 0 && query >= 0)
        {
            path = path.Substring(0, query);
        }

        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].IndexOf('%') >= 0)
            {
                segments[i] = Uri.UnescapeDataString(segments[i]);
            }
        }

        return segments;
    }

    /// <summary>Escapes a readable path for a URL.</summary>
    public static string Escape(string path)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            var plain = c is '/' || c < 128 && (char.IsLetterOrDigit(c) || AllowedBesideLettersAndDigits.IndexOf(c) >= 0);
            if (plain)
            {
                escaped?.Append(c);
                continue;
            }

            escaped ??= new StringBuilder(path.Length + 16).Append(path, 0, i);
            var length = char.IsHighSurrogate(c) && i + 1 < path.Length ? 2 : 1;
            escaped.Append(Uri.EscapeDataString(path.Substring(i, length)));
            i += length - 1;
        }

        return escaped?.ToString() ?? path;
    }

    /// <summary>Refuses what would change the meaning of a path.</summary>
    public static string Name(string? value, string parameter)
    {
        if (value is null || value.Trim().Length == 0)
        {
            throw new ArgumentException($"'{parameter}' is empty: a name is needed.", parameter);
        }

        if (value.IndexOf('/') >= 0)
        {
            throw new ArgumentException($"'{value}' contains '/': '{parameter}' is a name, not a path or an id.", parameter);
        }

        return value;
    }
}
