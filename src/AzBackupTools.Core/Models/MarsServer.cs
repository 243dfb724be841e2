using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A server with the MARS agent, as its vault knows it. What it tells is as old as the last contact.</summary>
public sealed record MarsServer
{
    /// <summary>The name of the server.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM id of its container.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its container, from <see cref="Id" />: Windows;fs01.</summary>
    public string? ContainerFullName => ResourcePath.Segment(Id, "protectionContainers");

    /// <summary>The version of the agent; null where it is not told.</summary>
    public Version? AgentVersion { get; init; }

    /// <summary>The agent is too old for these: "security features (2.0.9052)"; empty where it is new enough for all.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>Whether the agent is below one of the versions that features begin with.</summary>
    public bool IsOutdated => Lacks.Count > 0;

    /// <summary>When the vault last heard of the server, in UTC.</summary>
    public DateTimeOffset? LastContact { get; init; }

    /// <summary>Since how many whole days it has been silent; null where it was never heard of.</summary>
    public int? SilentDays { get; init; }

    /// <summary>How many items it has, deleted ones that are still kept among them.</summary>
    public int ItemCount => Items.Count;

    /// <summary>Its items: volumes and the system state.</summary>
    public IReadOnlyList<ProtectedItem> Items { get; init; } = [];

    /// <summary>The items by name.</summary>
    public string ItemNames => string.Join(", ", Items.Select(static item => item.FriendlyName ?? item.Name));

    /// <summary>The names of the policies that the agent follows.</summary>
    public string? PolicyName { get; init; }

    /// <summary>When the newest backup of its items ended, in UTC; null before the first one.</summary>
    public DateTimeOffset? LastBackupTime { get; init; }

    /// <summary>Failed where the last backup of one of its items failed, else how the newest ended; null before the first one.</summary>
    public string? LastBackupStatus { get; init; }

    /// <summary>
    /// How much the last backups of its items transferred together, in bytes; null where nobody asked, or the service does not tell. It tells
    /// of no other size of what an agent backs up.
    /// </summary>
    public long? LastBackupSizeBytes { get; init; }

    /// <summary>How many recovery points its items have, as far as the service tells.</summary>
    public int RecoveryPointCount => Items.Sum(static item => item.RecoveryPointCount ?? 0);

    /// <summary>The time of the oldest recovery point, in UTC.</summary>
    public DateTimeOffset? OldestRecoveryPoint => Items.Min(static item => item.OldestRecoveryPoint);

    /// <summary>How the service finds the server to be.</summary>
    public string? Health { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<HealthDetail> HealthDetails { get; init; } = [];

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");
}
