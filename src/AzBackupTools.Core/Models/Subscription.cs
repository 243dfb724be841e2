using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>A subscription.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://learn.microsoft.com/rest/api/resources/" />.</remarks>
public sealed record Subscription
{
    /// <summary>The id: /subscriptions/{guid}.</summary>
    public required string Id { get; init; }

    /// <summary>The GUID.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Enabled, Warned, PastDue, Disabled or Deleted.</summary>
    public string? State { get; init; }

    /// <summary>The tenant that it belongs to.</summary>
    public string? TenantId { get; init; }

    /// <summary>Where the right to use it comes from.</summary>
    public string? AuthorizationSource { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyMap.Of<string>();
}
