using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzBackupTools.Emulator;

namespace AzBackupTools.Conformance;

/// <summary>Sends the requests of a recording in their order to an emulator seeded to match, and tells where the answers differ.</summary>
/// <remarks>
/// Seeded: the groups, machines and storage accounts that the recording found, at the time it was made. Where it shows an operation
/// further than the emulator is, time moves on. A vault is refreshed beforehand where the recorded one knew its machines by itself.
/// </remarks>
public sealed partial class RecordingReplay
{
    private readonly string _name;
    private readonly IReadOnlyList<Exchange> _exchanges;
    private readonly EmulatorEngine _engine;
    private readonly LearnedNames _names = new();
    private readonly List<Difference> _differences = [];

    private RecordingReplay(string file)
    {
        _name = Path.GetFileName(file);
        _exchanges = Exchange.Read(file);
        string[] subscriptions = _exchanges.Select(exchange => Subscription().Match(exchange.Uri.AbsolutePath))
            .Where(match => match.Success).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct().ToArray();
        _engine = new EmulatorEngine(new EmulatorOptions
        {
            StartTime = StartOf(_exchanges), SubscriptionIds = subscriptions.Length > 0 ? subscriptions : [EmulatorOptions.DefaultSubscriptionId], Loose = true,
        });
    }

    /// <summary>Replays one file.</summary>
    public static async Task<(int Exchanges, IReadOnlyList<Difference> Differences)> RunAsync(string file, CancellationToken cancellationToken)
    {
        var replay = new RecordingReplay(file);
        await replay.SeedAsync(cancellationToken).ConfigureAwait(false);
        foreach (Exchange exchange in replay._exchanges)
        {
            await replay.CompareAsync(exchange, cancellationToken).ConfigureAwait(false);
        }

        return (replay._exchanges.Count, replay._differences);
    }

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        string all = string.Concat(_exchanges.Select(exchange => exchange.Uri + " " + exchange.RequestBody?.ToJsonString() + " "));
        foreach (string group in Group().Matches(all).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await SendAsync("PUT", Absolute(group + "?api-version=2022-12-01"), """{"location":"eastus2euap"}""", cancellationToken).ConfigureAwait(false);
        }

