using System;

namespace AzBackupTools;

/// <summary>A file that servers register with.</summary>
public sealed record VaultCredentialResult
{
    /// <summary>Where the file is, readable by its owner only.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>The ARM id of the vault.</summary>
    public required string VaultId { get; init; }

    /// <summary>Until when a server can be registered with it, in UTC. Registered servers stay registered.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
