namespace AzBackupTools;

/// <summary>What an agent backs up; it has one policy for each.</summary>
public enum MarsWorkload
{
    /// <summary>Volumes, folders and files.</summary>
    FilesAndFolders,

    /// <summary>The system state.</summary>
    SystemState,
}

/// <summary>Whether a policy makes backups.</summary>
public enum MarsPolicyState
{
    /// <summary>By its schedule.</summary>
    Valid,

    /// <summary>Not any more; what is there is kept.</summary>
    Paused,
}
