using System;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="BackupEngine" /> on the wire.</summary>
internal sealed class BackupEnginePropertiesWire
{
    public string? FriendlyName { get; set; }

    public string? BackupManagementType { get; set; }

    public string? RegistrationStatus { get; set; }

    public string? BackupEngineState { get; set; }

    public string? HealthStatus { get; set; }

    public string? BackupEngineType { get; set; }

    public bool? CanReRegister { get; set; }

    public string? BackupEngineId { get; set; }

    public string? DpmVersion { get; set; }

    public string? AzureBackupAgentVersion { get; set; }

    public bool? IsAzureBackupAgentUpgradeAvailable { get; set; }

    public bool? IsDpmUpgradeAvailable { get; set; }

    public BackupEngineExtendedInfoWire? ExtendedInfo { get; set; }
}

/// <summary>"extendedInfo" of a <see cref="BackupEngine" /> on the wire.</summary>
internal sealed class BackupEngineExtendedInfoWire
{
    public string? DatabaseName { get; set; }

    public int? ProtectedItemsCount { get; set; }

    public int? ProtectedServersCount { get; set; }

    public int? DiskCount { get; set; }

    public double? UsedDiskSpace { get; set; }

    public double? AvailableDiskSpace { get; set; }

    public DateTimeOffset? RefreshedAt { get; set; }

    public int? AzureProtectedInstances { get; set; }
}

/// <summary>Reads backup servers.</summary>
internal static class BackupEngineReader
{
    public static BackupEngine Read(ArmResource<BackupEnginePropertiesWire> wire)
    {
        var properties = wire.Properties ?? new BackupEnginePropertiesWire();
        var extended = properties.ExtendedInfo;
        return new BackupEngine
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            FriendlyName = properties.FriendlyName,
            ManagementType = properties.BackupManagementType,
            EngineType = properties.BackupEngineType,
            RegistrationStatus = properties.RegistrationStatus,
            State = properties.BackupEngineState,
            HealthStatus = properties.HealthStatus,
            CanReRegister = properties.CanReRegister,
            EngineId = properties.BackupEngineId,
            Version = properties.DpmVersion,
            AgentVersion = properties.AzureBackupAgentVersion,
            IsAgentUpgradeAvailable = properties.IsAzureBackupAgentUpgradeAvailable,
            IsUpgradeAvailable = properties.IsDpmUpgradeAvailable,
            DatabaseName = extended?.DatabaseName,
            ProtectedItemCount = extended?.ProtectedItemsCount,
            ProtectedServerCount = extended?.ProtectedServersCount,
            DiskCount = extended?.DiskCount,
            UsedDiskSpace = extended?.UsedDiskSpace,
            AvailableDiskSpace = extended?.AvailableDiskSpace,
            LastRefreshedAt = extended?.RefreshedAt,
            AzureProtectedInstances = extended?.AzureProtectedInstances,
        };
    }
}
