using System;
using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>A server with the MARS agent that is registered with a vault of the emulator.</summary>
public sealed record EmulatorMarsServer
{
    /// <summary>The server's name.</summary>
    public required string Name { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>What is backed up of it: volumes, and System State.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>The version of the agent.</summary>
    public required string AgentVersion { get; init; }

    /// <summary>When the vault last heard of it.</summary>
    public required DateTimeOffset LastContact { get; init; }

    /// <summary>The ARM id of the container that the server is to the vault.</summary>
    public required string Id { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }
}
