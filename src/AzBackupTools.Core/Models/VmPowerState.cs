namespace AzBackupTools.Core.Models;

/// <summary>Whether a virtual machine runs. Words that are not listed here stay as the service says them.</summary>
public static class VmPowerState
{
    /// <summary>It runs.</summary>
    public const string Running = "running";

    /// <summary>It starts.</summary>
    public const string Starting = "starting";

    /// <summary>It stops.</summary>
    public const string Stopping = "stopping";

    /// <summary>It is shut down and still paid for.</summary>
    public const string Stopped = "stopped";

    /// <summary>It is being given back.</summary>
    public const string Deallocating = "deallocating";

    /// <summary>It is given back.</summary>
    public const string Deallocated = "deallocated";

    /// <summary>Not known.</summary>
    public const string Unknown = "unknown";
}
