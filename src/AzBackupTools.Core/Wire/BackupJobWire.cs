using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="BackupJob" /> on the wire.</summary>
internal sealed class BackupJobPropertiesWire
{
    [JsonConverter(typeof(RepeatedText))]
    public string? Operation { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? Status { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public TimeSpan? Duration { get; set; }

    public string? EntityFriendlyName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? BackupManagementType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? WorkloadType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? JobType { get; set; }

    public string? ActivityId { get; set; }

    public string? ContainerName { get; set; }

    public string? ContainerType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? VirtualMachineVersion { get; set; }

    public bool? IsUserTriggered { get; set; }

    public List<string?>? ActionsInfo { get; set; }

    public List<JobErrorWire?>? ErrorDetails { get; set; }

    public BackupJobExtendedInfoWire? ExtendedInfo { get; set; }

    public string? MabServerName { get; set; }

    public string? MabServerType { get; set; }

    public string? DpmServerName { get; set; }

    public string? StorageAccountName { get; set; }

    public string? StorageAccountVersion { get; set; }
}

/// <summary>"extendedInfo" of a <see cref="BackupJob" /> on the wire.</summary>
internal sealed class BackupJobExtendedInfoWire
{
    public List<JobTaskWire?>? TasksList { get; set; }

    public Dictionary<string, string?>? PropertyBag { get; set; }

    public Dictionary<string, string?>? InternalPropertyBag { get; set; }

    public double? ProgressPercentage { get; set; }

    public TimeSpan? EstimatedRemainingDuration { get; set; }

    public string? DynamicErrorMessage { get; set; }
}

/// <summary>Reads a <see cref="BackupJob" /> off the wire.</summary>
internal static class BackupJobReader
{
    public static BackupJob Read(ArmResource<BackupJobPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new BackupJobPropertiesWire();
        return new BackupJob
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            Operation = properties.Operation,
            Status = properties.Status,
            StartTime = properties.StartTime,
            EndTime = properties.EndTime,
            Duration = properties.Duration,
            ItemName = properties.EntityFriendlyName,
            ManagementType = properties.BackupManagementType,
            WorkloadType = properties.WorkloadType,
            JobType = properties.JobType,
            ActivityId = properties.ActivityId,
            ContainerName = properties.ContainerName,
            ContainerType = properties.ContainerType,
            VirtualMachineVersion = properties.VirtualMachineVersion,
            IsUserTriggered = properties.IsUserTriggered,
            Actions = Spoken.List(JobActions.Read(properties.ActionsInfo)),
            ErrorDetails = Spoken.List(WireList.Read(properties.ErrorDetails, static wire => wire.ToModel())),
            Tasks = Spoken.List(WireList.Read(properties.ExtendedInfo?.TasksList, static wire => wire.ToModel())),
            PropertyBag = Spoken.Map(WireMap.Read(properties.ExtendedInfo?.PropertyBag)),
            InternalPropertyBag = Spoken.Map(WireMap.Read(properties.ExtendedInfo?.InternalPropertyBag)),
            ProgressPercent = properties.ExtendedInfo?.ProgressPercentage,
            EstimatedRemaining = properties.ExtendedInfo?.EstimatedRemainingDuration,
            DynamicErrorMessage = properties.ExtendedInfo?.DynamicErrorMessage,
            MabServerName = properties.MabServerName,
            MabServerType = properties.MabServerType,
            DpmServerName = properties.DpmServerName,
            StorageAccountName = properties.StorageAccountName,
            StorageAccountVersion = properties.StorageAccountVersion,
        };
    }
}
