namespace AzBackupTools.Core.Models;

/// <summary>A region that a subscription can use.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://learn.microsoft.com/rest/api/resources/subscriptions/list-locations" />.</remarks>
public sealed record Region
{
    /// <summary>The short name: "westeurope".</summary>
    public required string Name { get; init; }

    /// <summary>The name that people say: "West Europe".</summary>
    public string? DisplayName { get; init; }

    /// <summary>The short name of the region that is its pair; null where it has none.</summary>
    public string? PairedRegion { get; init; }
}
