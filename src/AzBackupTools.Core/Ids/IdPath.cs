using System;
using System.Linq;
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

    private static readonly bool[] StandsAsItIs = [.. Enumerable.Range(0, 128).Select(static c =>
        c == '/' || char.IsLetterOrDigit((char)c) || AllowedBesideLettersAndDigits.IndexOf((char)c) >= 0)];

    /// <summary>The segments of an id, unescaped; a leading host, a query and doubled slashes are dropped.</summary>
    public static string[] Split(string id)
    {
        var path = id.Trim();
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            var slash = path.IndexOf('/', scheme + 3);
            path = slash < 0 ? string.Empty : path.Substring(slash);
            var query = path.IndexOfAny(['?', '#']);
            path = query < 0 ? path : path.Substring(0, query);
        }

        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].IndexOf('%') >= 0)
            {
                segments[i] = Uri.UnescapeDataString(segments[i]);
            }
        }

        return segments.Length > 1 && IsHost(segments[0]) && Is(segments[1], "subscriptions")
            ? segments.AsSpan(1).ToArray()
            : segments;
    }

    /// <summary>Escapes a readable path for a URL.</summary>
    public static string Escape(string path)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (c < 128 && StandsAsItIs[c])
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

    /// <summary>Refuses a name that would change the meaning of a path.</summary>
    public static string Name(string? value, string parameter)
    {
        var complaint = Complaint(value);
        return complaint is null ? value! : throw new ArgumentException($"'{value}' cannot be used as {parameter}: {complaint}", parameter);
    }

    /// <summary>What is wrong with a name, or null: what else a service refuses is the service's to say.</summary>
    public static string? Complaint(string? name) => name switch
    {
        null => "it is empty, and a name is needed.",
        _ when name.Trim().Length == 0 => "it is empty, and a name is needed.",
        _ when name.IndexOf('/') >= 0 => "it contains '/'. A name is needed, not a path or an id.",
        "." or ".." => "a path would lose it.",
        _ => null,
    };

    /// <summary>Compares keywords as ARM does.</summary>
    public static bool Is(string? segment, string keyword) => string.Equals(segment, keyword, StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string segment) => segment.IndexOf('.') > 0 || Is(segment, "localhost") || segment.IndexOf(':') > 0;
}
