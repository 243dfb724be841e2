using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using AzBackupTools.Core.Time;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>Writes what goes over the wire, free of secrets and of bounded size, and does nothing where nobody listens.</summary>
internal sealed class WireLogPolicy : AsyncPolicy
{
    private readonly IClock _clock;

    public WireLogPolicy(IClock clock) => _clock = clock;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var exchange = Exchange.Of(message);
        return exchange.Activity.WantsDebug ? LogAsync(message, exchange, pipeline) : ProcessNextAsync(message, pipeline);
    }

    private static string Describe(HttpMessage message, Exchange exchange)
    {
        var log = new StringBuilder(512)
            .Append("==> ").Append(message.Request.Method).Append(' ').Append(Redaction.Uri(message.Request.Uri.ToUri().AbsoluteUri));
        if (exchange.Attempt > 1)
        {
            log.Append(" (attempt ").Append(exchange.Attempt.ToString(CultureInfo.InvariantCulture)).Append(')');
        }

        foreach (var header in message.Request.Headers)
        {
            AppendHeader(log, header);
        }

        AppendBody(log, exchange.RequestBody.Span);
        return log.ToString();
    }

    private static void AppendHeader(StringBuilder log, HttpHeader header)
    {
        if (Redaction.Header(header.Name, header.Value) is { } shown)
        {
            log.Append("\n    ").Append(header.Name).Append(": ").Append(shown);
        }
    }

    private static void AppendBody(StringBuilder log, ReadOnlySpan<byte> body)
    {
        if (!body.IsEmpty)
        {
            log.Append("\n    ");
            JsonRedaction.Append(log, body);
        }
    }

    private async ValueTask LogAsync(HttpMessage message, Exchange exchange, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        exchange.Activity.Debug(Describe(message, exchange));
        var sent = _clock.UtcNow;
        try
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            exchange.Activity.Debug($"<== no answer: {Redaction.Text(TransportFailure.Reason(e))}");
            throw;
        }

        var log = new StringBuilder(512)
            .Append("<== ").Append(message.Response.Status.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(StatusText.Of(message.Response.Status))
            .AppendFormat(CultureInfo.InvariantCulture, " ({0:0} ms, {1} bytes)", (_clock.UtcNow - sent).TotalMilliseconds, exchange.Body.Memory.Length);
        foreach (var header in message.Response.Headers)
        {
            AppendHeader(log, header);
        }

        AppendBody(log, exchange.Body.Memory.Span);
        exchange.Activity.Debug(log.ToString());
    }
}
