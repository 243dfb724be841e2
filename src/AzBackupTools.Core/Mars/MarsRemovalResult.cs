using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What deleting the backups of a server has come to.</summary>
public sealed record MarsRemovalResult
{
    /// <summary>What it was.</summary>
    public required MarsWorkload Workload { get; init; }

    /// <summary>The volumes, or System State.</summary>
    public required IReadOnlyList<string> Sources { get; init => field = Spoken.List(value); }

    /// <summary>Removed.</summary>
    public string Outcome { get; } = "Removed";

    /// <summary>Until when protecting again brings the backups back; null where they are gone for good.</summary>
    public DateTimeOffset? RecoverableUntil { get; init; }

    /// <summary>How to have them back.</summary>
    public string Recovery => RecoverableUntil is { } until
        ? $"Protect again with Set-MarsPolicy before {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and the backups are back."
        : "The vault has no soft delete: the backups are gone.";
}
