using System;

namespace AzBackupTools.Core.Arm;

/// <summary>How often and how patiently a request is repeated. Immutable.</summary>
public sealed record ArmRetryOptions
{
    /// <summary>How often a request is sent at most, the first time included: 1 or more.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The shortest wait where the service names none.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait where the service names none.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait that is granted to the service; who is asked to wait longer gets the answer as it is.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Makes the jitter repeatable; null draws it anew for each client.</summary>
    public int? JitterSeed { get; init; }

    /// <summary>Refuses what makes no sense.</summary>
    internal void Check()
    {
        if (MaxAttempts < 1)
        {
            throw new ArgumentException($"{nameof(MaxAttempts)} is {MaxAttempts}: a request is sent once at least.", nameof(MaxAttempts));
        }

        if (BaseDelay < TimeSpan.Zero || MaxDelay < BaseDelay)
        {
            throw new ArgumentException($"{nameof(BaseDelay)} is {BaseDelay} and {nameof(MaxDelay)} is {MaxDelay}: neither less than zero, and the second not less than the first.", nameof(MaxDelay));
        }
    }
}
