using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>The identity of a resource.</summary>
public sealed record ManagedIdentity
{
    /// <summary>None, SystemAssigned, UserAssigned, or "SystemAssigned, UserAssigned".</summary>
    public string? Type { get; init; }

    /// <summary>The object id of the identity of its own.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The tenant of the identity of its own.</summary>
    public string? TenantId { get; init; }

    /// <summary>The identities that were given to it, by their ids.</summary>
    public IReadOnlyDictionary<string, UserAssignedIdentity> UserAssignedIdentities { get; init; } = EmptyMap.Of<UserAssignedIdentity>();

    /// <summary>"SystemAssigned, UserAssigned (id-backup)".</summary>
    public override string ToString() => UserAssignedIdentities.Count == 0
        ? Type ?? "None"
        : $"{Type} ({string.Join(", ", UserAssignedIdentities.Keys.Select(static id => id.Substring(id.LastIndexOf('/') + 1)))})";
}

/// <summary>An identity that was given to a resource.</summary>
public sealed record UserAssignedIdentity
{
    /// <summary>The object id.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The application id.</summary>
    public string? ClientId { get; init; }
}
