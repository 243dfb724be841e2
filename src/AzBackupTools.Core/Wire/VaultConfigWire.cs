using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="VaultConfig" /> on the wire.</summary>
internal sealed class VaultConfigPropertiesWire
{
    public string? EnhancedSecurityState { get; set; }

    public string? SoftDeleteFeatureState { get; set; }

    public int? SoftDeleteRetentionPeriodInDays { get; set; }

    public bool? IsSoftDeleteFeatureStateEditable { get; set; }

    public string? StorageModelType { get; set; }

    public string? StorageType { get; set; }

    public string? StorageTypeState { get; set; }

    public List<string?>? ResourceGuardOperationRequests { get; set; }
}

/// <summary>Reads a <see cref="VaultConfig" /> off the wire.</summary>
internal static class VaultConfigReader
{
    public static VaultConfig Read(ArmResource<VaultConfigPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new VaultConfigPropertiesWire();
        return new VaultConfig
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            EnhancedSecurityState = properties.EnhancedSecurityState,
            SoftDeleteFeatureState = properties.SoftDeleteFeatureState,
            SoftDeleteRetentionDays = properties.SoftDeleteRetentionPeriodInDays,
            IsSoftDeleteFeatureStateEditable = properties.IsSoftDeleteFeatureStateEditable,
            StorageModelType = properties.StorageModelType,
            StorageType = properties.StorageType,
            StorageTypeState = properties.StorageTypeState,
            ResourceGuardOperationRequests = WireList.Read(properties.ResourceGuardOperationRequests),
        };
    }
}
