using System;
using System.Globalization;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What can stand in the way of a vault's removal.</summary>
public enum VaultBlockerKind
{
    /// <summary>Something that is backed up, or whose backups are kept.</summary>
    ProtectedItem,

    /// <summary>Backups that were deleted and are still kept.</summary>
    SoftDeletedItem,

    /// <summary>Immutability, which forbids to delete backups.</summary>
    Immutability,

    /// <summary>A server with the MARS agent.</summary>
    Server,

    /// <summary>A server with System Center DPM or Azure Backup Server.</summary>
    BackupServer,

    /// <summary>A storage account with file shares, or a machine with databases.</summary>
    Container,

    /// <summary>A connection of a private endpoint.</summary>
    PrivateEndpoint,

    /// <summary>A resource guard that has a say in deletions.</summary>
    ResourceGuard,

    /// <summary>Machines that Site Recovery replicates, and its servers.</summary>
    Replication,
}

/// <summary>One thing that stands in the way of a vault's removal.</summary>
public sealed record VaultBlocker
{
    /// <summary>What it is.</summary>
    public required VaultBlockerKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is to know about it.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <summary>
    /// The first moment at which the vault can be rid of it, in UTC: now, where nothing forbids it; null where somebody has to act first
    /// and no date can be told.
    /// </summary>
    public DateTimeOffset? PossibleFrom { get; init; }

    /// <summary>Whether the vault can be rid of it at once.</summary>
    public required bool IsRemovable { get; init; }

    /// <summary><see cref="PossibleFrom" /> in words: "now", "2026-03-15 08:00 UTC", or "unknown".</summary>
    public string PossibleFromText => IsRemovable
        ? "now"
        : PossibleFrom is { } moment ? moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "unknown";

    /// <summary>Its ARM id, where it has one.</summary>
    public string? Id { get; init; }

    /// <summary>The ARM id of the vault.</summary>
    public required string VaultId { get; init; }

    /// <summary>The name of the vault, from <see cref="VaultId" />.</summary>
    public string? VaultName => ResourcePath.Segment(VaultId, "vaults");

    /// <summary>Kind, name and date.</summary>
    public override string ToString() => $"{Kind} {Name} ({PossibleFromText})";
}
