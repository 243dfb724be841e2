using System;
using System.Collections.Generic;
using System.Security;

namespace AzBackupTools.Core.Mars;

/// <summary>Another server, whose backups lie in the vault of a credential file.</summary>
/// <param name="ServerName">The server that was backed up.</param>
/// <param name="CredentialFile">The vault's credential file, by its full path; null where the agent's own vault is meant.</param>
/// <param name="Passphrase">The passphrase of that server.</param>
public sealed record MarsOtherServer(string ServerName, string? CredentialFile, SecureString? Passphrase);

/// <summary>What to back up now.</summary>
public sealed record MarsBackupRequest
{
    /// <summary>Of which policy.</summary>
    public MarsWorkload Workload { get; init; }

    /// <summary>Until when the backup is kept, whatever the policy says; null for what the policy says.</summary>
    public DateTimeOffset? RetainUntil { get; init; }

    /// <summary>Whether to return while the backup still runs.</summary>
    public bool NoWait { get; init; }
}

/// <summary>What to restore, from when, to where.</summary>
public sealed record MarsRestoreRequest
{
    /// <summary>The moment.</summary>
    public required MarsRecoveryPoint Point { get; init; }

    /// <summary>The files and folders by their normalized paths; empty for all that the point holds.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The folder to restore to, or null for the original place.</summary>
    public string? Destination { get; init; }

    /// <summary>What to do where a file is there already.</summary>
    public MarsConflict Conflict { get; init; }

    /// <summary>The server that was backed up where it is another one, or null.</summary>
    public MarsOtherServer? From { get; init; }

    /// <summary>Whether to return while the restore still runs.</summary>
    public bool NoWait { get; init; }
}

/// <summary>What deleting backups has come to.</summary>
/// <param name="RecoverableUntil">Until when protecting again brings them back; null where they are gone.</param>
public sealed record MarsRemoval(DateTimeOffset? RecoverableUntil);
