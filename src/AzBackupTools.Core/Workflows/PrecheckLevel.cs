namespace AzBackupTools;

/// <summary>How bad the findings of a check are, by the words of the portal. A higher value is worse.</summary>
public enum PrecheckLevel
{
    /// <summary>Nothing stands in the way of backups.</summary>
    Passed,

    /// <summary>Something may make backups fail, or keeps them from being made.</summary>
    Warning,

    /// <summary>Something will make backups fail, or does.</summary>
    Critical,
}
