using System;
using System.Collections.Generic;
using System.Globalization;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>Something that a vault protects: a virtual machine, folders of a server, a file share, a database.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record ProtectedItem
{
    private const string DefaultSqlInstance = "MSSQLSERVER";

    /// <summary>The word for a last backup that failed, for file shares and databases.</summary>
    private const string Unhealthy = "Unhealthy";

    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The name that people know it by.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>One of <see cref="ProtectionState" />.</summary>
    public string? State { get; init; }

    /// <summary>One of <see cref="ItemHealth" />.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>The findings behind <see cref="HealthStatus" />.</summary>
    public IReadOnlyList<HealthDetail> HealthDetails { get; init; } = [];

    /// <summary>The health by aspect.</summary>
    public IReadOnlyDictionary<string, KpiHealth> KpiHealths { get; init; } = EmptyMap.Of<KpiHealth>();

    /// <summary>Healthy or Unhealthy: how the last job ended.</summary>
    public string? ProtectionStatus { get; init; }

    /// <summary>Completed, Failed ...; null before the first backup.</summary>
    public string? LastBackupStatus { get; init; }

    /// <summary>When the last backup started, in UTC; null before the first one.</summary>
    public DateTimeOffset? LastBackupTime { get; init; }

    /// <summary>The time of the newest recovery point, in UTC; null while there is none.</summary>
    public DateTimeOffset? LastRecoveryPoint { get; init; }

    /// <summary>The id of the policy; null while protection is stopped.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The name of the policy; null while protection is stopped.</summary>
    public string? PolicyName { get; init; }

    /// <summary>One of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>One of <see cref="Core.Models.WorkloadType" />.</summary>
    public string? WorkloadType { get; init; }

    /// <summary>The kind of item: Microsoft.Compute/virtualMachines, MabFileFolderProtectedItem ...</summary>
    public string? ItemType { get; init; }

    /// <summary>The container as the service shortens it: iaasvmcontainerv2;group;name.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The id of what is protected.</summary>
    public string? SourceResourceId { get; init; }

    /// <summary>The id of the virtual machine.</summary>
    public string? VirtualMachineId { get; init; }

    /// <summary>The number of the item in the data plane.</summary>
    public string? ProtectedItemDataId { get; init; }

    /// <summary>The backup set, where there is one.</summary>
    public string? BackupSetName { get; init; }

    /// <summary>Default or Recover.</summary>
    public string? CreateMode { get; init; }

    /// <summary>The vault as the service names it, which may be a URL.</summary>
    public string? VaultUri { get; init; }

    /// <summary>Whether recovery points move to the archive tier.</summary>
    public bool? IsArchiveEnabled { get; init; }

    /// <summary>Whether the last change was the undoing of a deletion.</summary>
    public bool? IsRehydrate { get; init; }

    /// <summary>Whether the item is soft-deleted.</summary>
    public bool? IsScheduledForDeferredDelete { get; init; }

    /// <summary>When the item was deleted, in UTC; null unless it is soft-deleted. The wire calls the moment of deletion deferredDeleteTimeInUTC.</summary>
    public DateTimeOffset? DeletedTime { get; init; }

    /// <summary>How long the item was still kept when the service answered; null unless it is soft-deleted.</summary>
    public TimeSpan? DeferredDeleteRemaining { get; init; }

    /// <summary>Whether the item will be deleted soon.</summary>
    public bool? IsDeferredDeleteScheduleUpcoming { get; init; }

    /// <summary>How many days the item is kept after its deletion. Newer and older versions of the service spell it differently.</summary>
    public int? SoftDeleteRetentionDays { get; init; }

    /// <summary>The requests of a resource guard that critical operations go through.</summary>
    public IReadOnlyList<string> ResourceGuardOperationRequests { get; init; } = [];

    /// <summary>The time of the oldest recovery point, in UTC.</summary>
    public DateTimeOffset? OldestRecoveryPoint { get; init; }

    /// <summary>The time of the oldest recovery point in the vault tier, in UTC.</summary>
    public DateTimeOffset? OldestRecoveryPointInVault { get; init; }

    /// <summary>The time of the oldest recovery point in the archive tier, in UTC.</summary>
    public DateTimeOffset? OldestRecoveryPointInArchive { get; init; }

    /// <summary>The time of the newest recovery point in the archive tier, in UTC.</summary>
    public DateTimeOffset? NewestRecoveryPointInArchive { get; init; }

    /// <summary>How many recovery points there are, where the service returns it.</summary>
    public int? RecoveryPointCount { get; init; }

    /// <summary>Whether the item does not yet follow the last change of its policy.</summary>
    public bool? IsPolicyInconsistent { get; init; }

    /// <summary>Which data disks are backed up; null for all.</summary>
    public DiskSelection? DiskSelection { get; init; }

    /// <summary>The application on a Linux machine, where the service returns it.</summary>
    public string? LinuxVmApplicationName { get; init; }

    /// <summary>How often recovery points are made, where it is told; not documented.</summary>
    public TimeSpan? RecoveryPointGenerationInterval { get; init; }

    /// <summary>The server, for what an agent backs up.</summary>
    public string? ComputerName { get; init; }

    /// <summary>When the agent last told the deletion, as the service counts it.</summary>
    public long? DeferredDeleteSyncTime { get; init; }

    /// <summary>When the agent was last heard of, in UTC.</summary>
    public DateTimeOffset? LastRefreshedAt { get; init; }

    /// <summary>The server of a database.</summary>
    public string? ServerName { get; init; }

    /// <summary>The instance of a database.</summary>
    public string? ParentName { get; init; }

    /// <summary>The kind of the instance.</summary>
    public string? ParentType { get; init; }

    /// <summary>The number of a database in the data plane.</summary>
    public string? ProtectedItemDataSourceId { get; init; }

    /// <summary>Healthy, Unhealthy, NotReachable or IRPending, for a database.</summary>
    public string? ProtectedItemHealthStatus { get; init; }

    /// <summary>Why the last backup of a database failed.</summary>
    public ServiceErrorDetail? LastBackupError { get; init; }

    /// <summary>The nodes of a distributed database.</summary>
    public IReadOnlyList<WorkloadNode> Nodes { get; init; } = [];

    /// <summary>Whether a file share or database follows its policy.</summary>
    public string? PolicyState { get; init; }

    /// <summary>The recovery model of a database.</summary>
    public string? RecoveryModel { get; init; }

    /// <summary>How a file share is.</summary>
    public string? ResourceState { get; init; }

    /// <summary>When the state of a file share was last told, in UTC.</summary>
    public DateTimeOffset? ResourceStateSyncTime { get; init; }

    /// <summary>The DPM or backup server.</summary>
    public string? BackupEngineName { get; init; }

    /// <summary>What a DPM server protects, by kind.</summary>
    public IReadOnlyDictionary<string, string> ProtectableObjectLoadPath { get; init; } = EmptyMap.Of<string>();

    /// <summary>Whether DPM protects it.</summary>
    public bool? IsProtectedByDpm { get; init; }

    /// <summary>Whether DPM has sent it to the vault.</summary>
    public bool? IsPresentOnCloud { get; init; }

    /// <summary>How the last backup by DPM ended.</summary>
    public string? LastDpmBackupStatus { get; init; }

    /// <summary>The oldest recovery point on the DPM server, in UTC.</summary>
    public DateTimeOffset? OnPremiseOldestRecoveryPoint { get; init; }

    /// <summary>The newest recovery point on the DPM server, in UTC.</summary>
    public DateTimeOffset? OnPremiseLatestRecoveryPoint { get; init; }

    /// <summary>How many recovery points are on the DPM server.</summary>
    public int? OnPremiseRecoveryPointCount { get; init; }

    /// <summary>What the item takes on the disks of the DPM server, in bytes.</summary>
    public long? DpmDiskStorageUsedBytes { get; init; }

    /// <summary>The disks of the DPM server, in bytes.</summary>
    public long? DpmTotalDiskStorageBytes { get; init; }

    /// <summary>Whether it shares tapes or disks with others on the DPM server.</summary>
    public bool? IsCollocated { get; init; }

    /// <summary>The protection group on the DPM server.</summary>
    public string? ProtectionGroupName { get; init; }

    /// <summary>The number of a generic item.</summary>
    public long? ProtectedItemNumber { get; init; }

    /// <summary>What a generic item belongs to.</summary>
    public IReadOnlyDictionary<string, string> SourceAssociations { get; init; } = EmptyMap.Of<string>();

    /// <summary>The fabric of a generic item.</summary>
    public string? FabricName { get; init; }

    /// <summary><see cref="Id" />, under the name by which other objects say what they belong to.</summary>
    public string ItemId => Id;

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");

    /// <summary>
    /// Whether it is a virtual machine, which is all that this module changes; other kinds are read. What is not told of which kind it is
    /// counts as one.
    /// </summary>
    public bool IsVm => ManagementType is null || Text.Same(ManagementType, BackupManagementType.AzureIaasVM);

    /// <summary>
    /// Where it is, which tells it from others of its name: the resource group of a virtual machine, the server of files, folders and
    /// system state, the storage account of a share, the server of a database, with its instance unless that is SQL Server's default one.
    /// </summary>
    public string? Source
    {
        get
        {
            if (IsVm)
            {
                return VmResourceGroupName;
            }

            var server = ComputerName ?? BackupEngineName ?? ServerName ?? ResourcePath.Segment(SourceResourceId, "storageAccounts");
            return server is null ? LastPart(ContainerFullName)
                : string.IsNullOrEmpty(ParentName) || Text.Same(ParentName, DefaultSqlInstance) || Text.Same(ParentName, server) ? server
                : $"{server}/{ParentName}";
        }
    }

    /// <summary>
    /// The health as a list shows it: <see cref="HealthStatus" /> of a virtual machine, <see cref="ProtectedItemHealthStatus" /> of a
    /// database, else <see cref="ProtectionStatus" />; null where none is told, as for what an agent backs up.
    /// </summary>
    public string? HealthText => HealthStatus ?? ProtectedItemHealthStatus ?? ProtectionStatus;

    /// <summary>The name of the virtual machine; null for other items.</summary>
    public string? VmName => VmIdentity is { } id ? ResourcePath.Segment(id, "virtualMachines") : null;

    /// <summary>The resource group of the virtual machine; null for other items.</summary>
    public string? VmResourceGroupName => VmIdentity is { } id ? ResourcePath.Segment(id, "resourceGroups") : null;

    /// <summary>The name of the container, from <see cref="Id" />: IaasVMContainer;iaasvmcontainerv2;group;name.</summary>
    public string? ContainerFullName => ResourcePath.Segment(Id, "protectionContainers");

    /// <summary>The state as a list shows it: a soft-deleted item is called so, with the UTC time of its purge, which <see cref="State" /> alone hides.</summary>
    public string? StateText => !IsSoftDeleted
        ? State
        : PurgeTime is { } purge ? string.Format(CultureInfo.InvariantCulture, "SoftDeleted until {0:yyyy-MM-dd}", purge.UtcDateTime) : "SoftDeleted";

    /// <summary>The last backup as a list shows it: when, in UTC, and that it failed where it did; null before the first one.</summary>
    public string? LastBackupText => LastBackupTime is not { } time
        ? null
        : string.Format(
            CultureInfo.InvariantCulture,
            Text.Same(LastBackupStatus, JobStatus.Failed) || Text.Same(LastBackupStatus, Unhealthy) ? "{0:yyyy-MM-dd HH:mm} Failed" : "{0:yyyy-MM-dd HH:mm}",
            time.UtcDateTime);

    /// <summary>Whether the item was deleted and is still kept.</summary>
    public bool IsSoftDeleted => IsScheduledForDeferredDelete == true;

    /// <summary>Whether protection is stopped and the data kept; false while the item is soft-deleted.</summary>
    public bool IsStopped => !IsSoftDeleted && (Text.Same(State, ProtectionState.ProtectionStopped) || Text.Same(State, ProtectionState.BackupsSuspended));

    /// <summary>Whether backups are stopped while recovery points go on expiring by their policy.</summary>
    public bool IsSuspended => !IsSoftDeleted && Text.Same(State, ProtectionState.BackupsSuspended);

    /// <summary>
    /// Which disks are backed up, in words: "all disks", "the OS disk only", "the OS disk and LUN 0, 1", "all disks but LUN 2"; null for
    /// what is no virtual machine.
    /// </summary>
    public string? Disks => IsVm ? AzBackupTools.DiskSelection.InWords(DiskSelection) : null;

    /// <summary>
    /// When a soft-deleted item is purged, in UTC; null unless it is soft-deleted: the moment of deletion and the retention that held then,
    /// which is a number of whole days.
    /// </summary>
    public DateTimeOffset? PurgeTime { get; init; }

    /// <summary>The name that people know it by.</summary>
    public override string ToString() => FriendlyName ?? Name;

    /// <summary>The source of a database is a virtual machine too, but not what is backed up.</summary>
    private string? VmIdentity
    {
        get
        {
            var id = IsVm ? VirtualMachineId ?? SourceResourceId : null;
            return id is not null && ResourcePath.Segment(id, "virtualMachines") is not null ? id : null;
        }
    }

    private static string? LastPart(string? containerName) => containerName?.Substring(containerName.LastIndexOf(';') + 1);
}
