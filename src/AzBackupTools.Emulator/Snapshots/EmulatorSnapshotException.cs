using System;

namespace AzBackupTools.Emulator.Snapshots;

/// <summary>The content is no snapshot that this emulator can start from. The message says why; the emulator is as it was.</summary>
public sealed class EmulatorSnapshotException : Exception
{
    /// <summary>Makes the error.</summary>
    public EmulatorSnapshotException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the error with what lies behind it.</summary>
    public EmulatorSnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an error without words; for serializers only.</summary>
    public EmulatorSnapshotException()
    {
    }
}
