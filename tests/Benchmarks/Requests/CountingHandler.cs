using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>Counts what goes through, by what it is for.</summary>
/// <param name="service">What answers.</param>
/// <param name="now">The time of the service.</param>
internal sealed class CountingHandler(HttpMessageHandler service, Func<DateTimeOffset> now) : DelegatingHandler(service)
{
    private readonly Lock _gate = new();

    /// <summary>The addresses that the service handed out for operations, and when it wants to be asked there.</summary>
    private readonly Dictionary<string, DateTimeOffset> _handedOut = new(StringComparer.Ordinal);

    private RequestCounts _counts = new();

    /// <summary>What has gone through since the last call.</summary>
    public RequestCounts Take()
    {
        lock (_gate)
        {
            RequestCounts counts = _counts;
            _counts = new RequestCounts();
            return counts;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        DateTimeOffset sent = now();
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        bool isList = request.Method == HttpMethod.Get && response.IsSuccessStatusCode && IsList(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        lock (_gate)
        {
            _counts = Count(request, sent, isList);
            NoteLinks(request, response);
        }

        return response;
    }

    private static bool IsList(byte[] body)
    {
        if (body.Length == 0)
        {
            return false;
        }

        using JsonDocument json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Array;
    }

    private static IEnumerable<string> Links(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Azure-AsyncOperation", out IEnumerable<string>? links))
        {
            foreach (string link in links)
            {
                yield return link;
            }
        }

        // Beside anything but 202, Location is merely the address of what was made.
        if (response.StatusCode == HttpStatusCode.Accepted && response.Headers.Location is { } location)
        {
            yield return location.OriginalString;
        }
    }

    private RequestCounts Count(HttpRequestMessage request, DateTimeOffset sent, bool isList)
    {
        if (_handedOut.TryGetValue(request.RequestUri!.OriginalString, out DateTimeOffset due))
        {
            return _counts with { Polls = _counts.Polls + 1, EarlyPolls = _counts.EarlyPolls + (sent < due ? 1 : 0) };
        }

        return request.Method.Method switch
        {
            "GET" when isList => _counts with { List = _counts.List + 1 },
            "GET" when request.RequestUri.AbsolutePath.Contains("/backupJobs/", StringComparison.OrdinalIgnoreCase) => _counts with { JobLooks = _counts.JobLooks + 1 },
            "GET" => _counts with { Get = _counts.Get + 1 },
            "PUT" => _counts with { Put = _counts.Put + 1 },
            "POST" => _counts with { Post = _counts.Post + 1 },
            "DELETE" => _counts with { Delete = _counts.Delete + 1 },
            _ => throw new InvalidOperationException($"{request.Method} is not expected here."),
        };
    }

    private void NoteLinks(HttpRequestMessage request, HttpResponseMessage response)
    {
        DateTimeOffset due = now() + (response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);
        foreach (string link in Links(response))
        {
            _handedOut[link] = due;
        }

        string asked = request.RequestUri!.OriginalString;
        if (_handedOut.ContainsKey(asked))
        {
            _handedOut[asked] = due;
        }
    }
}
