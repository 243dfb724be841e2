namespace AzBackupTools.Core.Models;

/// <summary>What a job does. Words that are not listed here stay as the service says them.</summary>
public static class JobOperation
{
    /// <summary>Registers a container.</summary>
    public const string Register = "Register";

    /// <summary>Unregisters a container.</summary>
    public const string UnRegister = "UnRegister";

    /// <summary>Begins or changes protection.</summary>
    public const string ConfigureBackup = "ConfigureBackup";

    /// <summary>Makes a backup.</summary>
    public const string Backup = "Backup";

    /// <summary>Restores.</summary>
    public const string Restore = "Restore";

    /// <summary>Restores in the paired region.</summary>
    public const string CrossRegionRestore = "CrossRegionRestore";

    /// <summary>Stops protection and keeps the data.</summary>
    public const string DisableBackup = "DisableBackup";

    /// <summary>Stops protection and deletes the data.</summary>
    public const string DeleteBackupData = "DeleteBackupData";

    /// <summary>Takes a deletion back.</summary>
    public const string Undelete = "Undelete";

    /// <summary>Changes the key of a vault.</summary>
    public const string UpdateCustomerManagedKey = "UpdateCustomerManagedKey";
}
