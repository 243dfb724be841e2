using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Protecting;

/// <summary>The loop that anybody would write: HttpClient, JsonDocument, the headers of the first answer, a record of what is needed.</summary>
internal sealed class BareProtecting : IProtecting, IDisposable
{
    private const string Version = "?api-version=2024-04-01";

    private readonly HttpClient _http;

    public BareProtecting(ReadyService service)
    {
        _http = new HttpClient(service, disposeHandler: false) { BaseAddress = ReadyService.Endpoint };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "benchmark");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("loop/1.0");
    }

    public string Name => "HttpClient + JsonDocument";

    public async Task<int> ProtectAsync(int machines, int atOnce, CancellationToken cancellationToken)
    {
        using (HttpResponseMessage first = await SendAsync(HttpMethod.Get, PathOf(1), null, cancellationToken))
        using (HttpResponseMessage list = await SendAsync(HttpMethod.Get, $"{ReadyService.Vault}/backupProtectedItems{Version}", null, cancellationToken))
        {
            using JsonDocument page = await ReadAsync(list, cancellationToken);
        }

        int jobs = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(1, machines), options, async (number, token) =>
        {
            Item item = await ProtectAsync(number, token);
            Interlocked.Add(ref jobs, item.JobId is null || item.State is null ? 0 : 1);
        });
        return jobs;
    }

    public void Dispose() => _http.Dispose();

    private static string PathOf(int number) => ProtectedItemId.ForVm(ReadyService.Vault, ReadyService.Vm(number)).ToPath() + Version;

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonDocument.Parse(body);
    }

    private async Task<Item> ProtectAsync(int number, CancellationToken cancellationToken)
    {
        string status;
        string result;
        var wanted = new
        {
            properties = new
            {
                protectedItemType = "Microsoft.Compute/virtualMachines",
                policyId = $"{ReadyService.Vault}/backupPolicies/DefaultPolicy",
                sourceResourceId = ReadyService.Vm(number).ToString(),
            },
        };
        using (JsonContent body = JsonContent.Create(wanted))
        using (HttpResponseMessage accepted = await SendAsync(HttpMethod.Put, PathOf(number), body, cancellationToken))
        {
            accepted.EnsureSuccessStatusCode();
            status = accepted.Headers.GetValues("Azure-AsyncOperation").First();
            result = accepted.Headers.Location!.OriginalString;
        }

        string? job;
        using (HttpResponseMessage ended = await SendAsync(HttpMethod.Get, status, null, cancellationToken))
        {
            ended.EnsureSuccessStatusCode();
            using JsonDocument body = await ReadAsync(ended, cancellationToken);
            if (body.RootElement.GetProperty("status").GetString() != "Succeeded")
            {
                throw new InvalidOperationException("The operation has not succeeded.");
            }

            job = body.RootElement.GetProperty("properties").GetProperty("jobId").GetString();
        }

        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, result, null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using JsonDocument item = await ReadAsync(answer, cancellationToken);
        JsonElement properties = item.RootElement.GetProperty("properties");
        return new Item(
            item.RootElement.GetProperty("id").GetString()!,
            properties.GetProperty("friendlyName").GetString(),
            properties.GetProperty("protectionState").GetString(),
            properties.GetProperty("policyName").GetString(),
            properties.GetProperty("sourceResourceId").GetString(),
            job);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, HttpContent? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, target) { Content = body };
        request.Headers.Add("x-ms-client-request-id", Guid.NewGuid().ToString());
        return await _http.SendAsync(request, cancellationToken);
    }

    private sealed record Item(string Id, string? FriendlyName, string? State, string? PolicyName, string? SourceResourceId, string? JobId);
}
