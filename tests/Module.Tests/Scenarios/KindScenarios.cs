using System;
using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>A vault with items of many kinds: all are shown and can be read, what changes machines leaves the others alone and says so.</summary>
public sealed class KindScenarios : ScenarioTests<KindScenarios>
{
    private const string Get = "AzBackupTools.Protection.GetProtectedItemCommand";
    private const string Protection = "AzBackupTools.Protection.";
    private const string Recovery = "AzBackupTools.Recovery.";

    public override IEnumerable<Scenario> All =>
    [
        AnOffice("every kind by default, one kind on request")
            .Run("Get-ProtectedItem").Gives(10, ("VaultName", "vault-office"))
            .Run("Get-ProtectedItem -Type All").Gives(10)
            .Run("Get-ProtectedItem -Type VM").Gives(6, ("WorkloadType", "VM"), ("IsVm", "True"), ("Source", "rg-office"))
            .Run("Get-ProtectedItem -Type FileFolder").Gives(1, ("FriendlyName", "C:\\"), ("Source", "laptop-boss"), ("IsVm", "False"), ("Disks", null), ("HealthText", null))
            .Run("Get-ProtectedItem -Type SystemState").Gives(1, ("FriendlyName", "System State"), ("Source", "laptop-boss"), ("LastBackupText", "2026-02-28 22:24"))
            .Run("Get-ProtectedItem -Type AzureFileShare").Gives(1, ("FriendlyName", "scans"), ("Source", "stofficefiles"), ("HealthText", "Healthy"))
            .Run("Get-ProtectedItem -Type SQLDataBase").Gives(1, ("FriendlyName", "erp"), ("Source", "sql01"), ("VmName", null), ("VmResourceGroupName", null))
            .Run("Get-ProtectedItem -Type SAPHanaDatabase").GivesNothing()
            .Run("Get-RsVault | Get-ProtectedItem | Where-Object IsVm -eq $false | Select-Object -ExpandProperty FriendlyName").Outputs("scans", "erp", "System State", "C:\\"),

        AnOffice("by name, whatever the kind")
            .Run("Get-ProtectedItem sql01").Gives(1, ("WorkloadType", "VM"))
            .Run("Get-ProtectedItem ERP").Gives(1, ("WorkloadType", "SQLDataBase"))
            .Run("Get-ProtectedItem 'C:\\'").Gives(1, ("WorkloadType", "FileFolder"))
            .Run("Get-ProtectedItem s*").Gives(3)
            .Run("Get-ProtectedItem s* -Type VM").Gives(1, ("FriendlyName", "sql01"))
            .Run("Get-ProtectedItem erp -Type VM").FailsWith($"ItemNotFound,{Get}", ErrorCategory.ObjectNotFound, "holds no VM 'erp'")
            .Run("Get-ProtectedItem nosuch").FailsWith($"ItemNotFound,{Get}", ErrorCategory.ObjectNotFound, "holds no item 'nosuch'"),

        AnOffice("soft-deleted ones of every kind, with their purge")
            .Run("Get-ProtectedItem -SoftDeleted").Gives(1, ("FriendlyName", "old01"), ("PurgeTime", "2026-03-10T*"))
            .Run("Get-ProtectedItem -SoftDeleted -Type FileFolder").GivesNothing()
            .Run("Get-ProtectedItem -SoftDeleted | Undo-ItemDeletion").Gives(1, ("Outcome", "Undeleted")),

        AnOffice("one request for a page, whatever is in it")
            .Run("$before = (Get-RsEmulator).Requests")
            .Run("Get-ProtectedItem web01 | Out-Null")
            .Run("(Get-RsEmulator).Requests - $before").Outputs("1")
            .Run("Get-ProtectedItem | Out-Null")
            .Run("(Get-RsEmulator).Requests - $before").Outputs("2"),

        AMixedLot("backed up now: machines, and an error for each other item")
            .Run("$mixed | Start-OnDemandBackup -ThrottleLimit 1").Gives(1, ("Name", "dc01"), ("Status", "Completed"))
                .FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "'scans' is no virtual machine but a file share of storage account stofficefiles.")
                .FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "'erp' is no virtual machine but a SQL Server database on sql01. Do it in the portal, or with Az.RecoveryServices: Backup-AzRecoveryServicesBackupItem.")
                .FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "'System State' is no virtual machine but the system state of server laptop-boss, which its MARS agent backs up.")
                .FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "'C:\\' is no virtual machine but files and folders of server laptop-boss, which its MARS agent backs up. Do it on the server, which has the agent: Start-MarsBackup. Get-ProtectedItem -Type VM leaves such items out."),

        AMixedLot("stopped and gone on with")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RetainData -Confirm:$false").Gives(1, ("Outcome", "Stopped")).RefusesOthers("StopProtection", "Stop-MarsProtection", "Disable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RetainPerPolicy -Confirm:$false").FailsWith($"ProtectionStopped,{Protection}StopProtectionCommand").RefusesOthers("StopProtection", "Stop-MarsProtection", "Disable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Resume-Protection -ThrottleLimit 1 -Policy DefaultPolicy").Gives(1, ("Outcome", "Resumed")).RefusesOthers("ResumeProtection", "Resume-MarsProtection", "Enable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RemoveData -WhatIf").GivesNothing().Writes(StreamName.Host, "delete all recovery points").RefusesOthers("StopProtection", "Stop-MarsProtection", "Disable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RemoveData -Confirm:$false").Gives(1, ("Outcome", "Deleted")).RefusesOthers("StopProtection", "Stop-MarsProtection", "Disable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Undo-ItemDeletion -ThrottleLimit 1").Gives(1, ("Outcome", "Undeleted")).RefusesOthers("UndoItemDeletion", "Set-MarsPolicy", "Undo-AzRecoveryServicesBackupItemDeletion")
            .Run("Get-ProtectedItem -Type SQLDataBase").Gives(1, ("State", "Protected")),

        AMixedLot("protected and changed")
            .Run("$mixed | Set-VmProtection -ThrottleLimit 1 -Policy EnhancedPolicy").Gives(1, ("Outcome", "PolicyChanged")).RefusesOthers("SetVmProtection", "Set-MarsPolicy", "Enable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Enable-VmProtection -ThrottleLimit 1 -Policy EnhancedPolicy").Gives(1, ("Outcome", "AlreadyProtected")).RefusesOthers("EnableVmProtection", "Set-MarsPolicy", "Enable-AzRecoveryServicesBackupProtection")
            .Run("$mixed | Test-VmProtection -ThrottleLimit 1").Gives(1, ("Name", "dc01")).RefusesOthers("TestVmProtection", "Get-MarsServer laptop-boss", "HealthText"),

        AMixedLot("restored")
            .Run("$mixed | Restore-VmDisk -ThrottleLimit 1 -Latest -StorageAccount stofficerestore -TargetResourceGroupName rg-backup").Gives(1, ("Outcome", "DisksRestored"))
                .RefusesOthers("RestoreVmDisk", "Restore-MarsItem", "Restore-AzRecoveryServicesBackupItem", Recovery)
            .Run("$mixed | Restore-Vm -ThrottleLimit 1 -Latest -StorageAccount stofficerestore -InPlace -WhatIf").GivesNothing().Writes(StreamName.Host, "Replace the disks")
                .RefusesOthers("RestoreVm", "Restore-MarsItem", "Restore-AzRecoveryServicesBackupItem", Recovery)
            .Run("$mixed | Mount-RecoveryPoint -ThrottleLimit 1 -Latest -WhatIf").GivesNothing().Writes(StreamName.Host, "Offer the disks").RefusesOthers("MountRecoveryPoint", "Restore-MarsItem", "Restore-AzRecoveryServicesBackupItem", Recovery)
            .Run("$mixed | Dismount-RecoveryPoint -ThrottleLimit 1 -Latest").Gives(1, ("Outcome", "NotMounted")).RefusesOthers("DismountRecoveryPoint", "Restore-MarsItem", "Restore-AzRecoveryServicesBackupItem", Recovery),

        AMixedLot("refused by id and by name, too, at the price of a look")
            .Run("Start-OnDemandBackup erp").FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "'erp'")
            .Run("$erp = Get-ProtectedItem erp")
            .Run("Start-OnDemandBackup $erp.Id").FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "'erp'")
            .Run("Enable-VmProtection $erp.Id -Policy DefaultPolicy").FailsWith($"ItemOfOtherKind,{Protection}EnableVmProtectionCommand", ErrorCategory.InvalidArgument, "is no virtual machine")
            .Run("$erp | Select-Object FriendlyName, ItemId, SourceResourceId | Enable-VmProtection -Policy DefaultPolicy").FailsWith($"ItemOfOtherKind,{Protection}EnableVmProtectionCommand", ErrorCategory.InvalidArgument, "SQLDataBase;mssqlserver;erp")
            .Run("$before = (Get-RsEmulator).Requests")
            .Run("$erp | Start-OnDemandBackup").FailsWith($"ItemOfOtherKind,{Protection}StartOnDemandBackupCommand")
            .Run("(Get-RsEmulator).Requests - $before").Outputs("0"),

        AMixedLot("read: recovery points of every kind")
            .Run("Get-ProtectedItem -Type FileFolder | Get-RecoveryPoint").Gives(18, ("FriendlyName", "C:\\"))
            .Run("$mixed | Get-RecoveryPoint -Latest").Gives(5)
            .Run("Get-RecoveryPoint erp").Gives(1, ("Time", "2026-03-01T03:12:00+00:00"), ("RecoveryPointType", "Full"))
            .Run("Get-RecoveryPoint 'c:\\'").Gives(18)
            .Run("Add-RsEmulatorMarsServer srv01 | Out-Null")
            .Run("Get-RecoveryPoint 'C:\\'").FailsWith(
                "ItemAmbiguous,AzBackupTools.Recovery.GetRecoveryPointCommand", ErrorCategory.InvalidArgument, "holds 2 items 'C:\\', of laptop-boss, srv01. Say which one is meant by its Id, or pipe it: Get-ProtectedItem 'C:\\' | Where-Object Source -eq")
            .Run("Get-ProtectedItem 'C:\\' | Where-Object Source -eq srv01 | Get-RecoveryPoint").Gives(1)
            .Run("Get-RecoveryPoint 'X:\\'").FailsWith("ItemNotFound,AzBackupTools.Recovery.GetRecoveryPointCommand", ErrorCategory.ObjectNotFound, "X:\\"),

        AMixedLot("read: the jobs of items, by one listing")
            .Run("Add-RsEmulatorMarsServer srv01 -Volume 'C:\\', 'D:\\' | Out-Null")
            .Run("Get-ProtectedItem 'C:\\' | Get-BackupJob").Gives(2, ("ItemName", "C:\\"), ("ManagementType", "MAB"))
            .Run("Get-ProtectedItem 'C:\\' | Where-Object Source -eq laptop-boss | Get-BackupJob").Gives(1, ("MabServerName", "laptop-boss"))
            .Run("Get-ProtectedItem web01 | Get-BackupJob -Status Failed").Gives(1, ("ItemName", "web01"))
            .Run("Get-ProtectedItem -Type SQLDataBase | Get-BackupJob").GivesNothing()
            .Run("$before = (Get-RsEmulator).Requests")
            .Run("$mixed | Get-BackupJob -Operation Backup -From 2026-02-28T00:00:00Z | ForEach-Object { \"$($_.ItemName) $($_.MabServerName)\" }").Outputs("dc01 ", "System State laptop-boss", "C:\\ laptop-boss", "dc01 ")
            .Run("(Get-RsEmulator).Requests - $before").Outputs("1"),
    ];

    /// <summary>The built-in vault of a small office: six machines, a server with the agent, a share, a database.</summary>
    private static Scenario AnOffice(string name) =>
        new Scenario(name)
            .Run(Given.Start.Replace("| Out-Null", "-Scenario SmallOffice | Out-Null", StringComparison.Ordinal))
            .Run("Connect-RsAccount -Emulator | Out-Null")
            .Run("Set-RsContext -Vault vault-office | Out-Null");

    /// <summary>The same; one machine and all that is none are in <c>$mixed</c>.</summary>
    private static Scenario AMixedLot(string name) =>
        AnOffice(name).Run("$mixed = Get-ProtectedItem | Where-Object { $_.FriendlyName -eq 'dc01' -or -not $_.IsVm }");
}

/// <summary>What is expected of cmdlets that work on machines.</summary>
internal static class OtherKindExpectations
{
    /// <summary>One error for each of the four items of <c>$mixed</c> that are no machines, with the way out: share, database, two of the agent.</summary>
    internal static Scenario RefusesOthers(this Scenario scenario, string cmdlet, string ofAgent, string ofAz, string area = "AzBackupTools.Protection.") => scenario
        .FailsWith($"ItemOfOtherKind,{area}{cmdlet}Command", ErrorCategory.InvalidArgument, ofAz, count: 2)
        .FailsWith($"ItemOfOtherKind,{area}{cmdlet}Command", ErrorCategory.InvalidArgument, ofAgent, count: 2);
}
