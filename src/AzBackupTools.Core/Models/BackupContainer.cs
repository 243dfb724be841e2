using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What holds items and is registered with a vault: a virtual machine, a server with an agent, a storage account.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record BackupContainer
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="Name" />, as items say what they are in: Windows;fs01.</summary>
    public string ContainerFullName => Name;

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The name of the machine or account.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>One of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>Registered, SoftDeleted ...</summary>
    public string? RegistrationStatus { get; init; }

    /// <summary>Healthy ...</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Microsoft.Compute/virtualMachines, Windows, StorageContainer ...</summary>
    public string? ContainerType { get; init; }

    /// <summary>The same, by another list of words.</summary>
    public string? ProtectableObjectType { get; init; }

    /// <summary>The id of the virtual machine.</summary>
    public string? VirtualMachineId { get; init; }

    /// <summary>Compute, or the word for a classic one.</summary>
    public string? VirtualMachineVersion { get; init; }

    /// <summary>The resource group of the virtual machine or storage account.</summary>
    public string? VmResourceGroupName { get; init; }

    /// <summary>The id of the storage account or machine.</summary>
    public string? SourceResourceId { get; init; }

    /// <summary>The version of the agent on a server.</summary>
    public string? AgentVersion { get; init; }

    /// <summary>Whether the server can be registered again.</summary>
    public bool? CanReRegister { get; init; }

    /// <summary>The number of a server.</summary>
    public string? ContainerId { get; init; }

    /// <summary>How many items it has.</summary>
    public long? ProtectedItemCount { get; init; }

    /// <summary>How a server with an agent is.</summary>
    public string? ContainerHealthState { get; init; }

    /// <summary>What is wrong with a server.</summary>
    public IReadOnlyList<HealthDetail> HealthDetails { get; init; } = [];

    /// <summary>When the server was last heard of, in UTC.</summary>
    public DateTimeOffset? LastRefreshedAt { get; init; }

    /// <summary>What kind of items a server has.</summary>
    public string? BackupItemType { get; init; }

    /// <summary>The items of a server.</summary>
    public IReadOnlyList<string> BackupItems { get; init; } = [];

    /// <summary>The policy of a server.</summary>
    public string? PolicyName { get; init; }

    /// <summary>How the last backup of a server ended.</summary>
    public string? LastBackupStatus { get; init; }

    /// <summary>Storage or ClassicStorage.</summary>
    public string? StorageAccountVersion { get; init; }

    /// <summary>Acquire or NotAcquire: whether the account is locked against deletion.</summary>
    public string? StorageAccountLock { get; init; }

    /// <summary>The version of the DPM agent.</summary>
    public string? DpmAgentVersion { get; init; }

    /// <summary>The DPM servers.</summary>
    public IReadOnlyList<string> DpmServers { get; init; } = [];

    /// <summary>Whether there is a newer agent.</summary>
    public bool? UpgradeAvailable { get; init; }

    /// <summary>Whether a DPM container is protected.</summary>
    public string? ProtectionStatus { get; init; }

    /// <summary>The fabric, where the service returns it.</summary>
    public string? FabricName { get; init; }

    /// <summary>The public certificate of a container.</summary>
    public string? CertificateData { get; init; }

    /// <summary>The identity that a container signs in with.</summary>
    public ContainerServiceIdentity? ServiceIdentity { get; init; }

    /// <summary>The endpoints that a container talks to.</summary>
    public IReadOnlyDictionary<string, string> ServiceEndpoints { get; init; } = EmptyMap.Of<string>();

    /// <summary>When a machine with workloads was last looked at, in UTC.</summary>
    public DateTimeOffset? LastUpdatedTime { get; init; }

    /// <summary>One of <see cref="Core.Models.WorkloadType" />.</summary>
    public string? WorkloadType { get; init; }

    /// <summary>Register or Reregister.</summary>
    public string? OperationType { get; init; }

    /// <summary>The host of a machine with workloads.</summary>
    public string? HostServerName { get; init; }

    /// <summary>What was found on a machine with workloads.</summary>
    public WorkloadInquiry? Inquiry { get; init; }

    /// <summary>The nodes of a distributed workload.</summary>
    public IReadOnlyList<WorkloadNode> Nodes { get; init; } = [];

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");

    /// <summary>The name of the virtual machine; null for other containers.</summary>
    public string? VmName => VirtualMachineId is null ? null : ResourcePath.Segment(VirtualMachineId, "virtualMachines");

    /// <summary>Whether all that is left of it is soft-deleted.</summary>
    public bool IsSoftDeleted => Text.Same(RegistrationStatus, "SoftDeleted");
}
