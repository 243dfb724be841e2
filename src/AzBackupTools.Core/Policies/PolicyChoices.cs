namespace AzBackupTools;

/// <summary>How often a policy backs up.</summary>
public enum PolicyFrequency
{
    /// <summary>Once a day.</summary>
    Daily,

    /// <summary>On days of the week.</summary>
    Weekly,

    /// <summary>Every few hours during a part of the day; enhanced policies only.</summary>
    Hourly,
}

/// <summary>What a policy for virtual machines can do.</summary>
public enum PolicyTier
{
    /// <summary>One backup a day at most, snapshots for up to 5 days: V1 on the wire.</summary>
    Standard,

    /// <summary>Several backups a day, snapshots for up to 30 days, trusted launch: V2 on the wire.</summary>
    Enhanced,
}
