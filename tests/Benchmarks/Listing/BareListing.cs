using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>The loop that anybody would write: HttpClient, JsonDocument, a record of what is needed, nextLink.</summary>
internal sealed class BareListing : IListing, IDisposable
{
    private readonly PageServer _server;
    private readonly HttpClient _http = new();

    public BareListing(PageServer server)
    {
        _server = server;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "benchmark");
    }

    public string Name => "HttpClient + JsonDocument";

    public async Task<int> ReadAsync(int pages, Action<int>? onItem, CancellationToken cancellationToken)
    {
        int count = 0;
        for (string? next = _server.FirstPage(pages).AbsoluteUri; next is { Length: > 0 };)
        {
            await using Stream body = await _http.GetStreamAsync(next, cancellationToken);
            using JsonDocument page = await JsonDocument.ParseAsync(body, default, cancellationToken);
            foreach (JsonElement element in page.RootElement.GetProperty("value").EnumerateArray())
            {
                Item item = Read(element);
                onItem?.Invoke(count);
                count += item.Id.Length > 0 && item.Name.Length > 0 && item.State is not null ? 1 : 0;
            }

            next = page.RootElement.TryGetProperty("nextLink", out JsonElement link) ? link.GetString() : null;
        }

        return count;
    }

    public void Dispose() => _http.Dispose();

    private static Item Read(JsonElement element)
    {
        JsonElement properties = element.GetProperty("properties");
        return new Item(
            element.GetProperty("id").GetString()!,
            element.GetProperty("name").GetString()!,
            properties.GetProperty("friendlyName").GetString(),
            properties.GetProperty("protectionState").GetString(),
            properties.GetProperty("healthStatus").GetString(),
            properties.GetProperty("lastBackupStatus").GetString(),
            properties.GetProperty("lastBackupTime").GetDateTimeOffset(),
            properties.GetProperty("policyName").GetString(),
            properties.GetProperty("sourceResourceId").GetString());
    }

    private sealed record Item(
        string Id,
        string Name,
        string? FriendlyName,
        string? State,
        string? HealthStatus,
        string? LastBackupStatus,
        DateTimeOffset LastBackupTime,
        string? PolicyName,
        string? SourceResourceId);
}
