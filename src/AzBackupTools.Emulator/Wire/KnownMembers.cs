using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>Holds what a person wrote to the members that there are: a misspelt one would be passed over in silence.</summary>
internal static class KnownMembers
{
    /// <param name="given">The object.</param>
    /// <param name="path">Where it stands, such as vaults[0].items[2]; empty for the top.</param>
    /// <param name="known">The names of its members.</param>
    /// <exception cref="ArmErrorException">There is another; the message names it, its place, and those that there are.</exception>
    public static void Check(JsonObject given, string path, IEnumerable<string> known)
    {
        string? stranger = given.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (stranger is not null)
        {
            throw WireJson.Malformed(
                $"There is no member '{(path.Length == 0 ? stranger : $"{path}.{stranger}")}' here. There are: {string.Join(", ", known)}.");
        }
    }
}
