using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>The JSON object of a request, read by path; a member of the wrong type is a refusal that names it.</summary>
internal sealed class RequestBody
{
    private readonly JsonObject _root;

    public RequestBody(JsonObject root) => _root = root;

    public JsonObject Root => _root;

    public string? Text(params string[] path) =>
        Find(path) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            _ => throw Wrong(path, "a string"),
        };

    public bool? Flag(params string[] path) =>
        Find(path) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
            _ => throw Wrong(path, "true or false"),
        };

    public int? Whole(params string[] path) =>
        Find(path) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number && AsWhole(value) is { } whole => whole,
            _ => throw Wrong(path, "a whole number"),
        };

    public double? Number(params string[] path) =>
        Find(path) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number
                && double.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) => number,
            _ => throw Wrong(path, "a number"),
        };

    public JsonObject? Object(params string[] path) =>
        Find(path) switch
        {
            null => null,
            JsonObject value => value,
            _ => throw Wrong(path, "an object"),
        };

    public JsonArray? Array(params string[] path) =>
        Find(path) switch
        {
            null => null,
            JsonArray value => value,
            _ => throw Wrong(path, "an array"),
        };

    public bool Has(params string[] path) =>
        Find(path) is not null;

    /// <summary>The integer of a number that is one.</summary>
    public static int? AsWhole(JsonValue value) =>
        value.TryGetValue(out int whole) ? whole
        : int.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int parsed) ? parsed
        : null;

    private JsonNode? Find(string[] path)
    {
        JsonNode? node = _root;
        for (int i = 0; i < path.Length; i++)
        {
            if (node is null)
            {
                return null;
            }

            if (node is not JsonObject here)
            {
                string[] parent = new string[i];
                System.Array.Copy(path, parent, i);
                throw Wrong(parent, "an object");
            }

            node = here.TryGetPropertyValue(path[i], out JsonNode? next) ? next : null;
        }

        return node;
    }

    private static ArmErrorException Wrong(string[] path, string expected) =>
        WireJson.Malformed($"The member '{string.Join(".", path)}' of the request content must be {expected}.");
}
