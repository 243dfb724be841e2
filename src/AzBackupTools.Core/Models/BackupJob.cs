using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A job of a vault: a backup, a restore, a change of protection.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record BackupJob
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>One of <see cref="JobOperation" />.</summary>
    public string? Operation { get; init; }

    /// <summary>One of <see cref="JobStatus" />.</summary>
    public string? Status { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended, in UTC; null while it runs.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How long it has taken so far, or took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What it works on: the name of the virtual machine, server or share.</summary>
    public string? ItemName { get; init; }

    /// <summary>What it works on, as a list shows it: <see cref="ItemName" />, with the server or storage account that tells it from others of the name.</summary>
    public string? ItemText => (MabServerName ?? DpmServerName ?? StorageAccountName) is { Length: > 0 } owner && !Text.Same(owner, ItemName) ? $"{ItemName} of {owner}" : ItemName;

    /// <summary>One of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>One of <see cref="Core.Models.WorkloadType" />, where the service returns it.</summary>
    public string? WorkloadType { get; init; }

    /// <summary>The kind of job: AzureIaaSVMJob, MabJob ...</summary>
    public string? JobType { get; init; }

    /// <summary>The id to name to the support of Azure.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The container as the service shortens it: iaasvmcontainerv2;group;name.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The kind of the container of a DPM job.</summary>
    public string? ContainerType { get; init; }

    /// <summary>Compute, or the word for a classic one.</summary>
    public string? VirtualMachineVersion { get; init; }

    /// <summary>True when a person started it, false when the schedule did; null where it is not told.</summary>
    public bool? IsUserTriggered { get; init; }

    /// <summary>What can be done with it: <see cref="JobAction" />.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Why it failed or ended with warnings.</summary>
    public IReadOnlyList<JobError> ErrorDetails { get; init; } = [];

    /// <summary>Its steps; only told when one job is asked for.</summary>
    public IReadOnlyList<JobTask> Tasks { get; init; } = [];

    /// <summary>What else the service tells of it, by English names: "Backup Size"; only told when one job is asked for.</summary>
    public IReadOnlyDictionary<string, string> PropertyBag { get; init; } = EmptyMap.Of<string>();

    /// <summary>What the service notes for itself.</summary>
    public IReadOnlyDictionary<string, string> InternalPropertyBag { get; init; } = EmptyMap.Of<string>();

    /// <summary>0 to 100; null where it is not told.</summary>
    public double? ProgressPercent { get; init; }

    /// <summary>The remaining time as the service estimates it; null where it is not told.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }

    /// <summary>An error message made for this job.</summary>
    public string? DynamicErrorMessage { get; init; }

    /// <summary>The server with the agent.</summary>
    public string? MabServerName { get; init; }

    /// <summary>The kind of that server.</summary>
    public string? MabServerType { get; init; }

    /// <summary>The DPM server.</summary>
    public string? DpmServerName { get; init; }

    /// <summary>The storage account of a file share.</summary>
    public string? StorageAccountName { get; init; }

    /// <summary>Storage or ClassicStorage.</summary>
    public string? StorageAccountVersion { get; init; }

    /// <summary>
    /// The paired region, for a job there; null for one in the vault's own region. <see cref="Id" /> is then what the job would have
    /// there, since the service's own id names no vault.
    /// </summary>
    public string? SecondaryRegionName { get; init; }

    /// <summary>Whether it runs in the paired region.</summary>
    public bool IsSecondaryRegion => SecondaryRegionName is not null;

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");

    /// <summary>The name of the job, a GUID.</summary>
    public string JobId => Name;

    /// <summary>Whether it runs, or is being cancelled.</summary>
    public bool IsRunning => Text.Same(Status, JobStatus.InProgress) || Text.Same(Status, JobStatus.Cancelling);

    /// <summary>Whether it has ended, well or badly.</summary>
    public bool IsCompleted => !IsRunning;

    /// <summary>Whether it has ended and done what it should, warnings or not.</summary>
    public bool IsSucceeded => Text.Same(Status, JobStatus.Completed) || Text.Same(Status, JobStatus.CompletedWithWarnings);

    /// <summary>Whether it can be cancelled now, as far as the service says: it goes on naming the action when the job has ended.</summary>
    public bool IsCancellable => IsRunning && Actions.Any(static action => Text.Same(action, JobAction.Cancellable));

    /// <summary>Why it failed or ended with warnings, in words; null where it did not, or the service does not say.</summary>
    public string? Reason => ErrorDetails.Count > 0 ? ErrorDetails[0].Reason : string.IsNullOrWhiteSpace(DynamicErrorMessage) ? null : DynamicErrorMessage;

    /// <summary>What the service recommends to do about <see cref="Reason" />; null where it recommends nothing.</summary>
    public string? Recommendation => ErrorDetails.Count > 0 && ErrorDetails[0].Recommendations.Count > 0 ? string.Join(" ", ErrorDetails[0].Recommendations) : null;

    /// <summary>The code of <see cref="Reason" /> to look up: UserErrorVmNotFoundV2, or a number; null where there is none.</summary>
    public string? ErrorCode => ErrorDetails.Count == 0 ? null : ErrorDetails[0].Title is { Length: > 0 } title && !title.Contains(" ") ? title : ErrorDetails[0].Code;

    /// <summary>The step that runs now; null where none does or none is told.</summary>
    public JobTask? CurrentTask
    {
        get
        {
            foreach (var task in Tasks)
            {
                if (Text.Same(task.Status, JobStatus.InProgress))
                {
                    return task;
                }
            }

            return null;
        }
    }

    /// <summary>How much was backed up, in bytes, from "Backup Size" of <see cref="PropertyBag" />; null where it is not told.</summary>
    public long? BackupSizeBytes => PropertyBag.TryGetValue("Backup Size", out var size) ? ByteSize.Parse(size) : null;
}
