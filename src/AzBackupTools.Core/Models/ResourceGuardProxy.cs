using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>What ties a vault to a resource guard, which then has a say in critical operations: multi-user authorization.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/backup/multi-user-authorization-concept" />.</remarks>
public sealed record ResourceGuardProxy
{
    /// <summary>The ARM id of the tie, in the vault.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the tie.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM id of the guard, which may be in another subscription.</summary>
    public string? ResourceGuardId { get; init; }

    /// <summary>What the guard is asked for, by critical operation: the ids that a request names.</summary>
    public IReadOnlyDictionary<string, string> Requests { get; init; } = EmptyMap.Of<string>();

    /// <summary>The name of the guard, from <see cref="ResourceGuardId" />.</summary>
    public string? ResourceGuardName => ResourcePath.Segment(ResourceGuardId, "resourceGuards");
}
