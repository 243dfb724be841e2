using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text;
using AzBackupTools.Core.Arm;

namespace AzBackupTools;

/// <summary>ARM refused, an operation failed, or the way to ARM is broken.</summary>
public sealed class ArmException : Exception
{
    /// <summary>An error with its code and message.</summary>
    /// <param name="error">The error.</param>
    /// <param name="status">The HTTP status; 0 where there was no answer, or where an operation failed and not a request.</param>
    /// <param name="innerException">The cause.</param>
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

    /// <summary>The HTTP status; 0 where there was no answer, or where an operation failed and not a request.</summary>
    public int Status { get; }

    /// <summary>The stable code of the service, or one of <see cref="ArmErrorCodes" />.</summary>
    public string Code => Error.Code;

    /// <summary>The sentence of the service, without the ids.</summary>
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
    public bool IsTransient => Status is 408 or 429 or 500 or 502 or 503 or 504 || Code is ArmErrorCodes.TransportFailure or ArmErrorCodes.RequestTimedOut;

    /// <summary>What happened in one paragraph: the service's sentence, the errors within it, the code and the ids to quote to support.</summary>
    public override string Message
    {
        get
        {
            var text = new StringBuilder(Error.Message.Trim());
            AppendCauses(text, Error, Error.Message, 0);
            text.Append(" (").Append(Code);
            if (Status != 0)
            {
                text.Append(", HTTP ").Append(Status.ToString(CultureInfo.InvariantCulture));
            }

            Append(text, "target", Target);
            Append(text, "request id", RequestId);
            Append(text, "correlation id", CorrelationId);
            return text.Append(')').ToString();
        }
    }

    /// <summary>Whether the error, one within it or one of its details has the code.</summary>
    public bool Has(string code) => Error.Has(code);

    internal static Uri WithoutQuery(Uri uri) => new(uri.GetLeftPart(UriPartial.Path));

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            text.Append(", ").Append(name).Append(' ').Append(value);
        }
    }

    private static void AppendCauses(StringBuilder text, ArmError error, string said, int depth)
    {
        const int Deepest = 4;
        if (depth == Deepest)
        {
            return;
        }

        foreach (var detail in error.Details)
        {
            AppendCause(text, detail, said, depth);
        }

        if (error.InnerError is { } inner)
        {
            AppendCause(text, inner, said, depth);
        }
    }

    private static void AppendCause(StringBuilder text, ArmError cause, string said, int depth)
    {
        if (said.IndexOf(cause.Message, StringComparison.Ordinal) < 0)
        {
            text.Append(' ').Append(cause.Code).Append(": ").Append(cause.Message.Trim());
        }

        AppendCauses(text, cause, said, depth + 1);
    }
}
