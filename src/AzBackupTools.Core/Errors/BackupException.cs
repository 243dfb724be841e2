using System;
using AzBackupTools.Core.Errors;

namespace AzBackupTools;

/// <summary>A failure in the user's terms: what happened, what to do about it, and a stable id to match on.</summary>
public sealed class BackupException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="errorId">One of <see cref="ErrorIds"/>.</param>
    /// <param name="message">What happened and why, in full sentences.</param>
    /// <param name="remedy">What to do, in full sentences; empty where nothing can be done.</param>
    /// <param name="target">The ARM id or name that it concerns.</param>
    /// <param name="innerException">What the service or the transport said.</param>
    public BackupException(string errorId, string message, string remedy, string? target = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Remedy = remedy;
        Target = target;
    }

    /// <summary>One of <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>The ARM id or name that it concerns.</summary>
    public string? Target { get; }

    /// <summary>True where no other input of the same call could succeed either.</summary>
    public bool ConcernsAllInput { get; init; }

    /// <summary>The service's own error code, where the service spoke: <c>BMSUserErrorObjectLocked</c>.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>The first moment at which it becomes possible, in UTC, where that is known.</summary>
    public DateTimeOffset? PossibleFrom { get; init; }

    /// <summary>The RBAC action that the account lacks, where that is the reason: <c>Microsoft.RecoveryServices/vaults/read</c>.</summary>
    public string? MissingAction { get; init; }

    /// <summary>The ARM id of the scope at which the account lacks it.</summary>
    public string? MissingAtScope { get; init; }

    /// <summary>The HTTP status, where the service spoke.</summary>
    public int? Status => (InnerException as ArmException)?.Status;

    /// <summary>The service's id of the request, to name to support.</summary>
    public string? RequestId => (InnerException as ArmException)?.RequestId;

    /// <summary>The id that ties together all requests of one call.</summary>
    public string? CorrelationId => (InnerException as ArmException)?.CorrelationId;

    /// <summary>True where the same call may succeed later.</summary>
    public bool IsTransient => InnerException is ArmException { IsTransient: true };
}
