using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AzBackupTools.Emulator.Host;

/// <summary>Takes a request off the wire, hands it to the engine, and puts the answer onto the wire.</summary>
internal sealed class FrontDoor(EmulatorEngine engine, HostRoutes routes)
{
    /// <summary>
    /// A body that is too large is read to its end up to here: a client that is cut off while it sends never sees the answer.
    /// </summary>
    public const int MaxDrained = 64 * 1024 * 1024;

    /// <summary>A whole estate is larger than any request to Azure: 100,000 items with their recovery points.</summary>
    private const long MaxSnapshot = 1024L * 1024 * 1024;

    /// <summary>Answers one request. Nothing that a request holds makes it throw.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            EmulatorRequest request;
            try
            {
                request = await ReadAsync(context).ConfigureAwait(false);
            }
            catch (BadHttpRequestException e)
            {
                await WriteAsync(context, Refusal(e)).ConfigureAwait(false);
                return;
            }

            EmulatorResponse response = await routes.TryHandleAsync(request, context.RequestAborted).ConfigureAwait(false)
                ?? await engine.HandleAsync(request, context.RequestAborted).ConfigureAwait(false);
            if (response.ConnectionEnd == ConnectionEnd.Stalled)
            {
                response = await routes.StallAsync(request, context.RequestAborted).ConfigureAwait(false);
            }

            await WriteAsync(context, response).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client went away, or the server ends.
            context.Abort();
        }
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpContext context)
    {
        long most = EmulatorRequest.MaxBody;
        if (context.Request.Path.StartsWithSegments("/_emulator/snapshot", StringComparison.OrdinalIgnoreCase)
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most = MaxSnapshot;
        }

        byte[]? body = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            ? null
            : await BodyAsync(context.Request.BodyReader, most, context.RequestAborted).ConfigureAwait(false);
        var headers = new List<KeyValuePair<string, string>>(context.Request.Headers.Count);
        foreach (KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header in context.Request.Headers)
        {
            headers.Add(new KeyValuePair<string, string>(header.Key, header.Value.ToString()));
        }

        return new EmulatorRequest(context.Request.Method, Address(context), headers, body);
    }

    /// <summary>The address as the client wrote it: with the host that it used, and with what it escaped left escaped.</summary>
    private static Uri Address(HttpContext context)
    {
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target.Length == 0 || target[0] != '/')
        {
            // The whole address, as to a proxy, or an asterisk.
            if (Uri.TryCreate(target, UriKind.Absolute, out Uri? whole) && whole.Scheme is "http" or "https")
            {
                target = whole.PathAndQuery;
            }
            else
            {
                target = "/";
            }
        }

        string host = context.Request.Host.HasValue
            ? context.Request.Host.Value!
            : FormattableString.Invariant($"{context.Connection.LocalIpAddress}:{context.Connection.LocalPort}");
        return Uri.TryCreate($"{context.Request.Scheme}://{host}{target}", UriKind.Absolute, out Uri? address)
            ? address
            : throw new BadHttpRequestException($"The address '{target}' at the host '{host}' is not well formed.");
    }

    private static async Task<byte[]> BodyAsync(PipeReader reader, long most, CancellationToken cancellationToken)
    {
        long dropped = 0;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            bool tooLarge = dropped + read.Buffer.Length > most;
            if (read.IsCompleted || read.IsCanceled)
            {
                byte[] body = tooLarge ? [] : read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return tooLarge ? throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge) : body;
            }

            if (tooLarge)
            {
                dropped += read.Buffer.Length;
                reader.AdvanceTo(read.Buffer.End);
            }
            else
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private static EmulatorResponse Refusal(BadHttpRequestException e) => e.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? ArmError.Of(413, "RequestContentTooLarge", FormattableString.Invariant($"The body is larger than the {EmulatorRequest.MaxBody} bytes that Azure Resource Manager takes."))
        : ArmError.Of(e.StatusCode, "BadRequest", e.Message);

    private static async Task WriteAsync(HttpContext context, EmulatorResponse answer)
    {
        if (answer.ConnectionEnd == ConnectionEnd.Reset)
        {
            context.Abort();
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Status is 204 or 304)
        {
            return;
        }

        response.ContentLength = answer.Length;
        if (answer.ConnectionEnd == ConnectionEnd.Truncated)
        {
            await response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), context.RequestAborted).ConfigureAwait(false);
            await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }
        else if (answer.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
        {
            foreach (ReadOnlyMemory<byte> part in answer.Parts)
            {
                response.BodyWriter.Write(part.Span);
            }

            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }
}
