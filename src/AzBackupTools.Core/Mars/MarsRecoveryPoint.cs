using System;

namespace AzBackupTools;

/// <summary>A moment of a volume, or of the system state, that can be restored.</summary>
public sealed record MarsRecoveryPoint
{
    /// <summary>What the agent calls the system state.</summary>
    public const string SystemState = "System State";

    /// <summary>Source and time as one text, which Restore-MarsItem takes.</summary>
    public required string Id { get; init; }

    /// <summary>The server that was backed up.</summary>
    public required string ServerName { get; init; }

    /// <summary>The volume, <c>C:\</c>, or System State.</summary>
    public required string Source { get; init; }

    /// <summary>Of which policy it is.</summary>
    public MarsWorkload Workload => Source == SystemState ? MarsWorkload.SystemState : MarsWorkload.FilesAndFolders;

    /// <summary>When it was backed up.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>What was backed up, in bytes; null where the agent does not tell.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Until when it is kept as things stand, in UTC; null where the agent does not tell, or nothing expires because backups are paused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