        string location = _exchanges.Where(exchange => exchange.Method == "PUT" && exchange.ShortPath.StartsWith("Microsoft.RecoveryServices/vaults/", StringComparison.OrdinalIgnoreCase))
            .Select(exchange => exchange.RequestBody?["location"]?.ToString()).FirstOrDefault(text => text is not null) ?? "eastus2euap";
        await SeedMachinesAsync(location, cancellationToken).ConfigureAwait(false);
        foreach (Exchange exchange in _exchanges.Where(exchange => exchange is { Method: "GET", Status: 200, Body: JsonObject }))
        {
            string path = exchange.Uri.AbsolutePath;
            if (path.Contains("/virtualMachines/", StringComparison.OrdinalIgnoreCase) && !path.Contains("RecoveryServices", StringComparison.OrdinalIgnoreCase))
            {
                await SendAsync("PUT", Absolute(path + "?api-version=2022-11-01"), exchange.Body!.ToJsonString(), cancellationToken).ConfigureAwait(false);
            }
            else if (path.Contains("Microsoft.Storage/storageAccounts/", StringComparison.OrdinalIgnoreCase))
            {
                await SendAsync("PUT", Absolute(path + "?api-version=2016-01-01"), exchange.Body!.ToJsonString(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The machines of others that the recorded vaults offered for protection.</summary>
    private async Task SeedMachinesAsync(string location, CancellationToken cancellationToken)
    {
        IEnumerable<string> ids = _exchanges
            .Where(exchange => exchange.ShortPath.EndsWith("backupProtectableItems", StringComparison.OrdinalIgnoreCase))
            .SelectMany(exchange => exchange.Body?["value"]?.AsArray() ?? [])
            .Select(item => item?["properties"]?["virtualMachineId"]?.ToString() ?? string.Empty)
            .Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids)
        {
            string group = Group().Match(id).Value;
            await SendAsync("PUT", Absolute(group + "?api-version=2022-12-01"), """{"location":"eastus2euap"}""", cancellationToken).ConfigureAwait(false);
            await SendAsync("PUT", Absolute(id + "?api-version=2022-11-01"), $$"""{"location":"{{location}}"}""", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CompareAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        await RefreshAsync(exchange, cancellationToken).ConfigureAwait(false);
        string uri = _names.Map(exchange.Uri.OriginalString);
        string? body = exchange.RequestBody is null ? null : _names.Map(exchange.RequestBody.ToJsonString());
        EmulatorResponse answer = await SendAsync(exchange.Method, uri, body, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < 1200 && IsBehind(exchange, answer); i++)
        {
            _engine.Clock.Advance(TimeSpan.FromSeconds(10));
            answer = await SendAsync(exchange.Method, uri, body, cancellationToken).ConfigureAwait(false);
        }

        JsonNode? given = answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body);
        if (answer.Status != exchange.Status)
        {
            Report(exchange, "status", $"{answer.Status} in place of {exchange.Status}: {Encoding.UTF8.GetString(answer.Body)}");
            return;
        }

        CompareHeaders(exchange, answer);
        _names.LearnBody(exchange.Body, given);
        new BodyComparer(_names, (where, what) => Report(exchange, where, what)).Compare(string.Empty, exchange.Body, given);
        foreach ((string whose, JsonNode? read) in new[] { ("recorded", exchange.Body), ("emulated", given) })
        {
            if (ModelReader.Read(read) is { } problem)
            {
                Report(exchange, "model", $"{whose}: {problem}");
            }
        }
    }

    private void CompareHeaders(Exchange exchange, EmulatorResponse answer)
    {
        _names.LearnHeaders(exchange, answer.Headers);
        foreach (string name in new[] { "azure-asyncoperation", "location", "retry-after" })
        {
            if (!exchange.Headers.TryGetValue(name, out string? recorded))
            {
                continue;
            }

            if (!answer.Headers.TryGetValue(name, out string? given))
            {
                Report(exchange, "header:" + name, $"missing, recorded is {recorded}");
            }
            else if (!string.Equals(_names.Map(recorded), given, StringComparison.OrdinalIgnoreCase))
            {
                Report(exchange, "header:" + name, $"{given} in place of {recorded}");
            }
        }
    }

    /// <summary>The recorded vault sometimes knew machines by itself; the emulator's has to be asked.</summary>
    private async Task RefreshAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        bool lists = exchange.Method == "GET" && exchange.ShortPath.EndsWith("backupProtectableItems", StringComparison.OrdinalIgnoreCase)
            && exchange.Body?["value"] is JsonArray { Count: > 0 };
        bool protects = exchange.Method == "PUT" && exchange.ShortPath.Contains("/protectedItems/", StringComparison.OrdinalIgnoreCase);
        if (lists || protects)
        {
            string vault = VaultOf().Match(exchange.Uri.OriginalString).Value;
            await SendAsync("POST", vault + "/backupFabrics/Azure/refreshContainers?api-version=2023-02-01", null, cancellationToken).ConfigureAwait(false);
            _engine.Clock.Advance(TimeSpan.FromSeconds(120));
        }
    }

    private static bool IsBehind(Exchange exchange, EmulatorResponse answer)
    {
        bool asks = exchange.Method == "GET" || exchange.ShortPath.EndsWith("backupCrrJob", StringComparison.OrdinalIgnoreCase);
        if (!asks)
        {
            return false;
        }

        return (exchange.Status is 200 or 204 && answer.Status == 202)
            || (answer.Status == 200 && StateOf(exchange.Body) is "Succeeded" or "Completed"
                && StateOf(answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body)) is "InProgress" or "Updating" or "Provisioning");
    }

    private static string? StateOf(JsonNode? body) => body is not JsonObject
        ? null
        : ((body["status"] ?? (body["properties"] is JsonObject properties ? properties["status"] ?? properties["provisioningState"] : null)) as JsonValue)?.ToString();

    private void Report(Exchange exchange, string where, string what) =>
        _differences.Add(new Difference(_name, exchange.Number, $"{exchange.Method} {exchange.ShortPath}", where, what));

    private Task<EmulatorResponse> SendAsync(string method, string uri, string? body, CancellationToken cancellationToken) => _engine.HandleAsync(
        new EmulatorRequest(
            method, new Uri(uri), [new("Authorization", "Bearer recorded")], body is null ? null : Encoding.UTF8.GetBytes(body)),
        cancellationToken);

    private string Absolute(string path) => _exchanges[0].Uri.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>The first moment that the recording tells, a little before.</summary>
    private static DateTimeOffset StartOf(IReadOnlyList<Exchange> exchanges)
    {
        foreach (Exchange exchange in exchanges)
        {
            Match tag = ETag().Match(Uri.UnescapeDataString(exchange.Body?.ToJsonString() ?? string.Empty));
            if (tag.Success && DateTimeOffset.TryParse(tag.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
            {
                return moment - TimeSpan.FromSeconds(30);
            }
        }

        return new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    [GeneratedRegex("/subscriptions/([0-9a-fA-F-]{36})", RegexOptions.IgnoreCase)]
    private static partial Regex Subscription();

    [GeneratedRegex("/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[A-Za-z0-9._()-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Group();

    [GeneratedRegex("^.*?/vaults/[^/?]+", RegexOptions.IgnoreCase)]
    private static partial Regex VaultOf();

    [GeneratedRegex("datetime(?:'|\\\\u0027)([^'\\\\]+)")]
    private static partial Regex ETag();
}
