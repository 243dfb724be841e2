using System;

namespace AzBackupTools;

/// <summary>One backup that a policy will make, and how long it keeps it.</summary>
public sealed record ForecastRun
{
    /// <summary>The name of the policy; null for one that does not exist yet.</summary>
    public string? PolicyName { get; init; }

    /// <summary>When it is due, in UTC. The service starts it within two hours.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The same moment on the clocks of the policy's time zone.</summary>
    public required DateTimeOffset LocalTime { get; init; }

    /// <summary>The Windows id of the time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Why it is kept: Daily, Weekly, Monthly, Yearly, several joined by commas.</summary>
    public required string KeptAs { get; init; }

    /// <summary>When it expires, in UTC.</summary>
    public required DateTimeOffset RetainUntil { get; init; }

    /// <summary>Until when it can be restored from its snapshot, in UTC; null where the policy does not say.</summary>
    public DateTimeOffset? InstantRestoreUntil { get; init; }

    /// <summary>What a change of the clocks does to it; else null.</summary>
    public string? Note { get; init; }
}
