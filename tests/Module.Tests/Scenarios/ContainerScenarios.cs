using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Servers with the agent and what else is registered with a vault.</summary>
public sealed class ContainerScenarios : ScenarioTests<ContainerScenarios>
{
    private const string Server = "AzBackupTools.Commands.GetMarsServerCommand";
    private const string Container = "AzBackupTools.Commands.GetBackupContainerCommand";
    private const string Unregister = "AzBackupTools.Commands.UnregisterBackupContainerCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.ADefaultVault("servers of one vault and of all")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("Add-RsEmulatorMarsServer new01 -SystemState | Out-Null")
            .Run("Add-RsEmulatorMarsServer old01 -AgentVersion 2.0.9040.0 -LastContact 2026-01-01T00:00:00Z -LastBackup 2026-01-01T00:00:00Z -LastBackupStatus Failed | Out-Null")
            .Run("Add-RsEmulatorMarsServer far01 v2 | Out-Null")
            .Run("Get-MarsServer").Gives(2, ("VaultName", "v1"))
                .Item(0, ("Name", "new01"), ("IsOutdated", "False"), ("SilentDays", "0"), ("ItemCount", "2"), ("LastBackupStatus", "Completed"), ("ItemNames", "C:\\, System State"))
                .Item(1, ("Name", "old01"), ("IsOutdated", "True"), ("SilentDays", "59"), ("LastBackupStatus", "Failed"), ("Lacks", "security features (2.0.9052),upgraded vaults (2.0.9083),own retention (2.0.9169),pruning (2.0.9250)"))
            .Run("Get-MarsServer -AllVaults").Gives(3)
            .Run("Get-RsVault | Get-MarsServer | Select-Object -ExpandProperty Name").Outputs("new01", "old01", "far01")
            .Run("Get-MarsServer -SilentDays 30").Gives(1, ("Name", "old01"))
            .Run("Get-MarsServer -BelowVersion 2.0.9083").Gives(1, ("Name", "old01"))
            .Run("Get-MarsServer -Outdated -AllVaults").Gives(1, ("Name", "old01"))
            .Run("Get-MarsServer n*").Gives(1, ("Name", "new01"))
            .Run("Get-MarsServer nope").FailsWith($"ItemNotFound,{Server}", ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-MarsServer -AllVaults -Vault v1").FailsWith($"InvalidArgument,{Server}", ErrorCategory.InvalidArgument),

        Given.AProtectedVm("what is registered, and items of every kind")
            .Run("Add-RsEmulatorMarsServer srv01 -SystemState | Out-Null")
            .Run("Get-BackupContainer").Gives(2).Item(0, ("FriendlyName", "web01"))
                .Item(1, ("FriendlyName", "srv01"), ("ManagementType", "MAB"))
            .Run("Get-BackupContainer -Type MarsServer").Gives(1, ("FriendlyName", "srv01"))
            .Run("Get-BackupContainer -Type BackupServer, StorageAccount, DatabaseVM").GivesNothing()
            .Run("Get-BackupContainer nope").FailsWith($"ItemNotFound,{Container}", ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-ProtectedItem").Gives(3)
            .Run("Get-ProtectedItem -Type VM").Gives(1, ("FriendlyName", "web01"))
            .Run("Get-ProtectedItem -Type FileFolder").Gives(1, ("FriendlyName", "C:\\"), ("ComputerName", "srv01"))
            .Run("Get-ProtectedItem -Type SystemState").Gives(1, ("FriendlyName", "System State"))
            .Run("Get-ProtectedItem -Type All").Gives(3)
            .Run("Get-ProtectedItem -Type FileFolder | Get-RecoveryPoint").Gives(1)
            .Run("Get-BackupJob -ManagementType MAB").Gives(2, ("Operation", "Backup")),

        Given.AProtectedVm("a server is unregistered when its backups are gone")
            .Run("Add-RsEmulatorMarsServer srv01 | Out-Null")
            .Run("Unregister-BackupContainer srv01")
                .FailsWith($"VaultNotEmpty,{Unregister}", ErrorCategory.InvalidOperation, "*/protectionContainers/Windows;srv01")
            .Run("Unregister-BackupContainer web01")
                .FailsWith($"VaultNotEmpty,{Unregister}", ErrorCategory.InvalidOperation, "*/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg-web;web01")
            .Run("Unregister-BackupContainer nope").Gives(1, ("Outcome", "AlreadyAbsent"))
            .Run("Get-RsVaultBlocker").Gives(2).Item(1, ("Kind", "Server"), ("Name", "srv01"))
            .Run("Set-RsVault v1 -HybridSecurity Off -Confirm:$false | Out-Null")
            .Run("Get-MarsServer srv01 | Unregister-BackupContainer -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "delete its backups: C:\\")
            .Run("Get-MarsServer srv01 | Unregister-BackupContainer").Answering(Answer.No).GivesNothing()
                .Writes(StreamName.Question, "delete its backups: C:\\")
            .Run("Get-MarsServer srv01 | Unregister-BackupContainer").Answering(Answer.Yes)
                .Gives(1, ("Name", "srv01"), ("Outcome", "Unregistered"))
            .Run("Get-MarsServer").GivesNothing(),

        Given.AProtectedVm("items and jobs of one server, typed or piped")
            .Run("Add-RsEmulatorMarsServer fs01, fs05 -SystemState | Out-Null")
            .Run("Get-ProtectedItem -Server fs05").Gives(2, ("Source", "fs05"))
            .Run("Get-ProtectedItem -Server fs* -Type FileFolder").Gives(2, ("FriendlyName", "C:\\"))
            .Run("Get-ProtectedItem 'C:\\' -Server fs01").Gives(1, ("Source", "fs01"))
            .Run("Get-ProtectedItem -Server nope")
                .FailsWith("ItemNotFound,AzBackupTools.Commands.GetProtectedItemCommand", ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-MarsServer fs05 | Get-ProtectedItem").Gives(2, ("Source", "fs05"))
            .Run("Get-MarsServer | Get-ProtectedItem | ForEach-Object Source").Outputs("fs01", "fs01", "fs05", "fs05")
            .Run("Get-BackupContainer fs01 | Get-ProtectedItem").Gives(2, ("Source", "fs01"))
            .Run("Get-BackupContainer web01 | Get-ProtectedItem").Gives(1, ("FriendlyName", "web01"))
            .Run("Get-BackupJob -Server fs05").Gives(2, ("MabServerName", "fs05"))
            .Run("Get-MarsServer fs05 | Get-BackupJob").Gives(2, ("MabServerName", "fs05"))
            .Run("Get-MarsServer | Get-BackupJob -Item 'C:\\' | ForEach-Object ItemText | Sort-Object")
                .Outputs("C:\\ of fs01", "C:\\ of fs05")
            .Run("Get-BackupContainer web01 | Get-BackupJob").Gives(1, ("ItemName", "web01"), ("ItemText", "web01"))
            .Run("Get-BackupContainer fs01 | Get-BackupJob").Gives(2, ("MabServerName", "fs01"))
            .Run("Get-ProtectedItem -Type FileFolder | Get-BackupJob -Server fs05").Gives(1, ("MabServerName", "fs05"))
            .Run("$servers = Get-MarsServer; $listed = (Get-RsEmulator).Requests; $servers | Get-BackupJob | Out-Null")
            .Run("(Get-RsEmulator).Requests - $listed").Outputs("1")
            .Run("Get-MarsServer fs01 | Get-RecoveryPoint").FailsWith(
                "InvalidArgument,AzBackupTools.Commands.GetRecoveryPointCommand", ErrorCategory.InvalidArgument, "*/protectionContainers/Windows;fs01")
            .Run("(Get-MarsServer fs01).Items | Get-RecoveryPoint | ForEach-Object ItemText | Sort-Object")
                .Outputs("C:\\ of fs01", "System State of fs01"),

        Given.AProtectedVm("permanent soft delete names the first date, a missing consent names the guard's role")
            .Run("Set-RsVault v1 -SoftDelete AlwaysOn -Force | Out-Null")
            .Run("Remove-RsVault v1 -Cascade -Confirm:$false").FailsWith(
                "VaultNotRemovableYet,AzBackupTools.Commands.RemoveRsVaultCommand", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Get-RsVaultBlocker").Gives(1, ("IsRemovable", "False"), ("PossibleFromText", "2026-03-15 * UTC"))
            .Run("Add-RsEmulatorFault 403 -Code BMSUserErrorResourceGuardApprovalMissing -PathContains backupSecurityPIN | Out-Null")
            .Run("New-RsSecurityPin")
                .FailsWith("GuardConsentMissing,AzBackupTools.Commands.NewRsSecurityPinCommand", ErrorCategory.PermissionDenied, "*/v1/backupSecurityPIN"),
    ];
}
