namespace AzBackupTools.Core.Policies;

/// <summary>How recovery points move to the archive tier, as the service says it.</summary>
internal static class TieringMode
{
    /// <summary>The tier that recovery points move to.</summary>
    public const string ArchiveTier = "ArchivedRP";

    /// <summary>Those that cost less there.</summary>
    public const string TierRecommended = nameof(TierRecommended);

    /// <summary>All that can, after some time.</summary>
    public const string TierAfter = nameof(TierAfter);

    /// <summary>None.</summary>
    public const string DoNotTier = nameof(DoNotTier);
}
