namespace AzBackupTools;

/// <summary>What to do where a file is there already.</summary>
public enum MarsConflict
{
    /// <summary>Both are kept; the restored one gets a name of its own.</summary>
    CreateCopy,

    /// <summary>The restored one takes its place.</summary>
    Overwrite,

    /// <summary>It stays.</summary>
    Skip,
}
