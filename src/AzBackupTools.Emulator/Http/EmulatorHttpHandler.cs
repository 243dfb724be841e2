using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Http;

/// <summary>The in-process front door: any HttpClient talks to the engine without a socket.</summary>
public sealed class EmulatorHttpHandler : HttpMessageHandler
{
    private readonly EmulatorEngine _engine;

    /// <summary>Makes a door. Several doors may lead to one engine; closing one leaves the engine as it is.</summary>
    public EmulatorHttpHandler(EmulatorEngine engine) => _engine = engine ?? throw new ArgumentNullException(nameof(engine));

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var headers = new List<KeyValuePair<string, string>>();
        AddHeaders(headers, request.Headers);
        byte[]? body = null;
        if (request.Content is not null)
        {
            AddHeaders(headers, request.Content.Headers);
            body = await request.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        }

        Uri uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        EmulatorResponse answer = await _engine
            .HandleAsync(new EmulatorRequest(request.Method.Method, uri, headers, body), cancellationToken)
            .ConfigureAwait(false);
        if (answer.ConnectionEnd == ConnectionEnd.Stalled)
        {
            await _engine.Clock.WaitAsync(StalledAnswer.Patience, cancellationToken).ConfigureAwait(false);
            throw StalledAnswer.TimedOut();
        }

        return answer.ConnectionEnd == ConnectionEnd.Reset
            ? throw new HttpRequestException(
                "The connection was reset by the emulator.", new IOException("Connection reset by peer (emulated fault)."))
            : ToMessage(answer, request);
    }

    private static HttpResponseMessage ToMessage(EmulatorResponse answer, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Version = new Version(1, 1),
            Content = answer.ConnectionEnd == ConnectionEnd.Truncated
                ? new StreamContent(new TruncatedStream(answer.Body, answer.Body.Length / 2))
                : new ByteArrayContent(answer.Body),
        };
        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        message.Content.Headers.ContentLength = answer.Body.Length;
        return message;
    }

    private static void AddHeaders(
        List<KeyValuePair<string, string>> into, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            into.Add(new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value)));
        }
    }
}
