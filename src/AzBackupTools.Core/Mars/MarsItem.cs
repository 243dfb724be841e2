using System;

namespace AzBackupTools;

/// <summary>A file or a folder in a recovery point of an agent.</summary>
public sealed record MarsItem
{
    /// <summary>Where it was: C:\Data\plan.txt.</summary>
    public required string Path { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Path.Substring(Path.TrimEnd('\\').LastIndexOf('\\') + 1);

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; init; }

    /// <summary>The bytes of a file; null of a folder, and where the agent does not tell.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>When it was last changed before the backup; null where the agent does not tell.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>The recovery point that holds it, as Restore-MarsItem takes it.</summary>
    public required MarsRecoveryPoint RecoveryPoint { get; init; }

    /// <summary>The server that was backed up.</summary>
    public string ServerName => RecoveryPoint.ServerName;

    /// <summary>When it was backed up.</summary>
    public DateTimeOffset Time => RecoveryPoint.Time;
}
