using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="VaultStorageConfig" /> on the wire.</summary>
internal sealed class VaultStoragePropertiesWire
{
    public string? StorageModelType { get; set; }

    public string? StorageType { get; set; }

    public string? StorageTypeState { get; set; }

    public bool? CrossRegionRestoreFlag { get; set; }

    public string? DedupState { get; set; }

    public string? XcoolState { get; set; }
}

/// <summary>Reads a <see cref="VaultStorageConfig" /> off the wire.</summary>
internal static class VaultStorageReader
{
    public static VaultStorageConfig Read(ArmResource<VaultStoragePropertiesWire> wire)
    {
        var properties = wire.Properties ?? new VaultStoragePropertiesWire();
        return new VaultStorageConfig
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            StorageModelType = properties.StorageModelType,
            StorageType = properties.StorageType,
            StorageTypeState = properties.StorageTypeState,
            CrossRegionRestore = properties.CrossRegionRestoreFlag,
            DedupState = properties.DedupState,
            XcoolState = properties.XcoolState,
        };
    }
}
