namespace AzBackupTools;

/// <summary>A resource of the emulator that restores need.</summary>
public sealed record EmulatorResource
{
    /// <summary>StorageAccount, VirtualNetwork, ResourceGroup or Subscription.</summary>
    public required string Kind { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The resource group; null for a subscription.</summary>
    public string? TargetResourceGroupName { get; init; }

    /// <summary>The region; null for a subscription.</summary>
    public string? Location { get; init; }

    /// <summary>The ARM id.</summary>
    public required string ResourceId { get; init; }
}
