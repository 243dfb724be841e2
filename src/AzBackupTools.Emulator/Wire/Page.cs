using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>One page of a list: the entries after the key in the skip token, and the link to the rest.</summary>
/// <remarks>
/// The token names the last entry given, not a position: an entry that comes or goes between two pages makes no other entry
/// appear twice or not at all. Only the entries of the page are looked at, and each is written once.
/// </remarks>
internal static class Page
{
    /// <summary>Azure Backup never sends more in one page.</summary>
    public const int Size = 200;

    private static readonly ReadOnlyMemory<byte> Start = Encoding.UTF8.GetBytes("{\"value\":[");
    private static readonly ReadOnlyMemory<byte> End = Encoding.UTF8.GetBytes("]}");

    /// <summary>Writes a page.</summary>
    /// <param name="entries">What comes after the last entry of the page before; as far as the page goes, no more is asked of it.</param>
    /// <param name="key">The key of an entry, which the token for the next page holds.</param>
    /// <param name="entry">An entry as JSON, with a comma before it.</param>
    /// <param name="size">How many entries at most.</param>
    /// <param name="link">The address of the next page by its token.</param>
    public static List<ReadOnlyMemory<byte>> Of<T>(
        IEnumerable<T> entries, Func<T, string> key, Func<T, ReadOnlyMemory<byte>> entry, int size, Func<string, string> link)
    {
        var parts = new List<ReadOnlyMemory<byte>>(size + 2) { Start };
        T last = default!;
        foreach (T one in entries)
        {
            if (parts.Count > size)
            {
                string next = "],\"nextLink\":\"" + JsonEncodedText.Encode(link(WriteToken(key(last))), WireJson.Encoder).ToString() + "\"}";
                parts.Add(Encoding.UTF8.GetBytes(next));
                return parts;
            }

            ReadOnlyMemory<byte> written = entry(one);
            parts.Add(parts.Count == 1 ? written.Slice(1) : written);
            last = one;
        }

        parts.Add(End);
        return parts;
    }

    /// <summary>A page of a list that is there as a whole, in the order of its keys.</summary>
    public static IEnumerable<T> After<T>(IReadOnlyList<T> sorted, Func<T, string> key, string? last)
    {
        foreach (T one in sorted)
        {
            if (last is null || string.CompareOrdinal(key(one), last) > 0)
            {
                yield return one;
            }
        }
    }

    /// <summary>An entry as <see cref="Of"/> takes it.</summary>
    public static ReadOnlyMemory<byte> Entry(JsonNode body) => WireJson.WriteAfterComma(body);

    /// <summary>The key in a token, or null where there is no token.</summary>
    public static string? ReadToken(string? token)
    {
        if (token is null)
        {
            return null;
        }

        try
        {
            // A plus sign of the token may have come as a space.
            string text = Encoding.UTF8.GetString(Convert.FromBase64String(token.Replace(' ', '+')));
            if (text.StartsWith("after;", StringComparison.Ordinal))
            {
                return text.Substring("after;".Length);
            }
        }
        catch (FormatException)
        {
            // told below
        }

        throw new ArmErrorException(
            400, "BMSUserErrorInvalidInput", "Input provided for the call is invalid\r\nPlease check the required inputs. The skip token is not one of this service: follow nextLink as it is.");
    }

    private static string WriteToken(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("after;" + key));
}
