using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A place where a recovery point is kept.</summary>
public sealed record RecoveryPointTier
{
    /// <summary>One of <see cref="RecoveryPointTierType" />.</summary>
    public string? Type { get; init; }

    /// <summary>Valid, Disabled, Deleted or Rehydrated.</summary>
    public string? Status { get; init; }

    /// <summary>What else the service tells of it.</summary>
    public IReadOnlyDictionary<string, string> ExtendedInfo { get; init; } = EmptyMap.Of<string>();
}

/// <summary>Whether a recovery point can be moved to another tier.</summary>
public sealed record MoveReadiness
{
    /// <summary>Whether it can.</summary>
    public bool? IsReadyForMove { get; init; }

    /// <summary>Why it cannot.</summary>
    public string? AdditionalInfo { get; init; }
}

/// <summary>A disk of a virtual machine.</summary>
public sealed record DiskInformation
{
    /// <summary>The logical unit number of a data disk; -1 for the OS disk.</summary>
    public int? Lun { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }
}

/// <summary>The keys of encrypted disks.</summary>
public sealed record RecoveryPointEncryption
{
    /// <summary>How the disks were encrypted.</summary>
    public string? Mechanism { get; init; }

    /// <summary>The key that wraps the secret.</summary>
    public string? KeyUrl { get; init; }

    /// <summary>The key vault of that key.</summary>
    public string? KeyVaultId { get; init; }

    /// <summary>The backup of that key.</summary>
    public string? KeyBackupData { get; init; }

    /// <summary>The secret that the disks are encrypted with.</summary>
    public string? SecretUrl { get; init; }

    /// <summary>The key vault of that secret.</summary>
    public string? SecretVaultId { get; init; }

    /// <summary>The backup of that secret.</summary>
    public string? SecretData { get; init; }
}

/// <summary>A stretch of time that logs can bring back.</summary>
public sealed record RecoveryTimeRange
{
    /// <summary>Its start, in UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Its end, in UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>A directory of a database.</summary>
public sealed record SqlDataDirectory
{
    /// <summary>Data or Log.</summary>
    public string? Type { get; init; }

    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>The logical name.</summary>
    public string? LogicalName { get; init; }
}
