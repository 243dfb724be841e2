using System;
using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;
using AzBackupTools.Core.Time;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// Repeats what is safe to repeat. GET, HEAD, PUT and DELETE mean the same twice; a POST or PATCH is repeated only where the
/// service says that it did nothing (429, 503) or the network says that it never arrived.
/// </summary>
internal sealed class ArmRetryPolicy : AsyncPolicy
{
    private readonly IClock _clock;
    private readonly ArmRetryOptions _options;
    private readonly Jitter _jitter;

    public ArmRetryPolicy(ArmRetryOptions options, IClock clock)
    {
        _options = options;
        _clock = clock;
        _jitter = new Jitter(options);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var exchange = Exchange.Of(message);
        TimeSpan? lastWait = null;
        for (var attempt = 1; ; attempt++)
        {
            exchange.Attempt = attempt;
            Exception? failure = null;
            try
            {
                await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            }
            catch (Exception e) when (TransportFailure.Is(e, message.CancellationToken))
            {
                failure = e;
            }

            var wait = failure is null ? AfterAnswer(message, lastWait) : AfterFailure(message, failure, lastWait);
            if (wait is null || attempt == _options.MaxAttempts)
            {
                if (failure is not null)
                {
                    throw NoAnswer(message, attempt, failure);
                }

                return;
            }

            exchange.Activity.Verbose(string.Format(
                CultureInfo.InvariantCulture,
                "{0} {1}: {2} Attempt {3} of {4} follows in {5:0.0} s.",
                message.Request.Method,
                Uri.UnescapeDataString(message.Request.Uri.ToUri().AbsolutePath),
                failure is null ? $"the service answered {message.Response.Status} ({StatusText.Of(message.Response.Status)})." : "no answer: " + TransportFailure.Reason(failure),
                attempt + 1,
                _options.MaxAttempts,
                wait.Value.TotalSeconds));
            if (failure is null)
            {
                message.Response.Dispose();
            }

            await _clock.DelayAsync(wait.Value, message.CancellationToken).ConfigureAwait(false);
            lastWait = wait;
        }
    }

    private static bool IsSafeToRepeat(RequestMethod method) =>
        method == RequestMethod.Get || method == RequestMethod.Head || method == RequestMethod.Put || method == RequestMethod.Delete;

    private static ArmException NoAnswer(HttpMessage message, int attempts, Exception failure)
    {
        var uri = message.Request.Uri.ToUri();
        var unsure = !IsSafeToRepeat(message.Request.Method) && !TransportFailure.IsBeforeSending(failure)
            ? " The request was not repeated, since it may have been carried out: look before you repeat it."
            : string.Empty;
        return new ArmException(
            TransportFailure.IsTimeout(failure) ? ArmErrorCodes.RequestTimedOut : ArmErrorCodes.TransportFailure,
            $"No answer from {uri.GetLeftPart(UriPartial.Authority)} after {attempts} attempt{(attempts == 1 ? string.Empty : "s")}: {TransportFailure.Reason(failure)}{unsure}",
            failure)
        {
            Method = new HttpMethod(message.Request.Method.Method),
            Uri = ArmException.WithoutQuery(uri),
        };
    }

    /// <summary>How long to wait before the next attempt, or null where the answer stands.</summary>
    private TimeSpan? AfterAnswer(HttpMessage message, TimeSpan? lastWait)
    {
        var repeat = message.Response.Status switch
        {
            429 or 503 => true,
            408 or 500 or 502 or 504 => IsSafeToRepeat(message.Request.Method),
            _ => false,
        };
        if (!repeat)
        {
            return null;
        }

        var asked = RetryAfter.Read(message.Response.Headers, _clock.UtcNow);
        return asked > _options.MaxRetryAfter ? null : asked ?? _jitter.Next(lastWait);
    }

    private TimeSpan? AfterFailure(HttpMessage message, Exception failure, TimeSpan? lastWait) =>
        IsSafeToRepeat(message.Request.Method) || TransportFailure.IsBeforeSending(failure) ? _jitter.Next(lastWait) : null;
}
