using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Scenarios;

/// <summary>The emulator's own cmdlets: life, time, machines, faults.</summary>
public sealed class EmulatorBook : ScenarioBook
{
    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("one emulator at a time")
            .Run("Get-RsEmulator").FailsWith("EmulatorNotRunning,AzBackupTools.Emulator.GetRsEmulatorCommand", ErrorCategory.ConnectionError, "Start-RsEmulator")
            .Run("Start-RsEmulator -Seed 7 -StartTime 2026-03-01T08:00:00Z -WaitPace 0").Gives(1, ("Seed", "7"), ("VirtualTime", "2026-03-01T08:00:00+00:00"))
            .Run("Start-RsEmulator").FailsWith("EmulatorAlreadyRunning,AzBackupTools.Emulator.StartRsEmulatorCommand", ErrorCategory.ResourceExists)
            .Run("Stop-RsEmulator").GivesNothing()
            .Run("Stop-RsEmulator").GivesNothing()
            .Run("Get-RsEmulator").FailsWith("EmulatorNotRunning,AzBackupTools.Emulator.GetRsEmulatorCommand"),

        new Scenario("an emulator that is served elsewhere")
            .Run("Connect-RsAccount -Emulator -EmulatorUri https://management.azure.com").FailsWith("InvalidArgument,AzBackupTools.Connection.ConnectRsAccountCommand", ErrorCategory.InvalidArgument, "of this machine")
            .Run("Connect-RsAccount -Emulator -EmulatorUri http://127.0.0.1:1").FailsWith("EmulatorNotRunning,AzBackupTools.Connection.ConnectRsAccountCommand", ErrorCategory.ConnectionError, "READY")
            .Run("Start-RsEmulator -Listen -StatePath .").FailsWith("EmulatorHostUnavailable,AzBackupTools.Emulator.StartRsEmulatorCommand", ErrorCategory.NotInstalled)
            .Run("Start-RsEmulator | Out-Null")
            .Run("Connect-RsAccount -Emulator -EmulatorUri http://127.0.0.1:1").FailsWith("EmulatorAlreadyRunning,AzBackupTools.Connection.ConnectRsAccountCommand", ErrorCategory.ResourceExists, "Stop-RsEmulator"),

        Given.AConnection("stopping it ends the connection to it")
            .Run("Stop-RsEmulator")
            .Run("Get-RsContext").GivesNothing(),

        new Scenario("time moves when it is told to")
            .Run(Given.Start)
            .Run("Step-RsEmulatorClock -Days 1 -Hours 2 -Minutes 3 -Seconds 4").Gives(1, ("VirtualTime", "2026-03-02T10:03:04+00:00"))
            .Run("Step-RsEmulatorClock").FailsWith("InvalidArgument,AzBackupTools.Emulator.StepRsEmulatorClockCommand", ErrorCategory.InvalidArgument, "-Days")
            .Run("Reset-RsEmulator").Gives(1, ("VirtualTime", "2026-03-01T08:00:00+00:00")),

        Given.AConnection("machines")
            .Run("Add-RsEmulatorVm web01 rg-web -DataDiskSizeGB 64 -OsType Windows").Gives(1, ("Name", "web01"), ("DataDisks", "1"), ("OsType", "Windows"), ("Location", "westeurope"))
            .Run("Add-RsEmulatorVm web01 rg-web").FailsWith("AlreadyExists,AzBackupTools.Emulator.AddRsEmulatorVmCommand", ErrorCategory.ResourceExists, "-Force")
            .Run("Add-RsEmulatorVm web01 rg-web -Force").Gives(1, ("DataDisks", "0"))
            .Run("Add-RsEmulatorVm 'a/b' rg-web").FailsWith("InvalidArgument,AzBackupTools.Emulator.AddRsEmulatorVmCommand", ErrorCategory.InvalidArgument)
            .Run("'a', 'b', 'c' | Add-RsEmulatorVm -ResourceGroupName rg-web").Gives(3)
            .Run("Get-RsEmulator").Gives(1, ("VirtualMachines", "4")),

        Given.AnEstate("the service asks for patience")
            .Run("Add-RsEmulatorFault 429 -RetryAfterSeconds 7 -Times 2 -PathContains backupPolicies").Gives(1, ("Effect", "status 429"), ("TimesLeft", "2"))
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1 -Verbose").Gives(1).Writes(StreamName.Verbose, "Attempt 3 of 5 follows in 7.0 s"),

        Given.AnEstate("the service stays out of order")
            .Run("Add-RsEmulatorFault 503 -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("ServiceUnavailable,AzBackupTools.Policy.GetBackupPolicyCommand", ErrorCategory.ResourceUnavailable)
            .Run("Clear-RsEmulatorFault")
            .Run("Add-RsEmulatorFault 429 -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("Throttled,AzBackupTools.Policy.GetBackupPolicyCommand", ErrorCategory.ResourceUnavailable)
            .Run("Clear-RsEmulatorFault")
            .Run("Add-RsEmulatorFault -Reset -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith("ServiceUnavailable,AzBackupTools.Policy.GetBackupPolicyCommand", ErrorCategory.ResourceUnavailable, "after 5 attempts")
            .Run("Clear-RsEmulatorFault")
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1").Gives(1),

        Given.AnEstate("a permission is missing")
            .Run("Add-RsEmulatorFault 403 -Code AuthorizationFailed -Message 'The client may not do this.' -PathContains backupPolicies | Out-Null")
            .Run("Get-BackupPolicy -Vault v1").FailsWith(
                "AccessDenied,AzBackupTools.Policy.GetBackupPolicyCommand",
                ErrorCategory.PermissionDenied,
                "Microsoft.RecoveryServices/vaults/backupPolicies/read"),

        Given.AProtectedVm("a token expires half-way")
            .Run("Add-RsEmulatorFault 401 -Code ExpiredAuthenticationToken -Message 'The access token expired.' -PathContains operationsStatus | Out-Null")
            .Run("Enable-VmProtection web02 DefaultPolicy").FailsWith(
                "TokenExpired,AzBackupTools.Protection.EnableVmProtectionCommand", ErrorCategory.AuthenticationError, "Connect-RsAccount")
            .Run("Clear-RsEmulatorFault")
            .Run("Step-RsEmulatorClock -Minutes 5 | Out-Null")
            .Run("Enable-VmProtection web02 DefaultPolicy").Gives(1, ("Outcome", "AlreadyProtected")),

        Given.AProtectedVm("an operation is lost")
            .Run("Add-RsEmulatorFault 404 -PathContains operationsStatus | Out-Null")
            .Run("Start-OnDemandBackup web01").FailsWith("OperationLost,AzBackupTools.Protection.StartOnDemandBackupCommand", ErrorCategory.ObjectNotFound, "Get-BackupJob"),
    ];
}
