namespace AzBackupTools.Core.Models;

/// <summary>Who makes the backups. Words that are not listed here stay as the service says them.</summary>
public static class BackupManagementType
{
    /// <summary>Azure Backup, of virtual machines.</summary>
    public const string AzureIaasVM = "AzureIaasVM";

    /// <summary>The MARS agent, of files, folders and system state.</summary>
    public const string MAB = "MAB";

    /// <summary>System Center Data Protection Manager.</summary>
    public const string DPM = "DPM";

    /// <summary>Azure Backup Server.</summary>
    public const string AzureBackupServer = "AzureBackupServer";

    /// <summary>Azure SQL, long-term retention.</summary>
    public const string AzureSql = "AzureSql";

    /// <summary>Azure Backup, of file shares.</summary>
    public const string AzureStorage = "AzureStorage";

    /// <summary>Azure Backup, of databases in virtual machines.</summary>
    public const string AzureWorkload = "AzureWorkload";

    /// <summary>None in particular.</summary>
    public const string DefaultBackup = "DefaultBackup";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
