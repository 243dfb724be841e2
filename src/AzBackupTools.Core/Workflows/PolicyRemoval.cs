namespace AzBackupTools;

/// <summary>What came of removing a policy.</summary>
public sealed record PolicyRemoval
{
    /// <summary>The policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>Removed or AlreadyAbsent.</summary>
    public required PolicyOutcome Outcome { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The ARM id of the policy.</summary>
    public required string Id { get; init; }

    internal static PolicyRemoval Of(PolicyId id, PolicyOutcome outcome) =>
        new() { Name = id.Name, Outcome = outcome, VaultName = id.Vault.Name, Id = id.ToString() };
}
