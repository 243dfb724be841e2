using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="BackupContainer" /> on the wire.</summary>
internal sealed class BackupContainerPropertiesWire
{
    public string? FriendlyName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? BackupManagementType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? RegistrationStatus { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? HealthStatus { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ContainerType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ProtectableObjectType { get; set; }

    public string? VirtualMachineId { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? VirtualMachineVersion { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ResourceGroup { get; set; }

    public string? SourceResourceId { get; set; }

    public string? AgentVersion { get; set; }

    public bool? CanReRegister { get; set; }

    public string? ContainerId { get; set; }

    public long? ProtectedItemCount { get; set; }

    public string? ContainerHealthState { get; set; }

    public List<HealthDetailWire?>? MabContainerHealthDetails { get; set; }

    public BackupContainerExtendedInfoWire? ExtendedInfo { get; set; }

    public string? StorageAccountVersion { get; set; }

    public string? AcquireStorageAccountLock { get; set; }

    public string? DpmAgentVersion { get; set; }

    public List<string?>? DpmServers { get; set; }

    public bool? UpgradeAvailable { get; set; }

    public string? ProtectionStatus { get; set; }

    public string? FabricName { get; set; }

    public BackupContainerExtendedInformationWire? ExtendedInformation { get; set; }

    public DateTimeOffset? LastUpdatedTime { get; set; }

    public string? WorkloadType { get; set; }

    public string? OperationType { get; set; }
}

/// <summary>"extendedInfo" of a <see cref="BackupContainer" /> on the wire.</summary>
internal sealed class BackupContainerExtendedInfoWire
{
    public DateTimeOffset? LastRefreshedAt { get; set; }

    public string? BackupItemType { get; set; }

    public List<string?>? BackupItems { get; set; }

    public string? PolicyName { get; set; }

    public string? LastBackupStatus { get; set; }

    public string? HostServerName { get; set; }

    public WorkloadInquiryWire? InquiryInfo { get; set; }

    public List<WorkloadNodeWire?>? NodesList { get; set; }
}

/// <summary>"extendedInformation" of a <see cref="BackupContainer" /> on the wire.</summary>
internal sealed class BackupContainerExtendedInformationWire
{
    public string? RawCertData { get; set; }

    public ContainerServiceIdentityWire? ContainerIdentityInfo { get; set; }

    public Dictionary<string, string?>? ServiceEndpoints { get; set; }
}

/// <summary>Reads a <see cref="BackupContainer" /> off the wire.</summary>
internal static class BackupContainerReader
{
    public static BackupContainer Read(ArmResource<BackupContainerPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new BackupContainerPropertiesWire();
        return new BackupContainer
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            FriendlyName = properties.FriendlyName,
            ManagementType = properties.BackupManagementType,
            RegistrationStatus = properties.RegistrationStatus,
            HealthStatus = properties.HealthStatus,
            ContainerType = properties.ContainerType,
            ProtectableObjectType = properties.ProtectableObjectType,
            VirtualMachineId = properties.VirtualMachineId,
            VirtualMachineVersion = properties.VirtualMachineVersion,
            VmResourceGroupName = properties.ResourceGroup,
            SourceResourceId = properties.SourceResourceId,
            AgentVersion = properties.AgentVersion,
            CanReRegister = properties.CanReRegister,
            ContainerId = properties.ContainerId,
            ProtectedItemCount = properties.ProtectedItemCount,
            ContainerHealthState = properties.ContainerHealthState,
            HealthDetails = Spoken.List(WireList.Read(properties.MabContainerHealthDetails, static wire => wire.ToModel())),
            LastRefreshedAt = properties.ExtendedInfo?.LastRefreshedAt,
            BackupItemType = properties.ExtendedInfo?.BackupItemType,
            BackupItems = Spoken.List(WireList.Read(properties.ExtendedInfo?.BackupItems)),
            PolicyName = properties.ExtendedInfo?.PolicyName,
            LastBackupStatus = properties.ExtendedInfo?.LastBackupStatus,
            StorageAccountVersion = properties.StorageAccountVersion,
            StorageAccountLock = properties.AcquireStorageAccountLock,
            DpmAgentVersion = properties.DpmAgentVersion,
            DpmServers = Spoken.List(WireList.Read(properties.DpmServers)),
            UpgradeAvailable = properties.UpgradeAvailable,
            ProtectionStatus = properties.ProtectionStatus,
            FabricName = properties.FabricName,
            CertificateData = properties.ExtendedInformation?.RawCertData,
            ServiceIdentity = properties.ExtendedInformation?.ContainerIdentityInfo?.ToModel(),
            ServiceEndpoints = WireMap.Read(properties.ExtendedInformation?.ServiceEndpoints),
            LastUpdatedTime = properties.LastUpdatedTime,
            WorkloadType = properties.WorkloadType,
            OperationType = properties.OperationType,
            HostServerName = properties.ExtendedInfo?.HostServerName,
            Inquiry = properties.ExtendedInfo?.InquiryInfo?.ToModel(),
            Nodes = WireList.Read(properties.ExtendedInfo?.NodesList, static wire => wire.ToModel()),
        };
    }
}
