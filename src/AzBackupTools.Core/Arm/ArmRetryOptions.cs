using System;

namespace AzBackupTools.Core.Arm;

/// <summary>How often and how patiently a request is repeated.</summary>
public sealed record ArmRetryOptions
{
    /// <summary>How often a request is sent at most, the first time included: 1 or more.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The shortest wait where the service names none.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait where the service names none.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Makes the jitter repeatable; null draws it anew for each client.</summary>
    public int? JitterSeed { get; init; }
}
