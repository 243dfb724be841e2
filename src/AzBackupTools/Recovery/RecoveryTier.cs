namespace AzBackupTools;

/// <summary>Where a recovery point can be read from.</summary>
public enum RecoveryTier
{
    /// <summary>Snapshots beside the disks: fast.</summary>
    Snapshot,

    /// <summary>The vault.</summary>
    Vault,

    /// <summary>The archive, from which it is brought back before it is restored.</summary>
    Archive,
}

/// <summary>Tells points by their tier.</summary>
internal static class RecoveryTiers
{
    internal static bool Holds(this RecoveryTier tier, RecoveryPoint point) => tier switch
    {
        RecoveryTier.Snapshot => point.IsInstant,
        RecoveryTier.Vault => point.IsInVault,
        _ => point.IsInArchive,
    };
}
