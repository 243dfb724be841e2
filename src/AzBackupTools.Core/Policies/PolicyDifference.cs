namespace AzBackupTools;

/// <summary>One thing that two policies have different.</summary>
public sealed record PolicyDifference
{
    /// <summary>What differs, by the name of the parameter where there is one.</summary>
    public required string Property { get; init; }

    /// <summary>How the first policy has it, in words.</summary>
    public required string Left { get; init; }

    /// <summary>How the second policy has it, in words.</summary>
    public required string Right { get; init; }

    /// <summary>"KeepDaily: 30 days -> 60 days".</summary>
    public override string ToString() => $"{Property}: {Left} -> {Right}";
}
