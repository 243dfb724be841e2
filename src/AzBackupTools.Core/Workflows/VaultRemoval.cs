using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>What came of removing a vault.</summary>
public sealed record VaultRemoval
{
    /// <summary>The vault's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the call has made of it.</summary>
    public required VaultOutcome Outcome { get; init; }

    /// <summary>The ARM id that the vault had; null where there was none of the name.</summary>
    public string? Id { get; init; }

    /// <summary>What was done, in its order, where the vault was removed with all that was in it.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Describes the outcome for a vault.</summary>
    public static VaultRemoval Of(VaultId id, VaultOutcome outcome) => new() { Name = id.Name, Outcome = outcome, Id = id.ToString() };
}
