namespace AzBackupTools.Core.Workflows;

/// <summary>What somebody wants to do with a protected item that this module does with virtual machines only.</summary>
public enum ItemTask
{
    /// <summary>Back it up now.</summary>
    BackUp,

    /// <summary>Protect it, or change how it is protected.</summary>
    Protect,

    /// <summary>Stop its protection.</summary>
    Stop,

    /// <summary>Go on with its protection.</summary>
    Resume,

    /// <summary>Bring its deleted backups back.</summary>
    Undelete,

    /// <summary>Restore it.</summary>
    Restore,

    /// <summary>Check how ready it is for backups.</summary>
    Check,
}
