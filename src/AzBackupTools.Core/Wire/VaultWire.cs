using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="Vault" /> on the wire.</summary>
internal sealed class VaultPropertiesWire
{
    public string? ProvisioningState { get; set; }

    public VaultRedundancyWire? RedundancySettings { get; set; }

    public VaultSecurityWire? SecuritySettings { get; set; }

    public VaultRestoreSettingsWire? RestoreSettings { get; set; }

    public VaultMonitoringWire? MonitoringSettings { get; set; }

    public VaultEncryptionWire? Encryption { get; set; }

    public string? PublicNetworkAccess { get; set; }

    public string? PrivateEndpointStateForBackup { get; set; }

    public string? PrivateEndpointStateForSiteRecovery { get; set; }

    public List<VaultPrivateEndpointWire?>? PrivateEndpointConnections { get; set; }

    public string? BackupStorageVersion { get; set; }

    public string? SecureScore { get; set; }

    public string? BcdrSecurityLevel { get; set; }

    public string? MoveState { get; set; }

    public VaultMoveWire? MoveDetails { get; set; }

    public VaultUpgradeWire? UpgradeDetails { get; set; }

    public List<string?>? ResourceGuardOperationRequests { get; set; }
}

/// <summary>Reads a <see cref="Vault" /> off the wire.</summary>
internal static class VaultReader
{
    public static Vault Read(ArmResource<VaultPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new VaultPropertiesWire();
        return new Vault
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            Location = wire.Location,
            Tags = WireMap.Read(wire.Tags),
            ETag = wire.ETag,
            Sku = wire.Sku?.ToModel(),
            Identity = wire.Identity?.ToModel(),
            SystemData = wire.SystemData?.ToModel(),
            ProvisioningState = properties.ProvisioningState,
            Redundancy = properties.RedundancySettings?.ToModel(),
            Security = properties.SecuritySettings?.ToModel(),
            RestoreSettings = properties.RestoreSettings?.ToModel(),
            Monitoring = properties.MonitoringSettings?.ToModel(),
            Encryption = properties.Encryption?.ToModel(),
            PublicNetworkAccess = properties.PublicNetworkAccess,
            PrivateEndpointStateForBackup = properties.PrivateEndpointStateForBackup,
            PrivateEndpointStateForSiteRecovery = properties.PrivateEndpointStateForSiteRecovery,
            PrivateEndpointConnections = WireList.Read(properties.PrivateEndpointConnections, static wire => wire.ToModel()),
            BackupStorageVersion = properties.BackupStorageVersion,
            SecureScore = properties.SecureScore,
            SecurityLevel = properties.BcdrSecurityLevel,
            MoveState = properties.MoveState,
            MoveDetails = properties.MoveDetails?.ToModel(),
            UpgradeDetails = properties.UpgradeDetails?.ToModel(),
            ResourceGuardOperationRequests = WireList.Read(properties.ResourceGuardOperationRequests),
        };
    }
}
