using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzBackupTools.Emulator;

namespace AzBackupTools.Conformance;

/// <summary>Sends the requests of a recording in their order to an emulator seeded to match, and tells where the answers differ.</summary>
/// <remarks>
/// What was there before the recording is seeded by <see cref="RecordedEstate"/>. Where it shows an operation further than the emulator
/// is, time moves on. A vault is refreshed beforehand where the recorded one knew its machines by itself. Pages of a list are held
/// against the whole list: the service cuts them as it likes.
/// </remarks>
public sealed partial class RecordingReplay
{
    private readonly string _name;
    private readonly IReadOnlyList<Exchange> _exchanges;
    private readonly EmulatorEngine _engine;
    private readonly LearnedNames _names = new();
    private readonly Dictionary<string, JsonObject> _wholeLists = new(StringComparer.Ordinal);
    private readonly RecordedEstate _estate;
    private readonly List<Difference> _differences = [];

    private RecordingReplay(string file)
    {
        _name = Path.GetFileName(file);
        _exchanges = Exchange.Read(file);
        string[] subscriptions = _exchanges.Select(exchange => Subscription().Match(exchange.Uri.AbsolutePath))
            .Where(match => match.Success).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct().ToArray();
        _engine = new EmulatorEngine(new EmulatorOptions
        {
            StartTime = StartOf(_exchanges), SubscriptionIds = subscriptions.Length > 0 ? subscriptions : [EmulatorOptions.DefaultSubscriptionId], Loose = true, RunsSchedules = true,
        });
        _estate = new RecordedEstate(
            _exchanges, SendAsync, (request, answer) => _differences.Add(new Difference(_name, -1, request, "seed", answer)));
    }

    /// <summary>Replays one file.</summary>
    public static async Task<(int Exchanges, IReadOnlyList<Difference> Differences)> RunAsync(string file, CancellationToken cancellationToken)
    {
        var replay = new RecordingReplay(file);
        await replay._estate.SeedAsync(cancellationToken).ConfigureAwait(false);
        foreach (Exchange exchange in replay._exchanges)
        {
            try
            {
                await replay.CompareAsync(exchange, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // one exchange that cannot be held against anything does not end the run
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                replay.Report(exchange, "replay", $"{e.GetType().Name}: {e.Message}");
            }
        }

        return (replay._exchanges.Count, replay._differences);
    }

    private async Task CompareAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        await RefreshAsync(exchange, cancellationToken).ConfigureAwait(false);
        await _estate.BeforeAsync(exchange, cancellationToken).ConfigureAwait(false);
        if (_wholeLists.TryGetValue(Key(exchange.Uri.OriginalString), out JsonObject? whole))
        {
            CompareBodies(exchange, Page(exchange, whole));
            return;
        }

        string uri = _names.Map(exchange.Uri.OriginalString);
        string? body = exchange.RequestBody is null ? null : _names.Map(exchange.RequestBody.ToJsonString());
        EmulatorResponse answer = await SendAsync(exchange.Method, uri, body, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < 1200 && IsBehind(exchange, answer); i++)
        {
            _engine.Clock.Advance(TimeSpan.FromSeconds(10));
            answer = await SendAsync(exchange.Method, uri, body, cancellationToken).ConfigureAwait(false);
        }

        await _estate.AfterAsync(exchange, cancellationToken).ConfigureAwait(false);
        JsonNode? given = await WholeAsync(exchange, answer, cancellationToken).ConfigureAwait(false);
        if (answer.Status != exchange.Status)
        {
            Report(exchange, "status", $"{answer.Status} in place of {exchange.Status}: {Encoding.UTF8.GetString(answer.Body)}");
            return;
        }

        CompareHeaders(exchange, answer);
        CompareBodies(exchange, given);
    }

    private void CompareBodies(Exchange exchange, JsonNode? given)
    {
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

    /// <summary>The body; of a list that was recorded in pages, all pages in one.</summary>
    private async Task<JsonNode?> WholeAsync(Exchange exchange, EmulatorResponse answer, CancellationToken cancellationToken)
    {
        JsonNode? body = answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body);
        if (exchange.Status != 200 || body is not JsonObject whole || whole["value"] is not JsonArray all || NextOf(exchange.Body) is null)
        {
            return body;
        }

        while (NextOf(body) is { } link)
        {
            body = JsonNode.Parse((await SendAsync("GET", link, null, cancellationToken).ConfigureAwait(false)).Body);
            foreach (JsonNode? element in body!["value"]!.AsArray())
            {
                all.Add(element!.DeepClone());
            }
        }

        return Page(exchange, whole);
    }

    /// <summary>The whole list as the answer to one page, kept for the next one.</summary>
    private JsonObject Page(Exchange exchange, JsonObject whole)
    {
        if (NextOf(exchange.Body) is { } next)
        {
            whole["nextLink"] = next;
            _wholeLists[Key(next)] = whole;
        }

        return whole;
    }

    /// <summary>An address as those who record write it: escaped otherwise than the service does, and without double slashes.</summary>
    private static string Key(string address) => Uri.UnescapeDataString(address).Replace("//", "/", StringComparison.Ordinal);

    private static string? NextOf(JsonNode? body) =>
        body is JsonObject list && list["value"] is JsonArray && list["nextLink"]?.ToString() is { Length: > 0 } next ? next : null;

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

    [GeneratedRegex("^.*?/vaults/[^/?]+", RegexOptions.IgnoreCase)]
    private static partial Regex VaultOf();

    [GeneratedRegex("datetime(?:'|\\\\u0027)([^'\\\\]+)")]
    private static partial Regex ETag();
}
