using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Resource tags.</summary>
internal static class Tags
{
    /// <summary>The tags of a body, or null when it has none.</summary>
    public static IReadOnlyDictionary<string, string>? Read(RequestBody body)
    {
        if (body.Object("tags") is not { } given)
        {
            return null;
        }

        var tags = new Dictionary<string, string>(System.StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, JsonNode?> tag in given)
        {
            tags[tag.Key] = tag.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String
                ? value.GetValue<string>()
                : throw WireJson.Malformed($"The tag '{tag.Key}' must be a string.");
        }

        return tags;
    }

    public static JsonObject Write(IReadOnlyDictionary<string, string> tags)
    {
        var written = new JsonObject();
        foreach (KeyValuePair<string, string> tag in tags)
        {
            written[tag.Key] = tag.Value;
        }

        return written;
    }
}
