using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Conformance;

/// <summary>One recorded request with its answer.</summary>
public sealed class Exchange
{
    private Exchange(int number, JsonObject recorded)
    {
        Number = number;
        Method = (string)recorded["method"]!;
        Uri = new Uri((string)recorded["uri"]!);
        Status = (int)recorded["status"]!;
        RequestBody = recorded["requestBody"];
        Body = recorded["responseBody"];
        foreach ((string name, JsonNode? value) in recorded["headers"]?.AsObject() ?? [])
        {
            Headers[name] = value is JsonArray lines ? string.Join(", ", lines) : (string?)value ?? string.Empty;
        }
    }

    public int Number { get; }

    public string Method { get; }

    public Uri Uri { get; }

    public int Status { get; }

    public JsonNode? RequestBody { get; }

    public JsonNode? Body { get; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path behind the resource group, decoded.</summary>
    public string ShortPath
    {
        get
        {
            string path = Uri.UnescapeDataString(Uri.AbsolutePath);
            int at = path.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
            return at < 0 ? path : path[(at + "/providers/".Length)..];
        }
    }

    /// <summary>Reads a recording: an array of {method, uri, requestBody, status, headers, responseBody}.</summary>
    /// <exception cref="JsonException">The file is no such array.</exception>
    public static IReadOnlyList<Exchange> Read(string file) =>
        JsonNode.Parse(File.ReadAllText(file)) is JsonArray all
            ? all.Select((recorded, i) => new Exchange(i, recorded!.AsObject())).ToList()
            : throw new JsonException($"{file} is no array of exchanges.");
}
