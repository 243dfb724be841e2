using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>The lists of words in a policy, read without complaint: it was looked through when it came.</summary>
internal static class PolicyWords
{
    public static IEnumerable<string> Texts(JsonNode? given) => (given as JsonArray ?? new JsonArray()).Select(text => text?.ToString() ?? string.Empty);

    public static HashSet<DayOfWeek> Days(JsonNode? given) => new(Texts(given)
        .Select(text => Enum.TryParse(text, true, out DayOfWeek day) ? day : (DayOfWeek?)null).Where(day => day is not null).Select(day => day!.Value));
}
