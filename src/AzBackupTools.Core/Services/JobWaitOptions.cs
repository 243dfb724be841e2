using System;

namespace AzBackupTools.Core.Services;

/// <summary>How to wait for jobs.</summary>
public sealed record JobWaitOptions
{
    /// <summary>Hears of each job at each look.</summary>
    public Action<BackupJob>? OnUpdate { get; init; }

    /// <summary>Hears of each job that the vault does not know, which is then left out. Without it, such a job ends the whole wait.</summary>
    public Action<JobId>? OnMissing { get; init; }

    /// <summary>How long to wait at most; null for no end.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether each look at a running job shall tell its steps, which costs a request per job. Otherwise all running jobs of a vault are
    /// looked at with one request.
    /// </summary>
    public bool WithTasks { get; init; }

    /// <summary>The wait before the second look; it grows from look to look.</summary>
    public TimeSpan FirstInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two looks, unless the service asks for more.</summary>
    public TimeSpan LongestInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that the service is granted where it asks for one with an answer (Retry-After).</summary>
    public TimeSpan LongestAsked { get; init; } = TimeSpan.FromMinutes(10);
}
