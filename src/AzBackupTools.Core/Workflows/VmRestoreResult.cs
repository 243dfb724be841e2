using System;
using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>What a restore has made.</summary>
public enum RestoreOutcome
{
    /// <summary>Disks, which belong to no machine yet.</summary>
    DisksRestored,

    /// <summary>A new virtual machine.</summary>
    VmCreated,

    /// <summary>The machine that was backed up runs on disks of the recovery point.</summary>
    DisksReplaced,
}

/// <summary>What came of a restore.</summary>
public sealed record VmRestoreResult
{
    /// <summary>The name of the virtual machine that was backed up.</summary>
    public required string Name { get; init; }

    /// <summary>What was made.</summary>
    public required RestoreOutcome Outcome { get; init; }

    /// <summary>How the job ended: Completed or CompletedWithWarnings.</summary>
    public required string Status { get; init; }

    /// <summary>The moment that was restored, in UTC.</summary>
    public DateTimeOffset? RecoveryPointTime { get; init; }

    /// <summary>The recovery point's name.</summary>
    public required string RecoveryPointId { get; init; }

    /// <summary>The region of what was made.</summary>
    public string? Region { get; init; }

    /// <summary>The group of what was made; null where the service tells none.</summary>
    public string? TargetResourceGroupName { get; init; }

    /// <summary>The ARM id of the machine that was made or changed; null where only disks were restored.</summary>
    public string? TargetVmId { get; init; }

    /// <summary>The staging account's name.</summary>
    public string? StorageAccountName { get; init; }

    /// <summary>The staging account's ARM id.</summary>
    public required string StorageAccountId { get; init; }

    /// <summary>The container in it; null where nothing was kept there.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The address of the blob that describes the machine as it was; null where there is none.</summary>
    public string? ConfigBlobUri { get; init; }

    /// <summary>The address of the template that deploys the restored disks as a machine; null where there is none.</summary>
    public string? TemplateBlobUri { get; init; }

    /// <summary>Where the template was saved; null where nobody asked for it.</summary>
    public string? TemplatePath { get; init; }

    /// <summary>When the job started, in UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How long the job took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>All that the job tells, by English names.</summary>
    public required IReadOnlyDictionary<string, string> PropertyBag { get; init; }

    /// <summary>The job's id.</summary>
    public string? JobId { get; init; }

    /// <summary>Whether it was made in the secondary region, where the job is, too.</summary>
    public bool IsSecondaryRegion { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }

    /// <summary>The protected item's ARM id.</summary>
    public required string ItemId { get; init; }
}
