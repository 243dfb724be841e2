using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="BackupPolicy" /> on the wire.</summary>
internal sealed class BackupPolicyPropertiesWire
{
    public string? BackupManagementType { get; set; }

    public string? WorkLoadType { get; set; }

    public string? PolicyType { get; set; }

    public int? ProtectedItemsCount { get; set; }

    public string? TimeZone { get; set; }

    public BackupScheduleWire? SchedulePolicy { get; set; }

    public BackupRetentionWire? RetentionPolicy { get; set; }

    public int? InstantRpRetentionRangeInDays { get; set; }

    public BackupPolicyInstantRPDetailsWire? InstantRPDetails { get; set; }

    public string? SnapshotConsistencyType { get; set; }

    public Dictionary<string, PolicyTieringWire?>? TieringPolicy { get; set; }

    public List<SubPolicyWire?>? SubProtectionPolicy { get; set; }

    public BackupPolicySettingsWire? Settings { get; set; }

    public bool? MakePolicyConsistent { get; set; }

    public BackupPolicyVaultRetentionPolicyWire? VaultRetentionPolicy { get; set; }

    public string? FabricName { get; set; }

    public List<string?>? ResourceGuardOperationRequests { get; set; }
}

/// <summary>"instantRPDetails" of a <see cref="BackupPolicy" /> on the wire.</summary>
internal sealed class BackupPolicyInstantRPDetailsWire
{
    public string? AzureBackupRGNamePrefix { get; set; }

    public string? AzureBackupRGNameSuffix { get; set; }
}

/// <summary>"settings" of a <see cref="BackupPolicy" /> on the wire.</summary>
internal sealed class BackupPolicySettingsWire
{
    public string? TimeZone { get; set; }

    public bool? Issqlcompression { get; set; }

    public bool? IsCompression { get; set; }
}

/// <summary>"vaultRetentionPolicy" of a <see cref="BackupPolicy" /> on the wire.</summary>
internal sealed class BackupPolicyVaultRetentionPolicyWire
{
    public BackupRetentionWire? VaultRetention { get; set; }

    public int? SnapshotRetentionInDays { get; set; }
}

/// <summary>Reads a <see cref="BackupPolicy" /> off the wire.</summary>
internal static class BackupPolicyReader
{
    public static BackupPolicy Read(ArmResource<BackupPolicyPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new BackupPolicyPropertiesWire();
        return new BackupPolicy
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            ManagementType = properties.BackupManagementType,
            WorkloadType = properties.WorkLoadType,
            PolicyType = properties.PolicyType,
            ProtectedItemCount = properties.ProtectedItemsCount,
            TimeZone = properties.TimeZone,
            SchedulePolicy = properties.SchedulePolicy?.ToModel(),
            RetentionPolicy = properties.RetentionPolicy?.ToModel(),
            InstantRestoreDays = properties.InstantRpRetentionRangeInDays,
            InstantRestoreGroupPrefix = properties.InstantRPDetails?.AzureBackupRGNamePrefix,
            InstantRestoreGroupSuffix = properties.InstantRPDetails?.AzureBackupRGNameSuffix,
            SnapshotConsistency = properties.SnapshotConsistencyType,
            Tiering = WireMap.Read(properties.TieringPolicy, static wire => wire.ToModel()),
            SubPolicies = WireList.Read(properties.SubProtectionPolicy, static wire => wire.ToModel()),
            SettingsTimeZone = properties.Settings?.TimeZone,
            IsSqlCompression = properties.Settings?.Issqlcompression,
            IsCompression = properties.Settings?.IsCompression,
            MakePolicyConsistent = properties.MakePolicyConsistent,
            VaultRetention = properties.VaultRetentionPolicy?.VaultRetention?.ToModel(),
            SnapshotRetentionDays = properties.VaultRetentionPolicy?.SnapshotRetentionInDays,
            FabricName = properties.FabricName,
            ResourceGuardOperationRequests = WireList.Read(properties.ResourceGuardOperationRequests),
        };
    }
}
