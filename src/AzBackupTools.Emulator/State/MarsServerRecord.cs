using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>When the server last said something by itself.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>What is backed up, by the name of the item.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, MarsItemRecord> Items { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>For how long the agent's policies keep backups, by FileFolder and SystemState, as far as the agent has told.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, MarsRetentionRecord> Retention { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When the server was last heard of: with each backup the vault hears of it.</summary>
    public DateTimeOffset LastSeen(DateTimeOffset now) =>
        Items.Values.Select(item => item.Plan?.LastEnd(item.Until(now))).Where(end => end > LastSeenAt).Max() ?? LastSeenAt;

    /// <summary>The items that are there, by their names.</summary>
    public IEnumerable<MarsItemRecord> ItemsAt(DateTimeOffset now) =>
        Items.Values.Where(item => !item.IsGoneAt(now)).OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>For how many days, weeks, months and years a policy of an agent keeps backups; 0 where it does not keep them by that.</summary>
internal sealed record MarsRetentionRecord(int Days, int Weeks, int Months, int Years);
