using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>A service that answers what the test says, in order, and remembers what it was asked. More requests than answers fail.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    /// <summary>Answers whatever the script has no answer for.</summary>
    public Func<SeenRequest, HttpResponseMessage>? Otherwise { get; set; }

    public ScriptedHandler Answer(int status, string? body = null, params (string Name, string Value)[] headers) =>
        Answer(_ => Response(status, body, headers));

    public ScriptedHandler Answer(Func<SeenRequest, HttpResponseMessage> answer) =>
        AnswerAsync((request, _) => Task.FromResult(answer(request)));

    public ScriptedHandler AnswerAsync(Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public ScriptedHandler Fail(Exception failure) => Answer(_ => throw failure);

    public static HttpResponseMessage Response(int status, string? body = null, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        if (body is not null)
        {
            response.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => string.Join(h.Key == "User-Agent" ? " " : ",", h.Value), StringComparer.OrdinalIgnoreCase);
        var seen = new SeenRequest(request.Method, request.RequestUri!, headers, body);
        _seen.Enqueue(seen);
        if (_script.TryDequeue(out var answer))
        {
            return await answer(seen, cancellationToken);
        }

        return Otherwise?.Invoke(seen) ?? throw new InvalidOperationException($"The script has no answer for {seen.Method} {seen.Uri}.");
    }
}

/// <summary>One request as the service saw it.</summary>
internal sealed record SeenRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
