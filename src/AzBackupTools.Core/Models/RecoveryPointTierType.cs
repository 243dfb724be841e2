namespace AzBackupTools.Core.Models;

/// <summary>Where a recovery point is kept. Words that are not listed here stay as the service says them.</summary>
public static class RecoveryPointTierType
{
    /// <summary>As snapshots beside the disks.</summary>
    public const string InstantRP = "InstantRP";

    /// <summary>In the vault.</summary>
    public const string HardenedRP = "HardenedRP";

    /// <summary>In the archive.</summary>
    public const string ArchivedRP = "ArchivedRP";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
