namespace AzBackupTools.Core.Models;

/// <summary>Where the protection of an item stands. Words that are not listed here stay as the service says them.</summary>
public static class ProtectionState
{
    /// <summary>Protected, and the first backup is still to come.</summary>
    public const string IRPending = "IRPending";

    /// <summary>Protected, with recovery points.</summary>
    public const string Protected = "Protected";

    /// <summary>The last backup failed.</summary>
    public const string ProtectionError = "ProtectionError";

    /// <summary>Stopped; the data is kept, or soft-deleted.</summary>
    public const string ProtectionStopped = "ProtectionStopped";

    /// <summary>Paused.</summary>
    public const string ProtectionPaused = "ProtectionPaused";

    /// <summary>Stopped; recovery points go as the policy says.</summary>
    public const string BackupsSuspended = "BackupsSuspended";

    /// <summary>Not protected.</summary>
    public const string NotProtected = "NotProtected";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
