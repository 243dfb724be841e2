using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AzBackupTools.Conformance;

/// <summary>
/// Holds a body against the recorded one: every member is there with the same type and, where it is not a time, an id or a size, the
/// same value. A recorded null is the same as nothing. Further members are no difference.
/// </summary>
public sealed partial class BodyComparer
{
    private readonly LearnedNames _names;
    private readonly Action<string, string> _report;

    public BodyComparer(LearnedNames names, Action<string, string> report)
    {
        _names = names;
        _report = report;
    }

    public void Compare(string path, JsonNode? recorded, JsonNode? given)
    {
        if (recorded is null)
        {
            return;
        }

        if (given is null || Kind(recorded) != Kind(given))
        {
            _report(path, $"{given?.ToJsonString() ?? "missing"} in place of {Short(recorded)}");
            return;
        }

        switch (recorded)
        {
            case JsonObject o:
                CompareMembers(path, o, given.AsObject());
                break;
            case JsonArray a:
                CompareElements(path, a, given.AsArray());
                break;
            default:
                string expected = _names.Map(recorded.ToString());
                if (!IsInvented(path, recorded.ToString()) && !AreEqualNumbers(recorded, given) && !string.Equals(expected, given.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    _report(path, $"{Short(given)} in place of {Short(recorded)}");
                }

                break;
        }
    }

    private void CompareMembers(string path, JsonObject recorded, JsonObject given)
    {
        var byName = given.ToDictionary(member => member.Key, member => member.Value, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, JsonNode? value) in recorded)
        {
            string where = path.Length == 0 ? name : $"{path}.{name}";
            Compare(where, value, byName.TryGetValue(_names.Map(name), out JsonNode? own) ? own : null);
        }
    }

    private void CompareElements(string path, JsonArray recorded, JsonArray given)
    {
        for (int i = 0; i < recorded.Count; i++)
        {
            string? name = NameOf(recorded[i]);
            JsonNode? partner = name is null
                ? i < given.Count ? given[i] : null
                : given.FirstOrDefault(candidate => string.Equals(NameOf(candidate), _names.Map(name), StringComparison.OrdinalIgnoreCase));
            Compare(path + "[]", recorded[i], partner);
        }
    }

    private static bool AreEqualNumbers(JsonNode one, JsonNode other) => one.GetValueKind() == JsonValueKind.Number
        && double.Parse(one.ToJsonString(), CultureInfo.InvariantCulture).Equals(double.Parse(other.ToJsonString(), CultureInfo.InvariantCulture));

    private static string? NameOf(JsonNode? node) => node is JsonObject o
        ? (o["id"] as JsonValue ?? o["name"] ?? o["taskId"] ?? o["vaultCriticalOperation"] ?? o["type"] as JsonValue)?.ToString()
        : null;

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() == JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();

    /// <summary>True for times, durations, ids and sizes, told by their form; and for a few members whose form does not tell it.</summary>
    private static bool IsInvented(string path, string value)
    {
        string member = path[(path.LastIndexOf('.') + 1)..];
        return member is "protectedItemDataId" or "etag" or "nextLink" or "accessTokenString" or "taskExecutionDetails" or "resourceId" or "duration"
                or "estimatedRemainingDuration" or "deferredDeleteTimeRemaining" or "progressPercentage" or "Config Blob Name" or "Config Blob Container Name"
                or "Backup Size" or "containerId" or "protectionContainerId" or "tokenExtendedInformation" or "datasourceId" or "recoveryPointId" or "message"
            || member.EndsWith("Uri", StringComparison.Ordinal) && (value.Contains("blob.core", StringComparison.Ordinal) || value.EndsWith(".backup.windowsazure.com", StringComparison.Ordinal))
            || Guid().IsMatch(value) || Size().IsMatch(value) || IsTime(value);
    }

    private static bool IsTime(string value) => value.Length >= 8 && char.IsAsciiDigit(value[0]) && (value.Contains('-', StringComparison.Ordinal) || value.Contains('/', StringComparison.Ordinal))
        && !value.StartsWith("0001-01-01", StringComparison.Ordinal) && !value.StartsWith("2001-01-01", StringComparison.Ordinal)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Short(JsonNode node)
    {
        string text = node.ToJsonString();
        return text.Length > 480 ? text[..480] + "..." : text;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?<!00000000-0000-0000-0000-000000000000)", RegexOptions.IgnoreCase)]
    private static partial Regex Guid();

    [GeneratedRegex("^[0-9.]+ (MB|GB|KB|GBs)")]
    private static partial Regex Size();
}
