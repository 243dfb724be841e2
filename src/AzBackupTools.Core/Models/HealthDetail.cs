using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>A finding about the health of an item or server.</summary>
public sealed record HealthDetail
{
    /// <summary>The code: 400239 says that all is well.</summary>
    public long? Code { get; init; }

    /// <summary>The name of the finding.</summary>
    public string? Title { get; init; }

    /// <summary>What was found.</summary>
    public string? Message { get; init; }

    /// <summary>What to do.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>What was found, in words.</summary>
    public override string ToString() => Message is { Length: > 0 } message ? message : Title ?? string.Empty;
}

/// <summary>One aspect of the health of an item.</summary>
public sealed record KpiHealth
{
    /// <summary>Healthy, TransientDegraded, PersistentDegraded, TransientUnhealthy, PersistentUnhealthy or Invalid.</summary>
    public string? Status { get; init; }

    /// <summary>The findings.</summary>
    public IReadOnlyList<HealthDetail> Details { get; init; } = [];
}
