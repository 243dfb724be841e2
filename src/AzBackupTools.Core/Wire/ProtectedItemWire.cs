using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="ProtectedItem" /> on the wire.</summary>
internal sealed class ProtectedItemPropertiesWire
{
    public string? FriendlyName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ProtectionState { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? HealthStatus { get; set; }

    public List<HealthDetailWire?>? HealthDetails { get; set; }

    public Dictionary<string, KpiHealthWire?>? KpisHealths { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ProtectionStatus { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? LastBackupStatus { get; set; }

    public DateTimeOffset? LastBackupTime { get; set; }

    public DateTimeOffset? LastRecoveryPoint { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? PolicyId { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? PolicyName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? BackupManagementType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? WorkloadType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ProtectedItemType { get; set; }

    public string? ContainerName { get; set; }

    public string? SourceResourceId { get; set; }

    public string? VirtualMachineId { get; set; }

    public string? ProtectedItemDataId { get; set; }

    public string? BackupSetName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? CreateMode { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? VaultId { get; set; }

    public bool? IsArchiveEnabled { get; set; }

    public bool? IsRehydrate { get; set; }

    public bool? IsScheduledForDeferredDelete { get; set; }

    public DateTimeOffset? DeferredDeleteTimeInUTC { get; set; }

    public TimeSpan? DeferredDeleteTimeRemaining { get; set; }

    public bool? IsDeferredDeleteScheduleUpcoming { get; set; }

    public int? SoftDeleteRetentionPeriodInDays { get; set; }

    public int? SoftDeleteRetentionPeriod { get; set; }

    public List<string?>? ResourceGuardOperationRequests { get; set; }

    public ProtectedItemExtendedInfoWire? ExtendedInfo { get; set; }

    public ProtectedItemExtendedPropertiesWire? ExtendedProperties { get; set; }

    public TimeSpan? ConfiguredRPGenerationFrequency { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ComputerName { get; set; }

    public long? DeferredDeleteSyncTimeInUTC { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ServerName { get; set; }

    public string? ParentName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ParentType { get; set; }

    public string? ProtectedItemDataSourceId { get; set; }

    public string? ProtectedItemHealthStatus { get; set; }

    public ServiceErrorDetailWire? LastBackupErrorDetail { get; set; }

    public List<WorkloadNodeWire?>? NodesList { get; set; }

    public string? PolicyState { get; set; }

    public string? BackupEngineName { get; set; }

    public long? ProtectedItemId { get; set; }

    public Dictionary<string, string?>? SourceAssociations { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? FabricName { get; set; }
}

/// <summary>"extendedInfo" of a <see cref="ProtectedItem" /> on the wire.</summary>
internal sealed class ProtectedItemExtendedInfoWire
{
    public DateTimeOffset? OldestRecoveryPoint { get; set; }

    public DateTimeOffset? OldestRecoveryPointInVault { get; set; }

    public DateTimeOffset? OldestRecoveryPointInArchive { get; set; }

    public DateTimeOffset? NewestRecoveryPointInArchive { get; set; }

    public int? RecoveryPointCount { get; set; }

    public bool? PolicyInconsistent { get; set; }

    public DateTimeOffset? LastRefreshedAt { get; set; }

    public string? PolicyState { get; set; }

    public string? RecoveryModel { get; set; }

    public string? ResourceState { get; set; }

    public DateTimeOffset? ResourceStateSyncTime { get; set; }

    public Dictionary<string, string?>? ProtectableObjectLoadPath { get; set; }

    public bool? Protected { get; set; }

    public bool? IsPresentOnCloud { get; set; }

    public string? LastBackupStatus { get; set; }

    public DateTimeOffset? OnPremiseOldestRecoveryPoint { get; set; }

    public DateTimeOffset? OnPremiseLatestRecoveryPoint { get; set; }

    public int? OnPremiseRecoveryPointCount { get; set; }

    public long? DiskStorageUsedInBytes { get; set; }

    public long? TotalDiskStorageSizeInBytes { get; set; }

    public bool? IsCollocated { get; set; }

    public string? ProtectionGroupName { get; set; }
}

/// <summary>"extendedProperties" of a <see cref="ProtectedItem" /> on the wire.</summary>
internal sealed class ProtectedItemExtendedPropertiesWire
{
    public DiskSelectionWire? DiskExclusionProperties { get; set; }

    public string? LinuxVmApplicationName { get; set; }
}

/// <summary>Reads a <see cref="ProtectedItem" /> off the wire.</summary>
internal static class ProtectedItemReader
{
    public static ProtectedItem Read(ArmResource<ProtectedItemPropertiesWire> wire, DateTimeOffset readAt)
    {
        var properties = wire.Properties ?? new ProtectedItemPropertiesWire();
        return new ProtectedItem
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            FriendlyName = properties.FriendlyName,
            State = properties.ProtectionState,
            HealthStatus = properties.HealthStatus,
            HealthDetails = WireList.Read(properties.HealthDetails, static wire => wire.ToModel()),
            KpiHealths = WireMap.Read(properties.KpisHealths, static wire => wire.ToModel()),
            ProtectionStatus = properties.ProtectionStatus,
            LastBackupStatus = properties.LastBackupStatus,
            LastBackupTime = properties.LastBackupTime,
            LastRecoveryPoint = properties.LastRecoveryPoint,
            PolicyId = properties.PolicyId,
            PolicyName = properties.PolicyName ?? PolicyIn(properties.PolicyId),
            ManagementType = properties.BackupManagementType,
            WorkloadType = properties.WorkloadType,
            ItemType = properties.ProtectedItemType,
            ContainerName = properties.ContainerName,
            SourceResourceId = properties.SourceResourceId,
            VirtualMachineId = properties.VirtualMachineId,
            ProtectedItemDataId = properties.ProtectedItemDataId,
            BackupSetName = properties.BackupSetName,
            CreateMode = properties.CreateMode,
            VaultUri = properties.VaultId,
            IsArchiveEnabled = properties.IsArchiveEnabled,
            IsRehydrate = properties.IsRehydrate,
            IsScheduledForDeferredDelete = properties.IsScheduledForDeferredDelete,
            DeletedTime = properties.DeferredDeleteTimeInUTC,
            DeferredDeleteRemaining = properties.DeferredDeleteTimeRemaining,
            IsDeferredDeleteScheduleUpcoming = properties.IsDeferredDeleteScheduleUpcoming,
            SoftDeleteRetentionDays = properties.SoftDeleteRetentionPeriodInDays ?? properties.SoftDeleteRetentionPeriod,
            ResourceGuardOperationRequests = WireList.Read(properties.ResourceGuardOperationRequests),
            OldestRecoveryPoint = properties.ExtendedInfo?.OldestRecoveryPoint,
            OldestRecoveryPointInVault = properties.ExtendedInfo?.OldestRecoveryPointInVault,
            OldestRecoveryPointInArchive = properties.ExtendedInfo?.OldestRecoveryPointInArchive,
            NewestRecoveryPointInArchive = properties.ExtendedInfo?.NewestRecoveryPointInArchive,
            RecoveryPointCount = properties.ExtendedInfo?.RecoveryPointCount,
            IsPolicyInconsistent = properties.ExtendedInfo?.PolicyInconsistent,
            DiskSelection = properties.ExtendedProperties?.DiskExclusionProperties?.ToModel(),
            LinuxVmApplicationName = properties.ExtendedProperties?.LinuxVmApplicationName,
            RecoveryPointGenerationInterval = properties.ConfiguredRPGenerationFrequency,
            ComputerName = properties.ComputerName,
            DeferredDeleteSyncTime = properties.DeferredDeleteSyncTimeInUTC,
            LastRefreshedAt = properties.ExtendedInfo?.LastRefreshedAt,
            ServerName = properties.ServerName,
            ParentName = properties.ParentName,
            ParentType = properties.ParentType,
            ProtectedItemDataSourceId = properties.ProtectedItemDataSourceId,
            ProtectedItemHealthStatus = properties.ProtectedItemHealthStatus,
            LastBackupError = properties.LastBackupErrorDetail?.ToModel(),
            Nodes = WireList.Read(properties.NodesList, static wire => wire.ToModel()),
            PolicyState = properties.PolicyState ?? properties.ExtendedInfo?.PolicyState,
            RecoveryModel = properties.ExtendedInfo?.RecoveryModel,
            ResourceState = properties.ExtendedInfo?.ResourceState,
            ResourceStateSyncTime = properties.ExtendedInfo?.ResourceStateSyncTime,
            BackupEngineName = properties.BackupEngineName,
            ProtectableObjectLoadPath = WireMap.Read(properties.ExtendedInfo?.ProtectableObjectLoadPath),
            IsProtectedByDpm = properties.ExtendedInfo?.Protected,
            IsPresentOnCloud = properties.ExtendedInfo?.IsPresentOnCloud,
            LastDpmBackupStatus = properties.ExtendedInfo?.LastBackupStatus,
            OnPremiseOldestRecoveryPoint = properties.ExtendedInfo?.OnPremiseOldestRecoveryPoint,
            OnPremiseLatestRecoveryPoint = properties.ExtendedInfo?.OnPremiseLatestRecoveryPoint,
            OnPremiseRecoveryPointCount = properties.ExtendedInfo?.OnPremiseRecoveryPointCount,
            DpmDiskStorageUsedBytes = properties.ExtendedInfo?.DiskStorageUsedInBytes,
            DpmTotalDiskStorageBytes = properties.ExtendedInfo?.TotalDiskStorageSizeInBytes,
            IsCollocated = properties.ExtendedInfo?.IsCollocated,
            ProtectionGroupName = properties.ExtendedInfo?.ProtectionGroupName,
            ProtectedItemNumber = properties.ProtectedItemId,
            SourceAssociations = WireMap.Read(properties.SourceAssociations),
            FabricName = properties.FabricName,
            PurgeTime = SoftDeletion.PurgeTime(properties, readAt),
        };
    }

    /// <summary>File shares come with the id of their policy only.</summary>
    /// <remarks>https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/backup/tests/latest/recordings/test_afs_backup_item.yaml.</remarks>
    private static string? PolicyIn(string? id) => ResourcePath.Segment(id, "backupPolicies");
}
