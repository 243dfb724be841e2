using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>What a user sees of everything that goes wrong: a success after some patience, or one error with its id.</summary>
public sealed class FaultScenarios : ServedScenarioTests<FaultScenarios>
{
    private const string Policy = "AzBackupTools.Commands.GetBackupPolicyCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AnEstate("the service throttles")
            .Run("Add-RsEmulatorFault 429 -RetryAfterSeconds 7 -Times 2 -PathContains backupPolicies")
                .Gives(1, ("Effect", "status 429"), ("TimesLeft", "2"), ("Probability", "1"))
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1 -Verbose").Gives(1).Writes(StreamName.Verbose, "Attempt 3 of 5 follows in 7.0 s")
            .Run("Get-RsEmulatorFault").Gives(1, ("Struck", "2"), ("TimesLeft", "0"), ("Id", "1"), ("PathContains", "backupPolicies"))
            .Run("Add-RsEmulatorFault 429 -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("Throttled," + Policy, ErrorCategory.ResourceUnavailable)
            .Run("Get-RsEmulatorFault").Gives(2)
            .Run("Clear-RsEmulatorFault").GivesNothing()
            .Run("Get-RsEmulatorFault").GivesNothing(),

        Given.AnEstate("the service is out of order")
            .Run("Add-RsEmulatorFault 500 -Times 2 -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1 -Verbose").Gives(1).Writes(StreamName.Verbose, "the service answered 500")
            .Run("Add-RsEmulatorFault 503 -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("ServiceUnavailable," + Policy, ErrorCategory.ResourceUnavailable)
            .Run("Clear-RsEmulatorFault")
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1").Gives(1),

        Given.AnEstate("the connection breaks")
            .Run("Add-RsEmulatorFault -Reset -Times 2 -PathContains backupPolicies").Gives(1, ("Effect", "reset"))
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1").Gives(1)
            .Run("Add-RsEmulatorFault -Reset -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1")
                .FailsWith("ServiceUnavailable," + Policy, ErrorCategory.ResourceUnavailable, "*/v1/backupPolicies"),

        Given.AnEstate("an answer breaks off")
            .Run("Add-RsEmulatorFault -Truncate -Times 2 -PathContains backupPolicies").Gives(1, ("Effect", "truncate"))
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1").Gives(1)
            .Run("Add-RsEmulatorFault -Truncate -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1")
                .FailsWith("ServiceUnavailable," + Policy, ErrorCategory.ResourceUnavailable, "*/v1/backupPolicies"),

        Given.AnEstate("the service takes no token of this tenant")
            .Run("Add-RsEmulatorFault 401 -Code InvalidAuthenticationTokenTenant -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("AuthenticationFailed," + Policy, ErrorCategory.AuthenticationError),

        Given.AnEstate("an operation fails and nobody knows why")
            .Run("Add-RsEmulatorFault 400 -Code OperationFailed -Message 'It failed.' -Method PUT -PathContains protectedItems | Out-Null")
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault v1")
                .FailsWith("OperationFailed,AzBackupTools.Commands.EnableVmProtectionCommand", ErrorCategory.InvalidOperation),

        Given.AnEstate("an answer never comes")
            .Run("Add-RsEmulatorFault -Stall -Times 1 -PathContains backupPolicies").Gives(1, ("Effect", "stall"))
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1 -Verbose").Gives(1).Writes(StreamName.Verbose, "it took too long")
            .Run("Add-RsEmulatorFault -Stall -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1")
                .FailsWith("OperationTimedOut," + Policy, ErrorCategory.OperationTimeout, "*/v1/backupPolicies")
            .Run("Clear-RsEmulatorFault")
            .Run("(Get-RsEmulator).VirtualTime -gt [DateTimeOffset]'2026-03-01T08:10:00Z'").Outputs("True"),

        Given.AnEstate("a page comes twice")
            .Run("Add-RsEmulatorFault -DuplicatePage -Times 1 -PathContains backupPolicies").Gives(1, ("Effect", "duplicatePage"))
            .Run("Get-BackupPolicy -Vault v1 -Verbose").Gives(3).Writes(StreamName.Verbose, "twice")
            .Run("Get-BackupPolicy -Vault v1").Gives(3)
            .Run("Add-RsEmulatorFault -DuplicatePage -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("UnexpectedResponse," + Policy, ErrorCategory.InvalidData),

        Given.AnEstate("a permission is missing")
            .Run("Add-RsEmulatorFault 403 -Code AuthorizationFailed -Message 'The client may not do this.' -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith(
                "AccessDenied," + Policy, ErrorCategory.PermissionDenied, "*/v1/backupPolicies"),

        Given.AProtectedVm("a token expires half-way")
            .Run("Add-RsEmulatorFault -TokenExpired -PathContains operationsStatus").Gives(1, ("Effect", "tokenExpired"))
            .Run("Enable-VmProtection web02 DefaultPolicy").FailsWith(
                "TokenExpired,AzBackupTools.Commands.EnableVmProtectionCommand", ErrorCategory.AuthenticationError)
            .Run("Clear-RsEmulatorFault")
            .Run("Step-RsEmulatorClock -Minutes 5 | Out-Null")
            .Run("Enable-VmProtection web02 DefaultPolicy").Gives(1, ("Outcome", "AlreadyProtected")),

        Given.AProtectedVm("an operation is lost")
            .Run("Add-RsEmulatorFault -LoseOperation -Times 1").Gives(1, ("Effect", "loseOperation"))
            .Run("Start-OnDemandBackup web01").FailsWith(
                "OperationLost,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.ObjectNotFound, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Get-BackupJob -Operation Backup | Wait-BackupJob").Gives(1, ("Status", "Completed"))
            .Run("Add-RsEmulatorFault -LoseOperation -Times 1 | Out-Null")
            .Run("Enable-VmProtection web02 DefaultPolicy").FailsWith(
                "OperationLost,AzBackupTools.Commands.EnableVmProtectionCommand", ErrorCategory.ObjectNotFound, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web02")
            .Run("Step-RsEmulatorClock -Minutes 5 | Out-Null")
            .Run("Enable-VmProtection web02 DefaultPolicy").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Add-RsEmulatorFault -LoseOperation -Times 1 | Out-Null")
            .Run("Stop-Protection web02 -RemoveData -Confirm:$false")
                .FailsWith("OperationLost,AzBackupTools.Commands.StopProtectionCommand", ErrorCategory.ObjectNotFound, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web02")
            .Run("Add-RsEmulatorFault -LoseOperation -Times 1 | Out-Null")
            .Run("New-RsVault v2 rg-backup westeurope")
                .FailsWith("OperationLost,AzBackupTools.Commands.NewRsVaultCommand", ErrorCategory.ObjectNotFound, "*/vaults/v2"),

        Given.AProtectedVm("the agent does not answer")
            .Run("Add-RsEmulatorVm web01 rg-web -AgentStatus NotReady -Force | Out-Null")
            .Run("Start-OnDemandBackup web01")
                .FailsWith("JobFailed,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.InvalidOperation)
            .Run("Add-RsEmulatorVm web01 rg-web -Force | Out-Null")
            .Run("Start-OnDemandBackup web01").Gives(1, ("Status", "Completed")),

        Given.AProtectedVm("the snapshot fails")
            .Run("Add-RsEmulatorVm web01 rg-web -SnapshotFails -Force | Out-Null")
            .Run("Start-OnDemandBackup web01")
                .FailsWith("JobFailed,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.InvalidOperation),

        Given.AProtectedVm("the machine is gone")
            .Run("Remove-RsEmulatorVm web01 rg-web -Confirm:$false")
            .Run("Start-OnDemandBackup web01")
                .FailsWith("JobFailed,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.InvalidOperation),

        Given.AProtectedVm("a job fails by a fault")
            .Run("Add-RsEmulatorFault -FailJob -Code UserErrorGuestAgentStatusUnavailable -Times 1").Gives(1, ("Effect", "failJob"))
            .Run("Get-ProtectedItem").Gives(1)
            .Run("Start-OnDemandBackup web01")
                .FailsWith("JobFailed,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.InvalidOperation)
            .Run("Start-OnDemandBackup web01").Gives(1, ("Status", "Completed")),

        Given.AProtectedVm("now and then something goes wrong")
            .Run("Add-RsEmulatorFault 503 -Probability 0.2").Gives(1, ("Probability", "0.2"))
            .Run("Add-RsEmulatorFault -Reset -Probability 0.1 -Method GET | Out-Null")
            .Run("'web02', 'db01' | Enable-VmProtection -Policy DefaultPolicy").Gives(2, ("Outcome", "Protected"))
            .Run("Get-ProtectedItem").Gives(3)
            .Run("Add-RsEmulatorFault 503 -Probability 1.2")
                .FailsWith("ParameterArgumentValidationError,AzBackupTools.Commands.AddRsEmulatorFaultCommand"),
    ];
}
