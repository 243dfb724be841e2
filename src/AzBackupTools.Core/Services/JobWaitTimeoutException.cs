using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools;

/// <summary>The time to wait for jobs is over, and some still run.</summary>
public sealed class JobWaitTimeoutException : TimeoutException
{
    /// <summary>Names the jobs.</summary>
    public JobWaitTimeoutException(IReadOnlyList<JobId> running, TimeSpan timeout)
        : base($"After {timeout:g} {running.Count} of the jobs still run: {string.Join(", ", running.Select(static job => job.Name))}. "
            + "The jobs go on; wait for them again, or longer.")
    {
        Running = running;
        Timeout = timeout;
    }

    /// <summary>The jobs that still run.</summary>
    public IReadOnlyList<JobId> Running { get; }

    /// <summary>How long the wait was.</summary>
    public TimeSpan Timeout { get; }
}
