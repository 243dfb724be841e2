using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// Reads the body of an answer within the network timeout, next to the transport, so that a body which breaks off is repeated
/// like any other failure of the network.
/// </summary>
internal sealed class BodyPolicy : AsyncPolicy
{
    private readonly TimeSpan _timeout;

    public BodyPolicy(TimeSpan timeout) => _timeout = timeout;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        message.BufferResponse = false;
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);

        var response = message.Response;
        var stream = response.ContentStream;
        var exchange = Exchange.Of(message);
        if (stream is null || response.Headers.ContentLengthLong == 0)
        {
            stream?.Dispose();
            exchange.Receive(ResponseBody.Empty);
            return;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(message.CancellationToken);
        try
        {
            var reading = ResponseBody.ReadAsync(stream, response.Headers.ContentLengthLong, exchange.Pooled, timeout.Token);
            if (!reading.IsCompleted)
            {
                timeout.CancelAfter(_timeout);
            }

            // Not every stream heeds the token, but every one breaks when it is closed.
            using var closing = reading.IsCompleted ? default : timeout.Token.Register(static state => ((Stream)state!).Dispose(), stream);
            exchange.Receive(await reading.ConfigureAwait(false));
        }
        catch (Exception e) when (timeout.IsCancellationRequested && e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            message.CancellationToken.ThrowIfCancellationRequested();
            throw new IOException($"The body of the answer took longer than {_timeout.TotalSeconds:0} s.", new TimeoutException(e.Message, e));
        }
        finally
        {
            stream.Dispose();
        }
    }
}
