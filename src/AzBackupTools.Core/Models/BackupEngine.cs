using System;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A backup server that is registered with a vault: System Center DPM or Azure Backup Server.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record BackupEngine
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The name that its items and jobs know it by.</summary>
    public string ServerName => FriendlyName ?? Name;

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The name that people know it by.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>DPM or AzureBackupServer, of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>DpmBackupEngine or AzureBackupServerEngine.</summary>
    public string? EngineType { get; init; }

    /// <summary>Registered ...</summary>
    public string? RegistrationStatus { get; init; }

    /// <summary>Active, Deleting or DeleteFailed.</summary>
    public string? State { get; init; }

    /// <summary>How its backups are.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Whether it can be registered again.</summary>
    public bool? CanReRegister { get; init; }

    /// <summary>The number of the server.</summary>
    public string? EngineId { get; init; }

    /// <summary>The version of DPM or of Azure Backup Server.</summary>
    public string? Version { get; init; }

    /// <summary>The version of the MARS agent on it.</summary>
    public string? AgentVersion { get; init; }

    /// <summary>Whether there is a newer agent.</summary>
    public bool? IsAgentUpgradeAvailable { get; init; }

    /// <summary>Whether there is a newer version of the server.</summary>
    public bool? IsUpgradeAvailable { get; init; }

    /// <summary>The database that it keeps its state in.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>How many items it protects.</summary>
    public int? ProtectedItemCount { get; init; }

    /// <summary>How many servers it protects.</summary>
    public int? ProtectedServerCount { get; init; }

    /// <summary>How many disks it has.</summary>
    public int? DiskCount { get; init; }

    /// <summary>What of its disks is used, as the service counts it.</summary>
    public double? UsedDiskSpace { get; init; }

    /// <summary>What of its disks is free, as the service counts it.</summary>
    public double? AvailableDiskSpace { get; init; }

    /// <summary>When it was last heard of, in UTC.</summary>
    public DateTimeOffset? LastRefreshedAt { get; init; }

    /// <summary>How many instances are counted for the bill.</summary>
    public int? AzureProtectedInstances { get; init; }

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");
}
