namespace AzBackupTools.Emulator;

/// <summary>A resource of the emulator that restores need.</summary>
public sealed record EmulatorResource
{
    /// <summary>StorageAccount, VirtualNetwork or ResourceGroup.</summary>
    public required string Kind { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The resource group.</summary>
    public required string TargetResourceGroupName { get; init; }

    /// <summary>The region.</summary>
    public required string Location { get; init; }

    /// <summary>The ARM id.</summary>
    public required string ResourceId { get; init; }
}
