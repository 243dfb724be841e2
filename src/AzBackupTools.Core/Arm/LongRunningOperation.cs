using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;

namespace AzBackupTools.Core.Arm;

/// <summary>A long-running operation as it stood at the last look. Immutable; <see cref="ArmClient.PollAsync" /> gives the next look.</summary>
public sealed record LongRunningOperation
{
    /// <summary>The verb that started it.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Where the request went that started it.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>Azure-AsyncOperation: where the status is read.</summary>
    public Uri? StatusUri { get; init; }

    /// <summary>Location: where the result is read.</summary>
    public Uri? ResultUri { get; init; }

    /// <summary>Where the final GET goes, or null where there is none.</summary>
    public Uri? FinalUri { get; init; }

    /// <summary>Where it stands.</summary>
    public OperationState Status { get; init; }

    /// <summary>The name of the backup job, which the service tells only at the end; else null.</summary>
    public string? JobId { get; init; }

    /// <summary>The names of all jobs by item, where one operation starts several.</summary>
    public IReadOnlyDictionary<string, string> JobIds { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the operation at the service.</summary>
    public string? OperationId { get; init; }

    /// <summary>The resource that the request named.</summary>
    public string ResourceId { get; init; } = string.Empty;

    /// <summary>How long the service asks to wait before the next look.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why it failed.</summary>
    public ArmError? Error { get; init; }

    /// <summary>The body of the result; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>Whether it has ended, well or badly.</summary>
    public bool IsCompleted => Status != OperationState.InProgress;

    /// <summary>Reads the result, or gives null where there is none.</summary>
    public T? ReadResult<T>(JsonTypeInfo<T> type)
        where T : class => throw new NotImplementedException();

    /// <summary>A handle with which another session can go on waiting. It carries signed URLs: keep it like a secret, never log it.</summary>
    public string ToToken() => throw new NotImplementedException();

    /// <summary>Reads a handle of <see cref="ToToken" />.</summary>
    /// <exception cref="ArgumentException">The token is not such a handle.</exception>
    public static LongRunningOperation FromToken(string token) => throw new NotImplementedException();
}
