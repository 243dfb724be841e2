using System.Text.Json.Nodes;

namespace AzBackupTools.Conformance;

/// <summary>What the service made up and what the emulator made up in its place: ids of operations, jobs and recovery points, tokens.</summary>
public sealed class LearnedNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public void Learn(string recorded, string given)
    {
        if (recorded.Length > 0 && given.Length > 0)
        {
            _names[recorded] = given;
            if (Uri.EscapeDataString(recorded) is var escaped && escaped != recorded)
            {
                _names[escaped] = Uri.EscapeDataString(given);
            }
        }
    }

    public bool Knows(string recorded) => _names.ContainsKey(recorded);

    /// <summary>A text of the recording in the emulator's names.</summary>
    public string Map(string text)
    {
        foreach ((string recorded, string given) in _names)
        {
            text = text.Replace(recorded, given, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>Learns from the headers of an answer.</summary>
    public void LearnHeaders(Exchange exchange, IReadOnlyDictionary<string, string> given)
    {
        foreach (string name in new[] { "azure-asyncoperation", "location" })
        {
            if (exchange.Headers.TryGetValue(name, out string? recorded) && given.TryGetValue(name, out string? own))
            {
                Learn(LastPart(recorded), LastPart(own));
            }
        }
    }

    /// <summary>Learns from the body of an answer.</summary>
    public void LearnBody(JsonNode? recorded, JsonNode? given)
    {
        if (recorded is not JsonObject r || given is not JsonObject g)
        {
            return;
        }

        if (r["properties"] is JsonObject properties && g["properties"] is JsonObject own)
        {
            foreach (string name in new[] { "jobId", "accessTokenString", "audience", "servicePrincipalObjectId", "tenantId" })
            {
                if (properties[name] is JsonValue value && own[name] is JsonValue ownValue)
                {
                    Learn(value.ToString(), ownValue.ToString());
                }
            }
        }

        if (r["value"] is JsonArray list && g["value"] is JsonArray ownList && list.Count <= ownList.Count)
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (list[i]?["type"]?.ToString().EndsWith("recoveryPoints", StringComparison.Ordinal) == true)
                {
                    Learn(list[i]!["name"]!.ToString(), ownList[i]!["name"]!.ToString());
                }
            }
        }
    }

    private static string LastPart(string uri) => Uri.UnescapeDataString(uri.Split('?')[0].Split('/')[^1]);
}
