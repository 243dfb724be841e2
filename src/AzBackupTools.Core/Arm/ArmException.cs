using System;
using System.Collections.Generic;
using System.Net.Http;

namespace AzBackupTools.Core.Arm;

/// <summary>ARM refused, an operation failed, or the way to ARM is broken.</summary>
public sealed class ArmException : Exception
{
    /// <summary>An error with its code and message.</summary>
    public ArmException(ArmError error, int status = 0, Exception? innerException = null)
        : base(error?.Message, innerException)
    {
        Error = error ?? throw new ArgumentNullException(nameof(error));
        Status = status;
    }

    /// <summary>An error of the client's own.</summary>
    public ArmException(string code, string message, Exception? innerException = null)
        : this(new ArmError { Code = code, Message = message }, 0, innerException)
    {
    }

    /// <summary>The error as the service tells it.</summary>
    public ArmError Error { get; }

    /// <summary>The HTTP status; 0 where there was no answer.</summary>
    public int Status { get; }

    /// <summary>The stable code of the service, or one of <see cref="ArmErrorCodes" />.</summary>
    public string Code => Error.Code;

    /// <summary>The sentence of the service.</summary>
    public string ServiceMessage => Error.Message;

    /// <summary>What the error is about, where the service names it.</summary>
    public string? Target => Error.Target;

    /// <summary>The single errors that this one sums up.</summary>
    public IReadOnlyList<ArmError> Details => Error.Details;

    /// <summary>The more exact error within this one.</summary>
    public ArmError? InnerError => Error.InnerError;

    /// <summary>x-ms-request-id.</summary>
    public string? RequestId { get; init; }

    /// <summary>x-ms-correlation-request-id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The verb of the request.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>Where the request went, without its query.</summary>
    public Uri? Uri { get; init; }

    /// <summary>Whether the same request may well succeed later.</summary>
    public bool IsTransient => Status is 408 or 429 or 500 or 502 or 503 or 504 || Code == ArmErrorCodes.TransportFailure;
}
