namespace AzBackupTools;

/// <summary>What came of unregistering a container.</summary>
public enum ContainerOutcome
{
    /// <summary>It is no longer registered.</summary>
    Unregistered,

    /// <summary>There was none of the name.</summary>
    AlreadyAbsent,
}

/// <summary>What came of unregistering a container.</summary>
public sealed record ContainerRemovalResult
{
    /// <summary>The name of the machine, account or server.</summary>
    public required string Name { get; init; }

    /// <summary>What came of it.</summary>
    public required ContainerOutcome Outcome { get; init; }

    /// <summary>The name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>The ARM id of the vault.</summary>
    public required string VaultId { get; init; }

    /// <summary>The ARM id that the container had; null where there was none.</summary>
    public string? Id { get; init; }
}
