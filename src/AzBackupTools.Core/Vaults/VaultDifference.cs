namespace AzBackupTools.Core.Vaults;

/// <summary>One setting of a vault that is to change, or has.</summary>
public sealed record VaultDifference
{
    /// <summary>The setting, by the name of its parameter.</summary>
    public required string Property { get; init; }

    /// <summary>How it was, in words.</summary>
    public required string From { get; init; }

    /// <summary>How it becomes, in words.</summary>
    public required string To { get; init; }

    /// <summary>"SoftDelete: On -> AlwaysOn".</summary>
    public override string ToString() => $"{Property}: {From} -> {To}";
}
