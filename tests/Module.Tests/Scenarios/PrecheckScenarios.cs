using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>How ready machines are for backups, before protection and after.</summary>
public sealed class PrecheckScenarios : ScenarioTests<PrecheckScenarios>
{
    private const string Test = "AzBackupTools.Commands.TestVmProtectionCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.ADefaultVault("checked before protection")
            .Run("Test-VmProtection web01").Gives(1, ("Name", "web01"), ("Status", "Passed"), ("IsProtected", "False"), ("Code", null))
            .Run("Test-VmProtection far01").Gives(1, ("Status", "Critical"), ("Code", "OtherRegion"), ("Recommendation", "*eastus*"))
            .Run("Add-RsEmulatorVm off01 rg-web -PowerState Deallocated | Out-Null")
            .Run("Test-VmProtection off01").Gives(1, ("Status", "Warning"), ("Code", "VmNotRunning"))
            .Run("Test-VmProtection nosuch -VmResourceGroupName rg-web").FailsWith($"VmNotFound,{Test}", ErrorCategory.ObjectNotFound)
            .Run("Get-BackupJob").GivesNothing(),

        Given.AProtectedVm("a machine that another vault protects is critical elsewhere")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("Test-VmProtection web01 -Vault v2")
                .Gives(1, ("Status", "Critical"), ("Code", "VmProtectedElsewhere"), ("Reason", "*vault 'v1' of resource group 'rg-backup'*")),

        Given.AProtectedVm("checked after protection, one and a whole vault")
            .Run("Test-VmProtection web01").Gives(1, ("Status", "Warning"), ("Code", "InitialBackupPending"), ("IsProtected", "True"))
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Enable-VmProtection web02, db01 DefaultPolicy | Out-Null")
            .Run("Test-VmProtection web01").Gives(1, ("Status", "Passed"), ("Code", null))
            .Run("Test-VmProtection").Gives(3)
            .Run("Test-VmProtection | Where-Object Status -eq Passed").Gives(1, ("Name", "web01"))
            .Run("Get-ProtectedItem | Test-VmProtection | Where-Object Status -eq Warning").Gives(2, ("Code", "InitialBackupPending"))
            .Run("(Test-VmProtection web02).Findings")
                .Gives(1, ("Level", "Warning"), ("Code", "InitialBackupPending"), ("Link", "https://learn.microsoft.com/*")),

        Given.AProtectedVm("an item that is stopped or deleted")
            .Run("Stop-Protection web01 -RetainData -Confirm:$false | Out-Null")
            .Run("Test-VmProtection web01").Gives(1, ("Status", "Warning"), ("Code", "ProtectionStopped"))
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Test-VmProtection web01").Gives(1, ("Status", "Critical"), ("Code", "ItemSoftDeleted"), ("Reason", "*2026-03-15*")),

        Given.AProtectedVm("a build fails where a check does")
            .Run("Test-VmProtection web01 -FailOn Critical").Gives(1, ("Status", "Warning"))
            .Run("Test-VmProtection web01 -FailOn Warning").Gives(1, ("Status", "Warning"))
                .FailsWith($"PrecheckFailed,{Test}", ErrorCategory.InvalidOperation, "*/virtualMachines/web01")
            .Run("Test-VmProtection web01, far01 -FailOn Critical").Gives(2)
                .FailsWith($"PrecheckFailed,{Test}", ErrorCategory.InvalidOperation, "*/virtualMachines/far01"),

        Given.ADefaultVault("an agent that does not answer, before and after")
            .Run("Add-RsEmulatorVm mute01 rg-web -AgentStatus NotReady | Out-Null")
            .Run("Test-VmProtection mute01")
                .Gives(1, ("Status", "Critical"), ("Code", "AgentNotReady"), ("IsProtected", "False"), ("Recommendation", "*VM agent*"))
            .Run("Enable-VmProtection mute01 DefaultPolicy | Out-Null")
            .Run("(Test-VmProtection mute01).Findings | Select-Object -ExpandProperty Code")
                .Outputs("AgentNotReady", "InitialBackupPending"),

        Given.AProtectedVm("the health of an item whose backup failed")
            .Run("Add-RsEmulatorFault -FailJob -Code UserErrorGuestAgentStatusUnavailable -Message 'The agent is silent.' -Recommendation 'Restart the agent.' -PathContains '/backup?' -Times 1 | Out-Null")
            .Run("Start-OnDemandBackup web01").FailsWith("JobFailed,AzBackupTools.Commands.StartOnDemandBackupCommand")
            .Run("Test-VmProtection web01").Gives(
                1, ("Status", "Critical"), ("Code", "UserErrorGuestAgentStatusUnavailable"), ("Reason", "The agent is silent."), ("Recommendation", "Restart the agent."))
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Test-VmProtection web01").Gives(1, ("Status", "Passed")),

        Given.ADefaultVault("more than a backup can take")
            .Run("Add-RsEmulatorVm huge01 rg-web -DataDiskSizeGB 64, 33792 | Out-Null")
            .Run("Test-VmProtection huge01")
                .Gives(1, ("Status", "Critical"), ("Code", "DiskTooLarge"), ("Recommendation", "*-ExcludeDiskLun*"))
            .Run("Enable-VmProtection huge01 DefaultPolicy -ExcludeDiskLun 1 | Out-Null")
            .Run("Test-VmProtection huge01").Gives(1, ("Status", "Warning"), ("Code", "InitialBackupPending")),

        Given.AProtectedVm("a pipeline of good and bad fails once for each that is bad")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Add-RsEmulatorVm mute01, mute02 rg-web -AgentStatus NotReady | Out-Null")
            .Run("'web01', 'mute01', 'web02', 'mute02' | Test-VmProtection -FailOn Critical").Gives(4)
                .FailsWith($"PrecheckFailed,{Test}", ErrorCategory.InvalidOperation, count: 2)
            .Run("Enable-VmProtection mute01, mute02 DefaultPolicy | Out-Null")
            .Run("Test-VmProtection -FailOn Critical").Gives(3)
                .FailsWith($"PrecheckFailed,{Test}", ErrorCategory.InvalidOperation, count: 2),

        Given.AProtectedVm("a backup that is overdue, and why")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Test-VmProtection web01 -MaxBackupAge 0:10:00").Gives(1, ("Status", "Critical"), ("Code", "BackupOverdue")),
    ];
}
