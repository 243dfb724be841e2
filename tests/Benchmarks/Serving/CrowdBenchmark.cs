using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Serving;

/// <summary>Many clients at once, each of which knows what it must be told.</summary>
internal sealed class CrowdBenchmark : IBenchmark
{
    private const int Clients = 64;
    private const int RequestsOfEach = 10_000;

    public string Name => "crowd";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        report.Title(
            $"{Clients} connections with {RequestsOfEach} requests each",
            "Groups and policies are written, read, listed, deleted and asked for wrongly, side by side in one vault; every answer is checked.");
        using ServedEstate estate = await ServedEstate.StartAsync(1, cancellationToken);
        using SocketsHttpHandler handler = new() { MaxConnectionsPerServer = Clients, UseProxy = false };
        using HttpClient http = new(handler) { BaseAddress = estate.Server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        using HttpResponseMessage daily = await estate.SendAsync(
            HttpMethod.Get, $"{ServedEstate.Vault}/backupPolicies/DefaultPolicy{ServedEstate.Version}", null, cancellationToken);
        JsonNode template = JsonNode.Parse(await daily.Content.ReadAsStringAsync(cancellationToken))!["properties"]!;
        template.AsObject().Remove("protectedItemsCount");
        long before = await CountAsync(http, cancellationToken);

        long start = Stopwatch.GetTimestamp();
        Client[] clients = [.. Enumerable.Range(0, Clients).Select(number => new Client(number, http, template.ToJsonString()))];
        await Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(RequestsOfEach, cancellationToken), cancellationToken)));
        TimeSpan took = Stopwatch.GetElapsedTime(start);

        long answered = await CountAsync(http, cancellationToken) - before;
        foreach (Client client in clients)
        {
            await client.CheckLastAsync(cancellationToken);
        }

        string[] wrong = [.. clients.SelectMany(client => client.Wrong)];
        report.Note($"{answered} requests in {took.TotalSeconds:0.0} s, {answered / took.TotalSeconds:0} a second, client and server on this machine");
        foreach (string one in wrong.Take(10))
        {
            report.Note(one);
        }

        report.Verdict(wrong.Length == 0, $"{wrong.Length} wrong answers or lost updates, 0 at most");
        report.Verdict(answered == (long)Clients * RequestsOfEach, $"{answered} requests counted by the emulator, {(long)Clients * RequestsOfEach} sent");
    }

    private static async Task<long> CountAsync(HttpClient http, CancellationToken cancellationToken) =>
        JsonNode.Parse(await http.GetStringAsync("/_emulator/state", cancellationToken))!["requestCount"]!.GetValue<long>();

    private sealed class Client(int number, HttpClient http, string template)
    {
        private readonly string _group = $"/subscriptions/{Emulator.EmulatorOptions.DefaultSubscriptionId}/resourceGroups/crowd{number}?api-version=2022-12-01";
        private readonly string _policy = $"{ServedEstate.Vault}/backupPolicies/crowd{number}{ServedEstate.Version}";
        private readonly List<string> _wrong = [];
        private int _tag;
        private int _days;

        public IReadOnlyList<string> Wrong => _wrong;

        public async Task RunAsync(int requests, CancellationToken cancellationToken)
        {
            for (int i = 0; i < requests; i++)
            {
                // In turn, and each client at another place of the circle.
                switch ((i + number) % 10)
                {
                    case 0 or 5:
                        _tag = i + 1;
                        Expect(await AskAsync(HttpMethod.Put, _group, $$$"""{"location": "westeurope", "tags": {"n": "{{{_tag}}}"}}""", cancellationToken), "tags", "n", $"{_tag}");
                        break;
                    case 1 or 6 when _tag > 0:
                        Expect(await AskAsync(HttpMethod.Get, _group, null, cancellationToken), "tags", "n", $"{_tag}");
                        break;
                    case 2 or 7:
                        _days = (i % 5) + 1;
                        JsonNode body = JsonNode.Parse(template)!;
                        body["instantRpRetentionRangeInDays"] = _days;
                        Expect(
                            await AskAsync(HttpMethod.Put, _policy, new JsonObject { ["properties"] = body }.ToJsonString(), cancellationToken),
                            "properties", "instantRpRetentionRangeInDays", $"{_days}");
                        break;
                    case 3 or 8 when _days > 0:
                        Expect(await AskAsync(HttpMethod.Get, _policy, null, cancellationToken), "properties", "instantRpRetentionRangeInDays", $"{_days}");
                        break;
                    case 4 when i % 100 < 10 && _days > 0:
                        await ListAsync(cancellationToken);
                        break;
                    case 9 when i % 200 < 10 && _days > 0:
                        _days = 0;
                        Expect(await AskAsync(HttpMethod.Delete, _policy, null, cancellationToken), HttpStatusCode.OK);
                        break;
                    case 9 when _days == 0:
                        Expect(await AskAsync(HttpMethod.Get, _policy, null, cancellationToken), HttpStatusCode.NotFound);
                        break;
                    case 9:
                        Expect(await AskAsync(HttpMethod.Put, _policy, "{\"properties\": ", cancellationToken), HttpStatusCode.BadRequest);
                        break;
                    default:
                        Expect(await AskAsync(HttpMethod.Get, ServedEstate.Vault + ServedEstate.Version, null, cancellationToken), HttpStatusCode.OK);
                        break;
                }
            }
        }

        /// <summary>What was written last is still there when everybody is done.</summary>
        public async Task CheckLastAsync(CancellationToken cancellationToken)
        {
            Expect(await AskAsync(HttpMethod.Get, _group, null, cancellationToken), "tags", "n", $"{_tag}");
            (HttpStatusCode Status, string Text) policy = await AskAsync(HttpMethod.Get, _policy, null, cancellationToken);
            if (_days == 0)
            {
                Expect(policy, HttpStatusCode.NotFound);
            }
            else
            {
                Expect(policy, "properties", "instantRpRetentionRangeInDays", $"{_days}");
            }
        }

        private async Task ListAsync(CancellationToken cancellationToken)
        {
            (HttpStatusCode status, string text) = await AskAsync(HttpMethod.Get, $"{ServedEstate.Vault}/backupPolicies{ServedEstate.Version}", null, cancellationToken);
            JsonNode? own = status == HttpStatusCode.OK
                ? JsonNode.Parse(text)!["value"]!.AsArray().SingleOrDefault(policy => policy!["name"]!.GetValue<string>() == $"crowd{number}")
                : null;
            if (own?["properties"]!["instantRpRetentionRangeInDays"]!.GetValue<int>() != _days)
            {
                _wrong.Add($"client {number}: the list has {own?.ToJsonString() ?? "nothing"} in place of {_days} days");
            }
        }

        private async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
        {
            using HttpRequestMessage request = new(method, path);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }

        private void Expect((HttpStatusCode Status, string Text) answer, HttpStatusCode status)
        {
            if (answer.Status != status)
            {
                _wrong.Add($"client {number}: {(int)answer.Status} in place of {(int)status}: {answer.Text}");
            }
        }

        private void Expect((HttpStatusCode Status, string Text) answer, string outer, string inner, string value)
        {
            string? got = answer.Status is HttpStatusCode.OK or HttpStatusCode.Created ? JsonNode.Parse(answer.Text)![outer]?[inner]?.ToString() : null;
            if (got != value)
            {
                _wrong.Add($"client {number}: {inner} is {got} in place of {value}: {(int)answer.Status} {answer.Text}");
            }
        }
    }
}
