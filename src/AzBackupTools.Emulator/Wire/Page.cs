using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>One page of a list: the entries after the key in the skip token, and the link to the rest.</summary>
/// <remarks>
/// The token names the last entry given, not a position: an entry that comes or goes between two pages makes no other entry
/// appear twice or not at all.
/// </remarks>
internal static class Page
{
    /// <summary>Azure Backup never sends more in one page.</summary>
    public const int Size = 200;

    public static JsonObject Of<T>(
        IReadOnlyList<T> sorted, Func<T, string> key, Func<T, JsonNode> entry, string? token, int size, Func<string, string> link)
    {
        int start = token is null ? 0 : After(sorted, key, ReadToken(token));
        int end = Math.Min(sorted.Count, start + size);
        var value = new JsonArray();
        for (int i = start; i < end; i++)
        {
            value.Add(entry(sorted[i]));
        }

        var page = new JsonObject { ["value"] = value };
        if (end < sorted.Count)
        {
            page["nextLink"] = link(WriteToken(key(sorted[end - 1])));
        }

        return page;
    }

    private static int After<T>(IReadOnlyList<T> sorted, Func<T, string> key, string last)
    {
        for (int i = 0; i < sorted.Count; i++)
        {
            if (string.CompareOrdinal(key(sorted[i]), last) > 0)
            {
                return i;
            }
        }

        return sorted.Count;
    }

    private static string WriteToken(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("after;" + key));

    private static string ReadToken(string token)
    {
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
}
