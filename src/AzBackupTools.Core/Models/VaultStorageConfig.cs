namespace AzBackupTools.Core.Models;

/// <summary>How a vault stores backups, and whether that can still be chosen.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record VaultStorageConfig
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>One of <see cref="StorageRedundancy" />, as it is.</summary>
    public string? StorageModelType { get; init; }

    /// <summary>One of <see cref="StorageRedundancy" />, as it was asked for.</summary>
    public string? StorageType { get; init; }

    /// <summary>Unlocked until the first item is registered, then Locked.</summary>
    public string? StorageTypeState { get; init; }

    /// <summary>Whether backups can be restored in the paired region.</summary>
    public bool? CrossRegionRestore { get; init; }

    /// <summary>Enabled or Disabled: whether what is equal is stored once.</summary>
    public string? DedupState { get; init; }

    /// <summary>Enabled or Disabled: whether what is old is stored more cheaply.</summary>
    public string? XcoolState { get; init; }

    /// <summary>Whether the redundancy can no longer be chosen.</summary>
    public bool IsLocked => Text.Same(StorageTypeState, "Locked");
}
