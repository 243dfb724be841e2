using System;
using System.Security;

namespace AzBackupTools;

/// <summary>What a call has made of the recovery of files. Renewed and NotMounted mean that it was in that state already.</summary>
public enum FileRecoveryOutcome
{
    /// <summary>The disks can be mounted now and could not before.</summary>
    Mounted,

    /// <summary>They could be mounted already; the session was renewed and the program is new.</summary>
    Renewed,

    /// <summary>The offer is taken back; machines that have the disks mounted lose them.</summary>
    Dismounted,

    /// <summary>There was no session to end.</summary>
    NotMounted,
}

/// <summary>A session in which files are recovered from a recovery point.</summary>
public sealed record FileRecoverySession
{
    /// <summary>The name of the virtual machine that was backed up.</summary>
    public required string Name { get; init; }

    /// <summary>What the call has made of it.</summary>
    public required FileRecoveryOutcome Outcome { get; init; }

    /// <summary>The system that the program runs on: Windows or Linux; null where the session has ended.</summary>
    public string? OsType { get; init; }

    /// <summary>Where the program was saved, readable by its owner only; null where the session has ended.</summary>
    public string? ScriptPath { get; init; }

    /// <summary>The password that the program asks for; null where the session has ended.</summary>
    public SecureString? Password { get; init; }

    /// <summary>The same in plain text, only where it was asked for.</summary>
    public string? PlainPassword { get; init; }

    /// <summary>When the service ends the session by itself, in UTC: 12 hours after it began, as documented.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The moment that is mounted, in UTC.</summary>
    public DateTimeOffset? RecoveryPointTime { get; init; }

    /// <summary>The recovery point's name.</summary>
    public required string RecoveryPointId { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }

    /// <summary>The protected item's ARM id.</summary>
    public required string ItemId { get; init; }

    /// <summary>Names the session and nothing secret.</summary>
    public override string ToString() => $"{Name}, {RecoveryPointId}: {Outcome}";
}
