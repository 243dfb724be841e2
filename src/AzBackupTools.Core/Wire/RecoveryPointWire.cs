using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="RecoveryPoint" /> on the wire.</summary>
internal sealed class RecoveryPointPropertiesWire
{
    public DateTimeOffset? RecoveryPointTime { get; set; }

    public DateTimeOffset? RecoveryPointTimeInUTC { get; set; }

    public string? RecoveryPointType { get; set; }

    public string? Type { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ObjectType { get; set; }

    public string? FriendlyName { get; set; }

    public List<RecoveryPointTierWire?>? RecoveryPointTierDetails { get; set; }

    public Dictionary<string, MoveReadinessWire?>? RecoveryPointMoveReadinessInfo { get; set; }

    public RecoveryPointRecoveryPointPropertiesWire? RecoveryPointProperties { get; set; }

    public string? RecoveryPointAdditionalInfo { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? SourceVMStorageType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? VirtualMachineSize { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? OsType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? SecurityType { get; set; }

    public bool? IsSourceVMEncrypted { get; set; }

    public bool? IsManagedVirtualMachine { get; set; }

    public bool? IsInstantIlrSessionActive { get; set; }

    public bool? OriginalStorageAccountOption { get; set; }

    public bool? IsPrivateAccessEnabledOnAnyDisk { get; set; }

    public string? CrossRegionRestoreState { get; set; }

    public List<string?>? Zones { get; set; }

    public RecoveryPointExtendedLocationWire? ExtendedLocation { get; set; }

    public RecoveryPointEncryptionWire? KeyAndSecret { get; set; }

    public RecoveryPointRecoveryPointDiskConfigurationWire? RecoveryPointDiskConfiguration { get; set; }

    public string? FileShareSnapshotUri { get; set; }

    public double? RecoveryPointSizeInGB { get; set; }

    public List<RecoveryTimeRangeWire?>? TimeRanges { get; set; }

    public RecoveryPointExtendedInfoWire? ExtendedInfo { get; set; }
}

/// <summary>"recoveryPointProperties" of a <see cref="RecoveryPoint" /> on the wire.</summary>
internal sealed class RecoveryPointRecoveryPointPropertiesWire
{
    public DateTimeOffset? ExpiryTime { get; set; }

    public string? RuleName { get; set; }

    public bool? IsSoftDeleted { get; set; }
}

/// <summary>"extendedLocation" of a <see cref="RecoveryPoint" /> on the wire.</summary>
internal sealed class RecoveryPointExtendedLocationWire
{
    public string? Name { get; set; }

    public string? Type { get; set; }
}

/// <summary>"recoveryPointDiskConfiguration" of a <see cref="RecoveryPoint" /> on the wire.</summary>
internal sealed class RecoveryPointRecoveryPointDiskConfigurationWire
{
    public int? NumberOfDisksIncludedInBackup { get; set; }

    public int? NumberOfDisksAttachedToVm { get; set; }

    public List<DiskInformationWire?>? IncludedDiskList { get; set; }

    public List<DiskInformationWire?>? ExcludedDiskList { get; set; }
}

/// <summary>"extendedInfo" of a <see cref="RecoveryPoint" /> on the wire.</summary>
internal sealed class RecoveryPointExtendedInfoWire
{
    public DateTimeOffset? DataDirectoryTimeInUTC { get; set; }

    public List<SqlDataDirectoryWire?>? DataDirectoryPaths { get; set; }
}

/// <summary>Reads a <see cref="RecoveryPoint" /> off the wire.</summary>
internal static class RecoveryPointReader
{
    public static RecoveryPoint Read(ArmResource<RecoveryPointPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new RecoveryPointPropertiesWire();
        return new RecoveryPoint
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            Time = properties.RecoveryPointTime ?? properties.RecoveryPointTimeInUTC,
            RecoveryPointType = properties.RecoveryPointType ?? properties.Type,
            ObjectType = properties.ObjectType,
            FriendlyName = properties.FriendlyName,
            Tiers = WireList.Read(properties.RecoveryPointTierDetails, static wire => wire.ToModel()),
            MoveReadiness = WireMap.Read(properties.RecoveryPointMoveReadinessInfo, static wire => wire.ToModel()),
            ExpiryTime = properties.RecoveryPointProperties?.ExpiryTime,
            RuleName = properties.RecoveryPointProperties?.RuleName,
            IsSoftDeleted = properties.RecoveryPointProperties?.IsSoftDeleted,
            AdditionalInfo = properties.RecoveryPointAdditionalInfo,
            SourceVmStorageType = properties.SourceVMStorageType,
            VirtualMachineSize = properties.VirtualMachineSize,
            OsType = properties.OsType,
            SecurityType = properties.SecurityType,
            IsSourceVmEncrypted = properties.IsSourceVMEncrypted,
            IsManagedVirtualMachine = properties.IsManagedVirtualMachine,
            IsInstantIlrSessionActive = properties.IsInstantIlrSessionActive,
            IsOriginalStorageAccountOption = properties.OriginalStorageAccountOption,
            IsPrivateAccessEnabledOnAnyDisk = properties.IsPrivateAccessEnabledOnAnyDisk,
            CrossRegionRestoreState = properties.CrossRegionRestoreState,
            Zones = WireList.Read(properties.Zones),
            ExtendedLocationName = properties.ExtendedLocation?.Name,
            ExtendedLocationType = properties.ExtendedLocation?.Type,
            Encryption = properties.KeyAndSecret?.ToModel(),
            DisksInBackup = properties.RecoveryPointDiskConfiguration?.NumberOfDisksIncludedInBackup,
            DisksAttached = properties.RecoveryPointDiskConfiguration?.NumberOfDisksAttachedToVm,
            IncludedDisks = WireList.Read(properties.RecoveryPointDiskConfiguration?.IncludedDiskList, static wire => wire.ToModel()),
            ExcludedDisks = WireList.Read(properties.RecoveryPointDiskConfiguration?.ExcludedDiskList, static wire => wire.ToModel()),
            FileShareSnapshotUri = properties.FileShareSnapshotUri,
            SizeBytes = ByteSize.OfGibibytes(properties.RecoveryPointSizeInGB),
            TimeRanges = WireList.Read(properties.TimeRanges, static wire => wire.ToModel()),
            DataDirectoryTime = properties.ExtendedInfo?.DataDirectoryTimeInUTC,
            DataDirectories = WireList.Read(properties.ExtendedInfo?.DataDirectoryPaths, static wire => wire.ToModel()),
        };
    }
}
