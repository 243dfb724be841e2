using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Jobs: cancelled or not, with their reasons, and exported.</summary>
public sealed class JobScenarios : ScenarioTests<JobScenarios>
{
    private const string Stop = "AzBackupTools.Commands.StopBackupJobCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AProtectedVm("a backup is cancelled while it takes its snapshot")
            .Run("Start-OnDemandBackup web01 -NoWait | Out-Null")
            .Run("Get-BackupJob -Status InProgress | Stop-BackupJob -WhatIf").GivesNothing().Writes(StreamName.Host, "Cancel the job")
            .Run("Get-BackupJob -Status InProgress | Stop-BackupJob")
                .Gives(1, ("Outcome", "Cancelled"), ("Status", "Cancelled"), ("Name", "web01"))
            .Run("Get-BackupJob -Status Cancelled | Stop-BackupJob").Gives(1, ("Outcome", "AlreadyCancelled"))
            .Run("Start-OnDemandBackup web01").Gives(1, ("Status", "Completed")),

        Given.AProtectedVm("a wait for a job that is cancelled meanwhile ends in an error")
            .Run("$pending = Start-OnDemandBackup web01 -NoWait")
            .Run("Get-BackupJob -Status InProgress | Stop-BackupJob | Out-Null")
            .Run("$pending | Wait-BackupJob")
                .FailsWith("JobCancelled,AzBackupTools.Commands.WaitBackupJobCommand", ErrorCategory.OperationStopped),

        Given.AProtectedVm("a job that comes down the pipeline is the one that is meant")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Get-BackupJob").Gives(2)
            .Run("Get-BackupJob -Operation Backup | Get-BackupJob").Gives(1, ("Operation", "Backup"))
            .Run("Start-OnDemandBackup web01 | Get-BackupJob").Gives(1, ("Operation", "Backup")),

        Given.AProtectedVm("what cannot be cancelled, and why")
            .Run("Start-OnDemandBackup web01 -NoWait | Out-Null")
            .Run("Step-RsEmulatorClock -Minutes 5 | Out-Null")
            .Run("Get-BackupJob -Status InProgress | Stop-BackupJob").FailsWith($"JobNotCancellable,{Stop}", ErrorCategory.InvalidOperation)
            .Run("Get-BackupJob -Status InProgress | Wait-BackupJob").Gives(1, ("Status", "Completed"))
            .Run("Get-BackupJob -Operation Backup | Stop-BackupJob").FailsWith($"JobNotCancellable,{Stop}", ErrorCategory.InvalidOperation)
            .Run("Enable-VmProtection web02 DefaultPolicy -NoWait | Out-Null")
            .Run("Get-BackupJob -Status InProgress | Stop-BackupJob").FailsWith($"JobNotCancellable,{Stop}", ErrorCategory.InvalidOperation)
            .Run("Stop-BackupJob 00000000-0000-0000-0000-000000000000").FailsWith($"JobNotFound,{Stop}", ErrorCategory.ObjectNotFound),

        Given.AProtectedVm("the reason of a job is in one object")
            .Run("Add-RsEmulatorFault -FailJob -Code UserErrorGuestAgentStatusUnavailable -Message 'The agent is silent.' -Recommendation 'Restart the agent.' -PathContains '/backup?' -Times 1 | Out-Null")
            .Run("Start-OnDemandBackup web01").FailsWith("JobFailed,AzBackupTools.Commands.StartOnDemandBackupCommand")
            .Run("Get-BackupJob -Status Failed -Detailed").Gives(
                1, ("ErrorCode", "UserErrorGuestAgentStatusUnavailable"), ("Reason", "The agent is silent."), ("Recommendation", "Restart the agent.")),

        Given.AProtectedVm("jobs of all kinds, those of agents among them")
            .Run("Add-RsEmulatorMarsServer srv01 -Vault v1 | Out-Null")
            .Run("Get-BackupJob -ManagementType AzureIaasVM").Gives(1, ("Operation", "ConfigureBackup"), ("ItemName", "web01"))
            .Run("Get-BackupJob -ManagementType MAB -Detailed").Gives(1, ("Operation", "Backup"), ("MabServerName", "srv01"))
            .Run("Get-BackupJob").Gives(2)
            .Run("Get-BackupJob | Wait-BackupJob").Gives(2, ("Status", "Completed"))
            .Run("Get-BackupJob -ManagementType MAB | Stop-BackupJob")
                .FailsWith($"JobNotCancellable,{Stop}", ErrorCategory.InvalidOperation),

        Given.ADefaultVault("details come in the order of the list")
            .Run("'web01', 'web02', 'db01' | Enable-VmProtection -Policy DefaultPolicy | Out-Null")
            .Run("Get-ProtectedItem | Start-OnDemandBackup | Out-Null")
            .Run("$plain = Get-BackupJob | Select-Object -ExpandProperty JobId")
            .Run("$whole = Get-BackupJob -Detailed | Select-Object -ExpandProperty JobId")
            .Run("($plain -join ' ') -eq ($whole -join ' ')").Outputs("True")
            .Run("Get-BackupJob -Detailed -Operation Backup | Select-Object -ExpandProperty Tasks").Gives(6, ("Status", "Completed")),

        Given.AProtectedVm("only the first jobs are read")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Get-BackupJob | Select-Object -First 1").Gives(1, ("Operation", "Backup")),
    ];
}
