using System.Collections.Generic;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>An agent: where it is, with which vault it is registered, and what it lacks.</summary>
public sealed record MarsAgentInfo
{
    /// <summary>The server.</summary>
    public required string ServerName { get; init; }

    /// <summary>The version of the agent; empty where it does not tell.</summary>
    public required string AgentVersion { get; init; }

    /// <summary>The folder of the agent's module, or of the emulated server.</summary>
    public required string Location { get; init; }

    /// <summary>Whether it is an emulated one.</summary>
    public bool IsEmulated { get; init; }

    /// <summary>Whether it is registered with a vault.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>The vault that it is registered with, or null.</summary>
    public string? VaultName { get; init; }

    /// <summary>Whether a passphrase is set; without one nothing is backed up.</summary>
    public bool HasPassphrase { get; init; }

    /// <summary>Whether a job runs now.</summary>
    public bool IsBusy { get; init; }

    /// <summary>The bytes that the server's backups take in the vault; null where the agent does not tell.</summary>
    public long? StorageBytes { get; init; }

    /// <summary>The proxy, or null.</summary>
    public MarsProxy? Proxy { get; init; }

    /// <summary>The limits of bandwidth, or null.</summary>
    public MarsThrottling? Throttling { get; init; }

    /// <summary>What the version of the agent is too old for; empty where it is recent.</summary>
    public IReadOnlyList<string> Advice => Spoken.List(MarsAgentVersion.Advice(AgentVersion));
}
