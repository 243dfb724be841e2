using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;

namespace AzBackupTools.Emulator.Host;

/// <summary>
/// Writes each exchange as {"liveRequest", "liveResponse"}, the form that oav, the validator of Azure's own contracts, reads
/// (https://github.com/Azure/oav). The token is left out.
/// </summary>
internal sealed class ExchangeRecorder
{
    private static readonly Uri Azure = new("https://management.azure.com");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _folder;
    private int _count;

    public ExchangeRecorder(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;

        // A folder that holds exchanges already is continued, not overwritten.
        foreach (string file in Directory.EnumerateFiles(_folder, "*.json"))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                _count = Math.Max(_count, number);
            }
        }
    }

    /// <summary>Only what goes to Azure Resource Manager has a contract to be held against.</summary>
    public static bool Wants(EmulatorRequest request) =>
        request.Uri.AbsolutePath.TrimStart('/').StartsWith("subscriptions", StringComparison.OrdinalIgnoreCase);

    public void Write(EmulatorRequest request, EmulatorResponse response)
    {
        var exchange = new JsonObject
        {
            ["liveRequest"] = new JsonObject
            {
                ["method"] = request.Method,
                ["url"] = new Uri(Azure, request.Uri.PathAndQuery).AbsoluteUri,
                ["headers"] = Headers(request.Headers),
                ["body"] = Body(request.Body),
            },
            ["liveResponse"] = new JsonObject
            {
                ["statusCode"] = response.Status.ToString(CultureInfo.InvariantCulture),
                ["headers"] = Headers(response.Headers),
                ["body"] = Body(response.Body),
            },
        };
        int number = Interlocked.Increment(ref _count);
        File.WriteAllText(Path.Combine(_folder, FormattableString.Invariant($"{number:000000}.json")), exchange.ToJsonString(Indented));
    }

    private static JsonObject Headers(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var copy = new JsonObject();
        foreach ((string name, string value) in headers)
        {
            copy[name] = string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase) ? "Bearer (left out)" : value;
        }

        return copy;
    }

    private static JsonNode Body(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? new JsonObject() : JsonNode.Parse(bytes) ?? new JsonObject();
        }
        catch (JsonException)
        {
            return JsonValue.Create(System.Text.Encoding.UTF8.GetString(bytes));
        }
    }
}
