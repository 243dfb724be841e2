using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;

namespace AzBackupTools.Core.Arm;

/// <summary>
/// A long-running operation as it stood at the last look. Immutable; <see cref="ArmClient.PollAsync" /> gives the next look.
/// </summary>
public sealed record LongRunningOperation
{
    private static readonly Dictionary<string, string> None = new();

    /// <summary>The verb that started it.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Where the request went that started it.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>Azure-AsyncOperation: where the status is read. Its query may be signed: never log it.</summary>
    public Uri? StatusUri { get; init; }

    /// <summary>Location: where the result is read. Its query may be signed: never log it.</summary>
    public Uri? ResultUri { get; init; }

    /// <summary>Where the final GET goes once it has succeeded, or null where there is none.</summary>
    public Uri? FinalUri { get; init; }

    /// <summary>Whether <see cref="ArmClient.WaitAsync" /> makes the final GET; false spares a request whose answer nobody reads.</summary>
    public bool WantsResult { get; init; } = true;

    /// <summary>Where it stands.</summary>
    public OperationState Status { get; init; }

    /// <summary>The name of the backup job, which the service tells only at the end; else null.</summary>
    public string? JobId { get; init; }

    /// <summary>The names of all jobs by item, where one operation starts several.</summary>
    public IReadOnlyDictionary<string, string> JobIds { get; init; } = None;

    /// <summary>The messages by item, where one operation failed to start some of its jobs.</summary>
    public IReadOnlyDictionary<string, string> FailedJobs { get; init; } = None;

    /// <summary>The name of the operation at the service, or null where it has none.</summary>
    public string? OperationId { get; init; }

    /// <summary>The path of the resource that the request named, not escaped; of a POST without the name of the action.</summary>
    public string ResourceId { get; init; } = string.Empty;

    /// <summary>How long the service asks to wait before the next look.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How often has been looked.</summary>
    public int Polls { get; init; }

    /// <summary>Why it failed.</summary>
    public ArmError? Error { get; init; }

    /// <summary>x-ms-request-id of the last answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>x-ms-correlation-request-id of the last answer.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The body of the result; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>Whether it has ended, well or badly.</summary>
    public bool IsCompleted => Status != OperationState.InProgress;

    /// <summary>How many looks in a row found the service out of order.</summary>
    internal int FailedPolls { get; init; }

    /// <summary>Reads a handle of <see cref="ToToken" />.</summary>
    /// <exception cref="ArgumentException">The token is not such a handle.</exception>
    public static LongRunningOperation FromToken(string token) => OperationToken.Read(token);

    /// <summary>Reads the result, or gives null where there is none.</summary>
    /// <exception cref="ArmException">The result is not the JSON that it should be: code "InvalidResponse".</exception>
    public T? ReadResult<T>(JsonTypeInfo<T> type)
        where T : class => Result.IsEmpty ? null : JsonBody.Read(Result.Span, type, Method, RequestUri);

    /// <summary>
    /// A handle with which another session can go on waiting. It carries signed URLs: keep it like a secret, never log it. A
    /// client that is connected elsewhere refuses it.
    /// </summary>
    public string ToToken() => OperationToken.Write(this);

    /// <summary>The error that a failed or canceled operation is.</summary>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public ArmException ToException() => Status switch
    {
        OperationState.Failed => ToException(Error ?? new ArmError
        {
            Code = ArmErrorCodes.OperationFailed,
            Message = $"The operation on {ResourceId} failed, and the service does not say why. Its job or the activity log may know more.",
        }),
        OperationState.Canceled => ToException(Error ?? new ArmError
        {
            Code = ArmErrorCodes.OperationCanceled,
            Message = $"The operation on {ResourceId} was canceled.",
        }),
        _ => throw new InvalidOperationException($"The operation has not failed: it stands at {Status}."),
    };

    /// <summary>Names the resource and the state, and none of the signed URLs.</summary>
    public override string ToString() => $"{Method} {ResourceId}: {Status}";

    private ArmException ToException(ArmError error) => new(error)
    {
        Method = Method,
        Uri = ArmException.WithoutQuery(RequestUri),
        RequestId = RequestId,
        CorrelationId = CorrelationId,
    };
}
