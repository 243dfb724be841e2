using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Stopping, deleting, and coming back from it.</summary>
public sealed class StopScenarios : ScenarioTests<StopScenarios>
{
    private const string Stop = "AzBackupTools.Commands.StopProtectionCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AProtectedVm("stopped with the data kept")
            .Run("Stop-Protection web01 -RetainData -Confirm:$false")
                .Gives(1, ("Outcome", "Stopped"), ("State", "ProtectionStopped"), ("PolicyName", null))
            .Run("Stop-Protection web01 -RetainData -Confirm:$false").Gives(1, ("Outcome", "AlreadyStopped"))
            .Run("Resume-Protection web01 EnhancedPolicy").Gives(1, ("Outcome", "Resumed"), ("PolicyName", "EnhancedPolicy"))
            .Run("Resume-Protection web01 EnhancedPolicy").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Resume-Protection web01 nosuch")
                .FailsWith("PolicyNotFound,AzBackupTools.Commands.ResumeProtectionCommand", ErrorCategory.ObjectNotFound),

        Given.AProtectedVm("stopped with the data kept for as long as its policy says")
            .Run("Set-RsVault v1 -Immutability Unlocked -Force | Out-Null")
            .Run("Stop-Protection web01 -RetainPerPolicy -Confirm:$false")
                .Gives(1, ("Outcome", "Suspended"), ("State", "BackupsSuspended"), ("PolicyName", "DefaultPolicy"))
            .Run("Stop-Protection web01 -RetainPerPolicy -Confirm:$false").Gives(1, ("Outcome", "AlreadySuspended"))
            .Run("Resume-Protection web01 DefaultPolicy").Gives(1, ("Outcome", "Resumed"), ("PolicyName", "DefaultPolicy")),

        Given.AProtectedVm("deleted, and brought back")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false").Gives(1, ("Outcome", "Deleted"), ("PurgeTime", "2026-03-15T*"))
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false").Gives(1, ("Outcome", "AlreadyDeleted"))
            .Run("Stop-Protection web01 -RetainData -Confirm:$false")
                .FailsWith($"ItemSoftDeleted,{Stop}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Get-ProtectedItem -SoftDeleted").Gives(1, ("IsSoftDeleted", "True"), ("PurgeTime", "2026-03-15T*"))
            .Run("Enable-VmProtection web01 DefaultPolicy")
                .FailsWith("ItemSoftDeleted,AzBackupTools.Commands.EnableVmProtectionCommand", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Start-OnDemandBackup web01")
                .FailsWith("ItemSoftDeleted,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.InvalidOperation)
            .Run("Undo-ItemDeletion web01").Gives(1, ("Outcome", "Undeleted"), ("State", "ProtectionStopped"))
            .Run("Undo-ItemDeletion web01").Gives(1, ("Outcome", "NotDeleted"))
            .Run("Get-RecoveryPoint web01").Gives(1),

        Given.AProtectedVm("deleted, and protected again")
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Enable-VmProtection web01 EnhancedPolicy -RecoverDeleted")
                .Gives(1, ("Outcome", "Recovered"), ("PolicyName", "EnhancedPolicy"))
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Undo-ItemDeletion web01 -ResumeWithPolicy DefaultPolicy")
                .Gives(1, ("Outcome", "Recovered"), ("PolicyName", "DefaultPolicy")),

        Given.AProtectedVm("purged when its time has come")
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Step-RsEmulatorClock -Days 13 | Out-Null")
            .Run("Get-ProtectedItem web01").Gives(1, ("IsSoftDeleted", "True"))
            .Run("Step-RsEmulatorClock -Days 2 | Out-Null")
            .Run("Get-ProtectedItem web01")
                .FailsWith("ItemNotFound,AzBackupTools.Commands.GetProtectedItemCommand", ErrorCategory.ObjectNotFound)
            .Run("Undo-ItemDeletion web01")
                .FailsWith("ItemNotFound,AzBackupTools.Commands.UndoItemDeletionCommand", ErrorCategory.ObjectNotFound)
            .Run("Enable-VmProtection web01 DefaultPolicy").Gives(1, ("Outcome", "Protected")),

        Given.AProtectedVm("what becomes of the data is a mandatory choice")
            .Run("Stop-Protection web01 -Confirm:$false").FailsWith($"InvalidArgument,{Stop}", ErrorCategory.InvalidArgument)
            .Run("Get-ProtectedItem web01").Gives(1, ("PolicyName", "DefaultPolicy")),

        Given.AProtectedVm("a question names what will be lost")
            .Run("Stop-Protection web01 -RemoveData").Answering(Answer.No).GivesNothing()
                .Writes(StreamName.Question, "they can be brought back for 14 days with Undo-ItemDeletion")
            .Run("Get-ProtectedItem web01").Gives(1, ("IsSoftDeleted", "False"))
            .Run("Stop-Protection web01 -RemoveData -WhatIf").GivesNothing().Writes(StreamName.Host, "delete all recovery points")
            .Run("Stop-Protection web01 -RemoveData").Answering(Answer.Yes).Gives(1, ("Outcome", "Deleted")),

        Given.ADefaultVault("from the pipeline, side by side")
            .Run("Enable-VmProtection web01, web02, db01 -Policy DefaultPolicy | Out-Null")
            .Run("Get-ProtectedItem web* | Stop-Protection -RetainData -Confirm:$false").Gives(2, ("Outcome", "Stopped"))
            .Run("Get-ProtectedItem | Stop-Protection -RemoveData -Confirm:$false").Gives(3, ("Outcome", "Deleted"))
            .Run("Get-ProtectedItem -SoftDeleted | Undo-ItemDeletion").Gives(3, ("Outcome", "Undeleted"))
            .Run("Get-ProtectedItem | Resume-Protection -Policy DefaultPolicy").Gives(3, ("Outcome", "Resumed")),
    ];
}
