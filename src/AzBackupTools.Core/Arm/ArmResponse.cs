using System;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;

namespace AzBackupTools.Core.Arm;

/// <summary>What ARM answered, read to its end.</summary>
public sealed class ArmResponse
{
    internal ArmResponse(HttpMethod method, Uri requestUri)
    {
        Method = method;
        RequestUri = requestUri;
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
    public string? RequestId { get; }

    /// <summary>x-ms-correlation-request-id.</summary>
    public string? CorrelationId { get; }

    /// <summary>x-ms-client-request-id as it was sent.</summary>
    public string ClientRequestId => throw new NotImplementedException();

    /// <summary>How long the service asks to wait, from any of its three headers.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The first value of a header, or null.</summary>
    public string? Header(string name) => throw new NotImplementedException();

    /// <summary>Reads the body.</summary>
    /// <exception cref="ArmException">The body is truncated or is not the JSON that it should be: code "InvalidResponse".</exception>
    public T Read<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The error that this answer is.</summary>
    public ArmException ToException() => throw new NotImplementedException();
}
