using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>A server whose MARS agent is registered with a vault.</summary>
internal sealed class MarsServerRecord
{
    public required string Name { get; init; }

    /// <summary>The number under which the vault knows the server.</summary>
    public required long ContainerId { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public string AgentVersion { get; init; } = "2.0.9262.0";

    public string OsType { get; init; } = "Windows";

    /// <summary>When the server was last heard of.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>What is backed up, by the name of the item.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, MarsItemRecord> Items { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A volume or the system state of a MARS server.</summary>
internal sealed record MarsItemRecord
{
    /// <summary>The opaque name that ends in the volume.</summary>
    public required string Name { get; init; }

    /// <summary>The volume as the agent shows it: C:\, or System State.</summary>
    public required string FriendlyName { get; init; }

    public required string PolicyName { get; init; }

    public bool IsSystemState { get; init; }

    public DateTimeOffset? LastBackupAt { get; init; }

    /// <summary>Completed or Failed.</summary>
    public string LastBackupStatus { get; init; } = "Completed";

    public int RecoveryPointCount { get; init; }

    public DateTimeOffset? OldestRecoveryPointAt { get; init; }

    /// <summary>When the agent deleted the backups; they stay for a while.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public int RetentionDays { get; init; }

    public bool IsGoneAt(DateTimeOffset now) => DeletedAt is { } deleted && now >= deleted + TimeSpan.FromDays(RetentionDays);
}
