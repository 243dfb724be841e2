using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using Azure.Core;

namespace AzBackupTools.Core.Arm;

/// <summary>What ARM answered, read to its end. Immutable.</summary>
public sealed class ArmResponse
{
    // A score of headers of which a few are asked for: filling a table costs more than looking through.
    private readonly List<KeyValuePair<string, string>> _headers = new(16);

    internal ArmResponse(HttpMessage message, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        Method = MethodOf(message.Request.Method);
        RequestUri = message.Request.Uri.ToUri();
        ClientRequestId = message.Request.ClientRequestId;
        Status = message.Response.Status;
        Body = body;
        RetryAfter = Pipeline.RetryAfter.Read(message.Response.Headers, now);
        foreach (var header in message.Response.Headers)
        {
            _headers.Add(new KeyValuePair<string, string>(header.Name, header.Value));
        }
    }

    /// <summary>The verb of the request.</summary>
    public HttpMethod Method { get; }

    /// <summary>Where the request went. May carry a signed query: never show it as it is.</summary>
    public Uri RequestUri { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>x-ms-request-id.</summary>
    public string? RequestId => Header("x-ms-request-id");

    /// <summary>x-ms-correlation-request-id.</summary>
    public string? CorrelationId => Header("x-ms-correlation-request-id");

    /// <summary>x-ms-client-request-id as it was sent.</summary>
    public string ClientRequestId { get; }

    /// <summary>How long the service asks to wait, from any of its three headers; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>A header, or null. Several of one name are joined by commas, as HTTP has it.</summary>
    public string? Header(string name)
    {
        foreach (var header in _headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>Reads the body.</summary>
    /// <exception cref="ArmException">The body is truncated or is not the JSON that it should be: code "InvalidResponse".</exception>
    public T Read<T>(JsonTypeInfo<T> type) => JsonBody.Read(Body.Span, type, this);

    /// <summary>The error that this answer is.</summary>
    public ArmException ToException() => ToException(ArmErrorParser.Parse(Body, Status));

    /// <summary>An error of this answer with a body that says something else.</summary>
    internal ArmException ToException(ArmError error, Exception? innerException = null) => new(error, Status, innerException)
    {
        Method = Method,
        Uri = ArmException.WithoutQuery(RequestUri),
        RequestId = RequestId,
        CorrelationId = CorrelationId,
        RetryAfter = RetryAfter,
    };

    private static HttpMethod MethodOf(RequestMethod method) =>
        method == RequestMethod.Get ? HttpMethod.Get
        : method == RequestMethod.Put ? HttpMethod.Put
        : method == RequestMethod.Post ? HttpMethod.Post
        : new HttpMethod(method.Method);
}
