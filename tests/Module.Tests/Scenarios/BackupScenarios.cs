using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Backups on demand, their jobs and their recovery points.</summary>
public sealed class BackupScenarios : ScenarioTests<BackupScenarios>
{
    private const string Start = "AzBackupTools.Commands.StartOnDemandBackupCommand";
    private const string Wait = "AzBackupTools.Commands.WaitBackupJobCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AProtectedVm("a backup is followed to its end")
            .Run("Start-OnDemandBackup web01 -RetainDays 60")
                .Gives(1, ("Status", "Completed"), ("Name", "web01"), ("RetainUntil", "2026-04-30T*"))
                .Writes(StreamName.Progress, "Backup of web01: Take Snapshot")
                .Writes(StreamName.Progress, "Backup of web01: Transfer data to vault")
                .Writes(StreamName.Progress, "Backup of web01: completed")
            .Run("Get-RecoveryPoint web01").Gives(1, ("RecoveryPointType", "AppConsistent"), ("TierText", "Snapshot, Vault"))
            .Run("Get-ProtectedItem web01").Gives(1, ("State", "Protected"), ("LastBackupStatus", "Completed"))
            .Run("Get-BackupJob -Operation Backup | Select-Object -ExpandProperty Status").Outputs("Completed"),

        Given.AProtectedVm("30 days, where no parameter names another time")
            .Run("Start-OnDemandBackup web01").Gives(1, ("RetainUntil", "2026-03-31T*"))
            .Run("Start-OnDemandBackup web01 -RetainUntil 2026-12-24T00:00:00Z").Gives(1, ("RetainUntil", "2026-12-24T00:00:00+00:00"))
            .Run("Get-RecoveryPoint web01").Gives(2)
            .Run("Get-RecoveryPoint web01 -Latest").Gives(1, ("ExpiryTime", "2026-12-24T00:00:00+00:00"))
            .Run("Get-RecoveryPoint web01 -From 2027-01-01T00:00:00Z").GivesNothing()
            .Run("Get-RecoveryPoint web01 -From 2027-01-01T00:00:00Z -To 2026-01-01T00:00:00Z")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.GetRecoveryPointCommand", ErrorCategory.InvalidArgument),

        Given.AProtectedVm("what cannot be backed up")
            .Run("Start-OnDemandBackup web01 -RetainUntil 2020-01-01T00:00:00Z").FailsWith($"InvalidArgument,{Start}", ErrorCategory.InvalidArgument)
            .Run("Start-OnDemandBackup web02").FailsWith($"ItemNotFound,{Start}", ErrorCategory.ObjectNotFound, "web02")
            .Run("Start-OnDemandBackup web01 -Vault nosuch -ResourceGroupName rg-backup")
                .FailsWith($"VaultNotFound,{Start}", ErrorCategory.ObjectNotFound)
            .Run("Start-OnDemandBackup 'a/b'").FailsWith($"InvalidName,{Start}", ErrorCategory.InvalidArgument, "a/b")
            .Run("Stop-Protection web01 -RetainData -Confirm:$false | Out-Null")
            .Run("Start-OnDemandBackup web01")
                .FailsWith($"ProtectionStopped,{Start}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Get-BackupJob -Operation Backup").GivesNothing(),

        Given.AProtectedVm("a job that fails is an error with its reason")
            .Run("Add-RsEmulatorFault -FailJob -Code UserErrorGuestAgentStatusUnavailable -Message 'The agent is silent.' -Recommendation 'Restart the agent.' -PathContains '/backup?' -Times 1 | Out-Null")
            .Run("Start-OnDemandBackup web01").FailsWith($"JobFailed,{Start}", ErrorCategory.InvalidOperation)
            .Run("Get-BackupJob -Status Failed -Detailed").Gives(1, ("IsSucceeded", "False"), ("IsCancellable", "False"))
            .Run("Get-BackupJob -Status Failed -Detailed | Select-Object -ExpandProperty ErrorDetails")
                .Gives(1, ("Title", "UserErrorGuestAgentStatusUnavailable"))
            .Run("Start-OnDemandBackup web01").Gives(1, ("Status", "Completed")),

        Given.ADefaultVault("many backups, waited for together")
            .Run("'web01', 'web02', 'db01' | Enable-VmProtection -Policy DefaultPolicy | Out-Null")
            .Run("$pending = Get-ProtectedItem | Start-OnDemandBackup -NoWait")
            .Run("$pending").Gives(3, ("VaultName", "v1"), ("OperationToken", "azbackup-op*"))
            .Run("$pending | Wait-BackupJob").Gives(3, ("Operation", "Backup"), ("Status", "Completed"))
            .Run("Get-BackupJob -Operation Backup | Wait-BackupJob").Gives(3, ("Status", "Completed")),

        Given.AProtectedVm("time that runs out is an error")
            .Run("Start-OnDemandBackup web01 -NoWait | Wait-BackupJob -Timeout 0:00:30").GivesNothing()
                .FailsWith($"OperationTimedOut,{Wait}", ErrorCategory.OperationTimeout)
            .Run("Get-BackupJob -Status InProgress").Gives(1, ("Operation", "Backup"))
            .Run("Get-BackupJob -Status InProgress | Wait-BackupJob").Gives(1, ("Status", "Completed")),

        Given.AProtectedVm("a second backup while one runs")
            .Run("Start-OnDemandBackup web01 -NoWait | Out-Null")
            .Run("Start-OnDemandBackup web01").FailsWith($"BackupInProgress,{Start}", ErrorCategory.ResourceBusy),

        Given.AProtectedVm("jobs by state, time and id")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Get-BackupJob").Gives(2)
            .Run("Get-BackupJob -From 2026-03-01T00:00:00Z -To 2026-03-02T00:00:00Z -Item web*").Gives(2)
            .Run("Get-BackupJob -From 2026-03-02T00:00:00Z").GivesNothing()
            .Run("Get-BackupJob -From 2026-03-02T00:00:00Z -To 2026-03-01T00:00:00Z")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.GetBackupJobCommand", ErrorCategory.InvalidArgument)
            .Run("$job = Get-BackupJob -Operation Backup")
            .Run("Get-BackupJob -JobId $job.JobId | Select-Object -ExpandProperty Tasks").Gives(2, ("Status", "Completed"))
                .Item(0, ("TaskId", "Take Snapshot")).Item(1, ("TaskId", "Transfer data to vault"))
            .Run("Get-BackupJob -JobId 00000000-0000-0000-0000-000000000000")
                .FailsWith("JobNotFound,AzBackupTools.Commands.GetBackupJobCommand", ErrorCategory.ObjectNotFound)
            .Run("Wait-BackupJob $job.JobId, 00000000-0000-0000-0000-000000000000").Gives(1, ("Status", "Completed"))
                .FailsWith($"JobNotFound,{Wait}", ErrorCategory.ObjectNotFound)
            .Run("$job.JobId, '00000000-0000-0000-0000-000000000000' | Wait-BackupJob").Gives(1, ("Status", "Completed"))
                .FailsWith($"JobNotFound,{Wait}", ErrorCategory.ObjectNotFound),
    ];
}
