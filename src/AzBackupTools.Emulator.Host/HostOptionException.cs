using System;

namespace AzBackupTools.Emulator.Host;

/// <summary>An option is unknown, incomplete or out of its range; the message names it and the way out.</summary>
public sealed class HostOptionException : Exception
{
    /// <summary>Makes one.</summary>
    public HostOptionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with its cause.</summary>
    public HostOptionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
