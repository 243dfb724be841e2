namespace AzBackupTools.Core.Models;

/// <summary>What a recovery point of a virtual machine is consistent with. Words that are not listed here stay as the service says them.</summary>
public static class RecoveryPointConsistency
{
    /// <summary>The applications.</summary>
    public const string AppConsistent = "AppConsistent";

    /// <summary>The file systems.</summary>
    public const string FileSystemConsistent = "FileSystemConsistent";

    /// <summary>The disks, as after a power cut.</summary>
    public const string CrashConsistent = "CrashConsistent";
}
