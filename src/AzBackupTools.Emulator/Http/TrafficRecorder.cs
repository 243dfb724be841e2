using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Http;

/// <summary>
/// Writes each exchange into a file of its own, in the form that validators of recorded ARM traffic read: liveRequest and liveResponse.
/// </summary>
/// <remarks>The token is not written. What was refused as malformed (400) is passed over: a validator would complain of the request. What concerns the emulator itself is passed over. Safe for any number of threads.</remarks>
public sealed class TrafficRecorder
{
    /// <summary>The environment variable that names a folder for everything that any emulator of this process answers.</summary>
    public const string Variable = "AZBACKUPTOOLS_RECORD";

    private readonly string _folder;
    private readonly string _session = Guid.NewGuid().ToString("N").Substring(0, 8);
    private int _count;

    /// <summary>Writes into <paramref name="folder"/>, which is made when it is missing.</summary>
    public TrafficRecorder(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new ArgumentException("The folder for recorded traffic has a name.", nameof(folder));
        }

        _folder = Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>The recorder that the environment asks for, or null.</summary>
    public static TrafficRecorder? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? new TrafficRecorder(folder) : null;

    /// <summary>Writes one exchange.</summary>
    public void Record(EmulatorRequest request, EmulatorResponse response)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        if (response is null)
        {
            throw new ArgumentNullException(nameof(response));
        }

        if (response.ConnectionEnd != ConnectionEnd.Orderly || response.Status == 400
            || !request.Uri.AbsolutePath.StartsWith("/subscriptions", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var exchange = new JsonObject
        {
            ["liveRequest"] = new JsonObject
            {
                ["method"] = request.Method,
                ["url"] = request.Uri.AbsoluteUri,
                ["headers"] = Headers(request.Headers, request.Body.Length > 0),
                ["body"] = Body(request.Body),
            },
            ["liveResponse"] = new JsonObject
            {
                ["statusCode"] = response.Status.ToString(CultureInfo.InvariantCulture),
                ["headers"] = Headers(response.Headers, false),
                ["body"] = Body(response.Body),
            },
        };
        string name = string.Format(CultureInfo.InvariantCulture, "{0}-{1:D6}.json", _session, Interlocked.Increment(ref _count));
        File.WriteAllBytes(Path.Combine(_folder, name), WireJson.Write(exchange));
    }

    private static JsonObject Headers(IReadOnlyDictionary<string, string> headers, bool hasBody)
    {
        var written = new JsonObject();
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (!header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            {
                written[header.Key] = header.Value;
            }
        }

        if (hasBody && !headers.ContainsKey("Content-Type"))
        {
            written["Content-Type"] = "application/json";
        }

        return written;
    }

    private static JsonNode Body(byte[] body)
    {
        try
        {
            return body.Length == 0 ? new JsonObject() : JsonNode.Parse(body) ?? new JsonObject();
        }
        catch (JsonException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(body));
        }
    }
}
