namespace AzBackupTools;

/// <summary>Something that a check found.</summary>
public sealed record PrecheckFinding
{
    /// <summary>How bad it is.</summary>
    public required PrecheckLevel Level { get; init; }

    /// <summary>A stable name of ours, or the service's own code.</summary>
    public required string Code { get; init; }

    /// <summary>What was found.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Where to read on.</summary>
    public required string Link { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Level} {Code}: {Reason}";
}
