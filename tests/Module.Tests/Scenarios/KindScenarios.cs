using System;
using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>A vault with items of many kinds: all are shown and can be read, what changes machines leaves the others alone, with an error.</summary>
public sealed class KindScenarios : ScenarioTests<KindScenarios>
{
    private const string Get = "AzBackupTools.Commands.GetProtectedItemCommand";
    private const string Commands = "AzBackupTools.Commands.";

    public override IEnumerable<Scenario> All =>
    [
        AnOffice("every kind by default, one kind on request")
            .Run("Get-ProtectedItem").Gives(10, ("VaultName", "vault-office"))
            .Run("Get-ProtectedItem -Type All").Gives(10)
            .Run("Get-ProtectedItem -Type VM").Gives(6, ("WorkloadType", "VM"), ("IsVm", "True"), ("Source", "rg-office"))
            .Run("Get-ProtectedItem -Type FileFolder")
                .Gives(1, ("FriendlyName", "C:\\"), ("Source", "laptop-boss"), ("IsVm", "False"), ("Disks", null), ("HealthText", null))
            .Run("Get-ProtectedItem -Type SystemState")
                .Gives(1, ("FriendlyName", "System State"), ("Source", "laptop-boss"), ("LastBackupText", "2026-02-28 22:24"))
            .Run("Get-ProtectedItem -Type AzureFileShare")
                .Gives(1, ("FriendlyName", "scans"), ("Source", "stofficefiles"), ("HealthText", "Healthy"))
            .Run("Get-ProtectedItem -Type SQLDataBase")
                .Gives(1, ("FriendlyName", "erp"), ("Source", "sql01"), ("VmName", null), ("VmResourceGroupName", null))
            .Run("Get-ProtectedItem -Type SAPHanaDatabase").GivesNothing()
            .Run("Get-RsVault | Get-ProtectedItem | Where-Object IsVm -eq $false | Select-Object -ExpandProperty FriendlyName")
                .Outputs("scans", "erp", "System State", "C:\\"),

        AnOffice("by name, whatever the kind")
            .Run("Get-ProtectedItem sql01").Gives(1, ("WorkloadType", "VM"))
            .Run("Get-ProtectedItem ERP").Gives(1, ("WorkloadType", "SQLDataBase"))
            .Run("Get-ProtectedItem 'C:\\'").Gives(1, ("WorkloadType", "FileFolder"))
            .Run("Get-ProtectedItem s*").Gives(3)
            .Run("Get-ProtectedItem s* -Type VM").Gives(1, ("FriendlyName", "sql01"))
            .Run("Get-ProtectedItem erp -Type VM").FailsWith($"ItemNotFound,{Get}", ErrorCategory.ObjectNotFound, "erp")
            .Run("Get-ProtectedItem nosuch").FailsWith($"ItemNotFound,{Get}", ErrorCategory.ObjectNotFound, "nosuch"),

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
                .FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "*/protectedItems/AzureFileShare;*")
                .FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "*/protectedItems/SQLDataBase;mssqlserver;erp")
                .FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "*/protectedItems/*;systemstate")
                .FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "*/protectedItems/*;c"),

        AMixedLot("stopped and gone on with")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RetainData -Confirm:$false").Gives(1, ("Outcome", "Stopped"))
                .RefusesOthers("StopProtection")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RetainPerPolicy -Confirm:$false")
                .FailsWith($"ProtectionStopped,{Commands}StopProtectionCommand")
                .RefusesOthers("StopProtection")
            .Run("$mixed | Resume-Protection -ThrottleLimit 1 -Policy DefaultPolicy").Gives(1, ("Outcome", "Resumed"))
                .RefusesOthers("ResumeProtection")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RemoveData -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "delete all recovery points")
                .RefusesOthers("StopProtection")
            .Run("$mixed | Stop-Protection -ThrottleLimit 1 -RemoveData -Confirm:$false").Gives(1, ("Outcome", "Deleted"))
                .RefusesOthers("StopProtection")
            .Run("$mixed | Undo-ItemDeletion -ThrottleLimit 1").Gives(1, ("Outcome", "Undeleted"))
                .RefusesOthers("UndoItemDeletion")
            .Run("Get-ProtectedItem -Type SQLDataBase").Gives(1, ("State", "Protected")),

        AMixedLot("protected and changed")
            .Run("$mixed | Set-VmProtection -ThrottleLimit 1 -Policy EnhancedPolicy").Gives(1, ("Outcome", "PolicyChanged"))
                .RefusesOthers("SetVmProtection")
            .Run("$mixed | Enable-VmProtection -ThrottleLimit 1 -Policy EnhancedPolicy").Gives(1, ("Outcome", "AlreadyProtected"))
                .RefusesOthers("EnableVmProtection")
            .Run("$mixed | Test-VmProtection -ThrottleLimit 1").Gives(1, ("Name", "dc01"))
                .RefusesOthers("TestVmProtection"),

        AMixedLot("restored")
            .Run("$mixed | Restore-VmDisk -ThrottleLimit 1 -Latest -StorageAccount stofficerestore -TargetResourceGroupName rg-backup")
                .Gives(1, ("Outcome", "DisksRestored"))
                .RefusesOthers("RestoreVmDisk")
            .Run("$mixed | Restore-Vm -ThrottleLimit 1 -Latest -StorageAccount stofficerestore -InPlace -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Replace the disks")
                .RefusesOthers("RestoreVm")
            .Run("$mixed | Mount-RecoveryPoint -ThrottleLimit 1 -Latest -WhatIf").GivesNothing().Writes(StreamName.Host, "Offer the disks")
                .RefusesOthers("MountRecoveryPoint")
            .Run("$mixed | Dismount-RecoveryPoint -ThrottleLimit 1 -Latest").Gives(1, ("Outcome", "NotMounted"))
                .RefusesOthers("DismountRecoveryPoint"),

        AMixedLot("refused by id and by name, too, at the price of a look")
            .Run("Start-OnDemandBackup erp")
                .FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "*/protectedItems/SQLDataBase;mssqlserver;erp")
            .Run("$erp = Get-ProtectedItem erp")
            .Run("Start-OnDemandBackup $erp.Id")
                .FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "*/protectedItems/SQLDataBase;mssqlserver;erp")
            .Run("Enable-VmProtection $erp.Id -Policy DefaultPolicy")
                .FailsWith($"ItemOfOtherKind,{Commands}EnableVmProtectionCommand", ErrorCategory.InvalidArgument, "*/protectedItems/SQLDataBase;mssqlserver;erp")
            .Run("$erp | Select-Object FriendlyName, ItemId, SourceResourceId | Enable-VmProtection -Policy DefaultPolicy")
                .FailsWith($"ItemOfOtherKind,{Commands}EnableVmProtectionCommand", ErrorCategory.InvalidArgument, "*/protectedItems/SQLDataBase;mssqlserver;erp")
            .Run("$before = (Get-RsEmulator).Requests")
            .Run("$erp | Start-OnDemandBackup").FailsWith($"ItemOfOtherKind,{Commands}StartOnDemandBackupCommand")
            .Run("(Get-RsEmulator).Requests - $before").Outputs("0"),

        AMixedLot("read: recovery points of every kind")
            .Run("Get-ProtectedItem -Type FileFolder | Get-RecoveryPoint").Gives(18, ("FriendlyName", "C:\\"))
            .Run("$mixed | Get-RecoveryPoint -Latest").Gives(5)
            .Run("Get-RecoveryPoint erp").Gives(1, ("Time", "2026-03-01T03:12:00+00:00"), ("RecoveryPointType", "Full"))
            .Run("Get-RecoveryPoint 'c:\\'").Gives(18)
            .Run("Add-RsEmulatorMarsServer srv01 | Out-Null")
            .Run("Get-RecoveryPoint 'C:\\'").FailsWith(
                "ItemAmbiguous,AzBackupTools.Commands.GetRecoveryPointCommand", ErrorCategory.InvalidArgument, "C:\\")
            .Run("Get-ProtectedItem 'C:\\' | Where-Object Source -eq srv01 | Get-RecoveryPoint").Gives(1)
            .Run("Get-RecoveryPoint 'X:\\'")
                .FailsWith("ItemNotFound,AzBackupTools.Commands.GetRecoveryPointCommand", ErrorCategory.ObjectNotFound, "X:\\"),

        AMixedLot("read: the jobs of items, by one listing")
            .Run("Add-RsEmulatorMarsServer srv01 -Volume 'C:\\', 'D:\\' | Out-Null")
            .Run("Get-ProtectedItem 'C:\\' | Get-BackupJob").Gives(2, ("ItemName", "C:\\"), ("ManagementType", "MAB"))
            .Run("Get-ProtectedItem 'C:\\' | Where-Object Source -eq laptop-boss | Get-BackupJob")
                .Gives(1, ("MabServerName", "laptop-boss"))
            .Run("Get-ProtectedItem web01 | Get-BackupJob -Status Failed").Gives(1, ("ItemName", "web01"))
            .Run("Get-ProtectedItem -Type SQLDataBase | Get-BackupJob").GivesNothing()
            .Run("$before = (Get-RsEmulator).Requests")
            .Run("$mixed | Get-BackupJob -Operation Backup -From 2026-02-28T00:00:00Z | ForEach-Object { \"$($_.ItemName) $($_.MabServerName)\" }")
                .Outputs("dc01 ", "System State laptop-boss", "C:\\ laptop-boss", "dc01 ")
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
    /// <summary>One error for each of the four items of <c>$mixed</c> that are no machines: a share, a database, and two of an agent.</summary>
    internal static Scenario RefusesOthers(this Scenario scenario, string cmdlet) => scenario
        .FailsWith($"ItemOfOtherKind,AzBackupTools.Commands.{cmdlet}Command", ErrorCategory.InvalidArgument, count: 4);
}
