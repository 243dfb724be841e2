using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>How much a vault holds.</summary>
public sealed record VaultUsage
{
    private const string StorageSuffix = "StorageUsage";

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's resource group.</summary>
    public required string ResourceGroupName { get; init; }

    /// <summary>The ARM id of the vault.</summary>
    public required string VaultId { get; init; }

    /// <summary>How many items there are, by management type.</summary>
    public required IReadOnlyList<UsageCount> ItemsByType { get; init; }

    /// <summary>Everything that the service counts in the vault, in its own names.</summary>
    public required IReadOnlyList<UsageCount> Counts { get; init; }

    /// <summary>All items, soft-deleted ones among them.</summary>
    public long Items => ItemsByType.Sum(static count => count.Value);

    /// <summary>Virtual machines.</summary>
    public long VirtualMachines => Of(BackupManagementType.AzureIaasVM);

    /// <summary>Volumes and system states that agents back up.</summary>
    public long AgentItems => Of(BackupManagementType.MAB);

    /// <summary>File shares.</summary>
    public long FileShares => Of(BackupManagementType.AzureStorage);

    /// <summary>Databases in virtual machines.</summary>
    public long Workloads => Of(BackupManagementType.AzureWorkload);

    /// <summary>What backup servers (Azure Backup Server, DPM) back up.</summary>
    public long BackupServerItems => Of(BackupManagementType.AzureBackupServer) + Of(BackupManagementType.DPM);

    /// <summary>Servers with an agent.</summary>
    public long Servers => Count("MABContainersCount") ?? 0;

    /// <summary>Protected instances, by which Azure bills; null where the service does not tell it.</summary>
    public long? ProtectedInstances => Count("ManagedInstances");

    /// <summary>Items whose last backup failed.</summary>
    public long CriticalItems => Count("ProtectedItemCriticalCount") ?? 0;

    /// <summary>Jobs that run; null where the service does not tell it.</summary>
    public long? JobsInProgress => Count("InProgressJobsCount");

    /// <summary>Jobs that failed within the last day; null where the service does not tell it.</summary>
    public long? JobsFailed => Count("FailedJobsCount");

    /// <summary>Stored bytes by kind of storage: "GRSStorageUsage".</summary>
    public IReadOnlyList<UsageCount> Storage =>
        Counts.Where(static count => count.Name.EndsWith(StorageSuffix, StringComparison.OrdinalIgnoreCase) && count.Value > 0).ToList();

    /// <summary>All stored bytes; null where the service does not tell it.</summary>
    public long? StoredBytes =>
        Counts.Where(static count => count.Name.EndsWith(StorageSuffix, StringComparison.OrdinalIgnoreCase)).Select(static count => (long?)count.Value).DefaultIfEmpty(null).Sum();

    /// <summary>The same in words: "117 GB".</summary>
    public string Stored => StoredBytes is { } bytes ? ByteSize.Words(bytes) : string.Empty;

    private long Of(string type) => ItemsByType.FirstOrDefault(count => Text.Same(count.Name, type))?.Value ?? 0;

    private long? Count(string name) => Counts.FirstOrDefault(count => Text.Same(count.Name, name))?.Value;
}
