using System;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Items that are no virtual machines: what the MARS agent of a server, a backup server, or the vault itself beside machines backs up. This
/// module reads them; whoever wants to change one is told what does.
/// </summary>
public static class OtherKinds
{
    /// <summary>Refuses an item that is no virtual machine.</summary>
    /// <param name="item">The item.</param>
    /// <param name="task">What is wanted, which decides on the way out.</param>
    /// <exception cref="BackupException">It is of another kind.</exception>
    public static void RequireVm(ProtectedItem item, ItemTask task)
    {
        if (!item.IsVm)
        {
            throw new BackupException(
                ErrorIds.ItemOfOtherKind,
                $"'{item}' is no virtual machine but {Kind(item)}.",
                $"{WayOut(item, task)} Get-ProtectedItem -Type VM leaves such items out.",
                item.Id);
        }
    }

    /// <summary>Refuses the id of an item that is no virtual machine.</summary>
    /// <exception cref="BackupException">It is of another kind.</exception>
    public static void RequireVm(ProtectedItemId id)
    {
        if (!id.IsVm)
        {
            throw new BackupException(
                ErrorIds.ItemOfOtherKind,
                $"'{id.Name}' in container '{id.Container.Name}' is no virtual machine.",
                $"Get-ProtectedItem -Vault {id.Vault.Name} -Type VM shows those that the vault protects.",
                id.ToString());
        }
    }

    /// <summary>How the backups of an item are deleted.</summary>
    internal static string Deletion(ProtectedItem item) =>
        item.IsVm ? $"Stop-Protection {item} -RemoveData." : "in the portal, or Disable-AzRecoveryServicesBackupProtection -RemoveRecoveryPoints of Az.RecoveryServices.";

    /// <summary>The kind in words, with what tells the item from others of its name: "a file share of storage account stshop".</summary>
    private static string Kind(ProtectedItem item) => item switch
    {
        _ when Text.Same(item.ManagementType, BackupManagementType.MAB) =>
            $"{(Text.Same(item.WorkloadType, WorkloadType.SystemState) ? "the system state" : "files and folders")} of server {item.Source}, which its MARS agent backs up",
        _ when IsOfBackupServer(item) => $"backed up by backup server {item.Source}",
        _ when Text.Same(item.WorkloadType, WorkloadType.AzureFileShare) => $"a file share of storage account {item.Source}",
        _ when Text.Same(item.WorkloadType, WorkloadType.SQLDataBase) => $"a SQL Server database on {item.Source}",
        _ when Text.Same(item.WorkloadType, WorkloadType.SAPHanaDatabase) => $"a SAP HANA database on {item.Source}",
        _ => $"of kind {item.WorkloadType} ({item.ManagementType}), in {item.Source}",
    };

    private static string WayOut(ProtectedItem item, ItemTask task) =>
        Text.Same(item.ManagementType, BackupManagementType.MAB)
            ? task == ItemTask.Check ? $"Get-MarsServer {item.Source} says how the server is." : $"Do it on the server, which has the agent: {AgentCmdlet(task)}."
        : task == ItemTask.Check ? "HealthText, StateText and LastBackupStatus of Get-ProtectedItem say how it is."
        : IsOfBackupServer(item) ? "Do it in the console of the backup server."
        : $"Do it in the portal, or with Az.RecoveryServices: {AzCmdlet(task)}.";

    private static string AgentCmdlet(ItemTask task) => task switch
    {
        ItemTask.BackUp => "Start-MarsBackup",
        ItemTask.Stop => "Stop-MarsProtection",
        ItemTask.Resume => "Resume-MarsProtection",
        ItemTask.Restore => "Restore-MarsItem",

        // A policy made anew brings back what was deleted and is still kept.
        ItemTask.Undelete or ItemTask.Protect => "Set-MarsPolicy",
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "The agent has no cmdlet for it."),
    };

    private static string AzCmdlet(ItemTask task) => task switch
    {
        ItemTask.BackUp => "Backup-AzRecoveryServicesBackupItem",
        ItemTask.Stop => "Disable-AzRecoveryServicesBackupProtection",
        ItemTask.Resume or ItemTask.Protect => "Enable-AzRecoveryServicesBackupProtection",
        ItemTask.Restore => "Restore-AzRecoveryServicesBackupItem",
        ItemTask.Undelete => "Undo-AzRecoveryServicesBackupItemDeletion",
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "Az.RecoveryServices has no cmdlet for it."),
    };

    private static bool IsOfBackupServer(ProtectedItem item) =>
        Text.Same(item.ManagementType, BackupManagementType.DPM) || Text.Same(item.ManagementType, BackupManagementType.AzureBackupServer);
}
