using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Http;

/// <summary>
/// Writes each exchange into a file of its own, in the form that validators of recorded ARM traffic read: liveRequest and liveResponse.
/// </summary>
/// <remarks>
/// The form is that of oav, the validator of Azure's own contracts (https://github.com/Azure/oav). The token is not written. A request
/// that was refused as malformed is passed over: a validator would complain of it, not of the answer. What concerns the emulator itself,
/// what broke off, and what is about secrets of key vaults are passed over. Safe for any number of threads, and for processes that share a folder.
/// </remarks>
public sealed class TrafficRecorder
{
    /// <summary>The environment variable that names a folder for everything that any emulator of this process answers.</summary>
    public const string Variable = "AZBACKUPTOOLS_RECORD";

    /// <summary>Answers that say no more than that the request does not have the form of the contract.</summary>
    private static readonly HashSet<string> Malformed = new(StringComparer.Ordinal)
    {
        "InvalidRequestContent", "InvalidParameter", "InvalidResourceName", "BMSUserErrorInvalidInput", "BMSUserErrorInvalidPolicyInput",
        "MissingApiVersionParameter", "InvalidApiVersionParameter", "NoRegisteredProviderFound", "InvalidSubscriptionId",
    };

    private static readonly Uri Azure = new("https://management.azure.com");
    private static readonly Lazy<TrafficRecorder?> Process = new(FromEnvironment);

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

    /// <summary>The recorder that the environment asked for when it was first looked for, or null.</summary>
    public static TrafficRecorder? OfProcess => Process.Value;

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

        if (response.ConnectionEnd != ConnectionEnd.Orderly
            || !IsForResourceManager(request.Uri.AbsolutePath.TrimStart('/'))
            || IsAboutSecrets(request.Uri))
        {
            return;
        }

        JsonNode answer = Body(response.Body);
        if (response.Status == 400 && (answer as JsonObject)?["error"]?["code"] is JsonValue code && Malformed.Contains(code.ToString()))
        {
            return;
        }

        var exchange = new JsonObject
        {
            ["liveRequest"] = new JsonObject
            {
                ["method"] = request.Method,
                ["url"] = new Uri(Azure, request.Uri.PathAndQuery).AbsoluteUri,
                ["headers"] = Headers(request.Headers, request.Body.Length > 0),
                ["body"] = Body(request.Body),
            },
            ["liveResponse"] = new JsonObject
            {
                ["statusCode"] = response.Status.ToString(CultureInfo.InvariantCulture),
                ["headers"] = Headers(response.Headers, false),
                ["body"] = answer,
            },
        };
        string name = string.Format(CultureInfo.InvariantCulture, "{0}-{1:D6}.json", _session, Interlocked.Increment(ref _count));
        File.WriteAllBytes(Path.Combine(_folder, name), WireJson.Write(exchange));
    }

    private static bool IsForResourceManager(string path) =>
        path.StartsWith("subscriptions", StringComparison.OrdinalIgnoreCase) || path.StartsWith("providers/", StringComparison.OrdinalIgnoreCase);

    /// <summary>On the host of a key vault everything is a secret; ARM would take one as Microsoft.KeyVault/vaults/{name}/secrets/{name}.</summary>
    private static bool IsAboutSecrets(Uri uri)
    {
        string path = Uri.UnescapeDataString(uri.AbsolutePath);
        int at = path.IndexOf("Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase);
        return SecretsProvider.Hosts.Covers(uri) || (at > 0 && path.IndexOf("/secrets", at, StringComparison.OrdinalIgnoreCase) > 0);
    }

    private static TrafficRecorder? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? new TrafficRecorder(folder) : null;

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
