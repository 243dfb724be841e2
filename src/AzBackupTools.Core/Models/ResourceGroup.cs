using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>A resource group.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://learn.microsoft.com/rest/api/resources/" />.</remarks>
public sealed record ResourceGroup
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The region.</summary>
    public string? Location { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyMap.Of<string>();

    /// <summary>Succeeded, Deleting ...</summary>
    public string? ProvisioningState { get; init; }

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The name, as other objects call it.</summary>
    public string ResourceGroupName => Name;
}
