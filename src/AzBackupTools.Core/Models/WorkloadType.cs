namespace AzBackupTools.Core.Models;

/// <summary>What kind of thing is backed up. Words that are not listed here stay as the service says them.</summary>
public static class WorkloadType
{
    /// <summary>A virtual machine.</summary>
    public const string VM = "VM";

    /// <summary>Files and folders.</summary>
    public const string FileFolder = "FileFolder";

    /// <summary>The state of Windows.</summary>
    public const string SystemState = "SystemState";

    /// <summary>A file share.</summary>
    public const string AzureFileShare = "AzureFileShare";

    /// <summary>A database of SQL Server in a virtual machine.</summary>
    public const string SQLDataBase = "SQLDataBase";

    /// <summary>A database of SAP HANA in a virtual machine.</summary>
    public const string SAPHanaDatabase = "SAPHanaDatabase";

    /// <summary>An instance of SAP HANA in a virtual machine.</summary>
    public const string SAPHanaDBInstance = "SAPHanaDBInstance";

    /// <summary>A database of SAP ASE in a virtual machine.</summary>
    public const string SAPAseDatabase = "SAPAseDatabase";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
