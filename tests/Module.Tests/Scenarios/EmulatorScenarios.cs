using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>The emulator's own cmdlets: life, time, machines, faults.</summary>
public sealed class EmulatorScenarios : ServedScenarioTests<EmulatorScenarios>
{
    public override IEnumerable<Scenario> All =>
    [
        new Scenario("one emulator at a time")
            .Run("Get-RsEmulator")
                .FailsWith("EmulatorNotRunning,AzBackupTools.Commands.GetRsEmulatorCommand", ErrorCategory.ConnectionError)
            .Run("Start-RsEmulator -Seed 7 -StartTime 2026-03-01T08:00:00Z -WaitPace 0")
                .Gives(1, ("Seed", "7"), ("VirtualTime", "2026-03-01T08:00:00+00:00"))
            .Run("Start-RsEmulator")
                .FailsWith("EmulatorAlreadyRunning,AzBackupTools.Commands.StartRsEmulatorCommand", ErrorCategory.ResourceExists)
            .Run("Stop-RsEmulator").GivesNothing()
            .Run("Stop-RsEmulator").GivesNothing()
            .Run("Get-RsEmulator").FailsWith("EmulatorNotRunning,AzBackupTools.Commands.GetRsEmulatorCommand"),

        new Scenario("an emulator that is served elsewhere")
            .Run("Connect-RsAccount -Emulator -EmulatorUri https://management.azure.com")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.InvalidArgument)
            .Run("Connect-RsAccount -Emulator -EmulatorUri http://127.0.0.1:1")
                .FailsWith("EmulatorNotRunning,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.ConnectionError)
            .Run("Start-RsEmulator -Listen -StatePath .")
                .FailsWith("EmulatorHostUnavailable,AzBackupTools.Commands.StartRsEmulatorCommand", ErrorCategory.NotInstalled)
            .Run("Start-RsEmulator | Out-Null")
            .Run("Connect-RsAccount -Emulator -EmulatorUri http://127.0.0.1:1")
                .FailsWith("EmulatorAlreadyRunning,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.ResourceExists),

        Given.AConnection("stopping it ends the connection to it")
            .Run("Stop-RsEmulator")
            .Run("Get-RsContext").GivesNothing(),

        new Scenario("time moves by the clock's own cmdlet")
            .Run(Given.Start)
            .Run("Step-RsEmulatorClock -Days 1 -Hours 2 -Minutes 3 -Seconds 4").Gives(1, ("VirtualTime", "2026-03-02T10:03:04+00:00"))
            .Run("Step-RsEmulatorClock")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.StepRsEmulatorClockCommand", ErrorCategory.InvalidArgument)
            .Run("Reset-RsEmulator").Gives(1, ("VirtualTime", "2026-03-01T08:00:00+00:00")),

        Given.AConnection("machines")
            .Run("Add-RsEmulatorVm web01 rg-web -DataDiskSizeGB 64 -OsType Windows")
                .Gives(1, ("Name", "web01"), ("DataDisks", "1"), ("OsType", "Windows"), ("Location", "westeurope"))
            .Run("Add-RsEmulatorVm web01 rg-web")
                .FailsWith("AlreadyExists,AzBackupTools.Commands.AddRsEmulatorVmCommand", ErrorCategory.ResourceExists)
            .Run("Add-RsEmulatorVm web01 rg-web -Force").Gives(1, ("DataDisks", "0"))
            .Run("Add-RsEmulatorVm 'a/b' rg-web")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.AddRsEmulatorVmCommand", ErrorCategory.InvalidArgument)
            .Run("'a', 'b', 'c' | Add-RsEmulatorVm -ResourceGroupName rg-web").Gives(3)
            .Run("Get-RsEmulator").Gives(1, ("VirtualMachines", "4")),

        Given.AConnection("machines that are not well")
            .Run("Add-RsEmulatorVm web01 rg-web -AgentStatus NotReady -SnapshotFails").Gives(1, ("AgentStatus", "NotReady"))
            .Run("Remove-RsEmulatorVm web01 rg-web -WhatIf").GivesNothing()
            .Run("Get-RsEmulator").Gives(1, ("VirtualMachines", "1"))
            .Run("Remove-RsEmulatorVm web01 rg-web -Confirm:$false").GivesNothing()
            .Run("Get-RsEmulator").Gives(1, ("VirtualMachines", "0"))
            .Run("Remove-RsEmulatorVm web01 rg-web -Confirm:$false")
                .FailsWith("ResourceNotFound,AzBackupTools.Commands.RemoveRsEmulatorVmCommand", ErrorCategory.ObjectNotFound),

        Given.AnEstate("servers with an agent")
            .Run("Add-RsEmulatorMarsServer srv01")
                .FailsWith("VaultNotChosen,AzBackupTools.Commands.AddRsEmulatorMarsServerCommand", ErrorCategory.InvalidArgument)
            .Run("Add-RsEmulatorMarsServer srv01 nope")
                .FailsWith("ResourceNotFound,AzBackupTools.Commands.AddRsEmulatorMarsServerCommand", ErrorCategory.ObjectNotFound)
            .Run("Add-RsEmulatorMarsServer srv01 v1 -Volume 'C:\\', 'D:\\' -SystemState -LastContact 2026-02-27T06:00:00Z -LastBackup 2026-02-26T22:00:00Z -LastBackupStatus Failed -RecoveryPointCount 12 -OldestRecoveryPoint 2026-01-20T22:00:00Z")
            .Gives(1, ("Name", "srv01"), ("VaultName", "v1"), ("Items", "C:\\,D:\\,System State"), ("LastContact", "2026-02-27T06:00:00+00:00"), ("Id", "*/protectionContainers/Windows;srv01"), ("VaultId", "*/vaults/v1"))
            .Run("Add-RsEmulatorMarsServer srv01 v1")
                .FailsWith("AlreadyExists,AzBackupTools.Commands.AddRsEmulatorMarsServerCommand", ErrorCategory.ResourceExists)
            .Run("Add-RsEmulatorMarsServer srv01 -Vault (Get-RsVault v1) -Force").Gives(1, ("Items", "C:\\"))
            .Run("Set-RsContext -Vault v1 | Out-Null")
            .Run("'srv02', 'srv03' | Add-RsEmulatorMarsServer").Gives(2, ("VaultName", "v1"), ("AgentVersion", "2.0.9262.0"))
            .Run("Add-RsEmulatorMarsServer 'a/b'")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.AddRsEmulatorMarsServerCommand", ErrorCategory.InvalidArgument)
            .Run("Add-RsEmulatorMarsServer srv04 -LastBackup 2026-01-01T00:00:00Z -OldestRecoveryPoint 2026-02-01T00:00:00Z")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.AddRsEmulatorMarsServerCommand", ErrorCategory.InvalidArgument)
            .Run("Remove-RsVault v1 -Confirm:$false").FailsWith("VaultNotEmpty,AzBackupTools.Commands.RemoveRsVaultCommand"),

        Given.AConnection("a key vault keeps the passphrase of a server")
            .Run("Add-RsEmulatorResource KeyVault kv1 rg-backup")
                .Gives(1, ("Kind", "KeyVault"), ("Name", "kv1"), ("ResourceId", "*/resourceGroups/rg-backup/providers/Microsoft.KeyVault/vaults/kv1"))
            .Run("Add-RsEmulatorResource KeyVault kv1 rg-backup").Gives(1)
            .Run("Add-RsEmulatorResource KeyVault kv1 rg-other")
                .FailsWith("AlreadyExists,AzBackupTools.Commands.AddRsEmulatorResourceCommand", ErrorCategory.ResourceExists)
            .Run("Add-RsEmulatorResource KeyVault 1kv rg-backup")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.AddRsEmulatorResourceCommand", ErrorCategory.InvalidArgument)
            .Run("New-RsVault v1 rg-backup westeurope | Out-Null")
            .Run("$root = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'azbackuptools', [System.Guid]::NewGuid().ToString())")
            .Run("$away = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'azbackuptools', [System.Guid]::NewGuid().ToString())")
            .Run("$made = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($root, 'C')); $made = [System.IO.Directory]::CreateDirectory($away)")
            .Run("Add-RsEmulatorMarsAgent $root fs01 | Out-Null")
            .Run("$file = (Export-RsVaultCredential v1 $away).Path")
            .Run("Register-MarsAgent $file -Generate -KeyVault kv1").Gives(2)
                .Item(1, ("Outcome", "Set"), ("PlainText", null), ("SecretId", "*kv1*/secrets/mars-passphrase-fs01/*"))
            .Run("$pin = New-RsSecurityPin v1")
            .Run("Set-RsEmulatorAccess Contributor")
            .Run("$pin | Set-MarsPassphrase -Generate -KeyVault kv1")
                .FailsWith("AccessDenied,AzBackupTools.Commands.SetMarsPassphraseCommand", ErrorCategory.PermissionDenied, "kv1")
            .Run("try { $pin | Set-MarsPassphrase -Generate -KeyVault kv1 -ErrorAction Stop } catch { $_.Exception.MissingAction }")
                .Outputs("Microsoft.KeyVault/vaults/secrets/setSecret/action")
            .Run("Set-RsEmulatorAccess 'Key Vault Secrets Officer'")
            .Run("$pin | Set-MarsPassphrase -Generate -KeyVault kv1 -SecretName other").Gives(1, ("SecretId", "*/secrets/other/*"))
            .Run("Set-RsEmulatorAccess -Action (Get-RsRequiredAction Set-MarsPassphrase).Actions")
            .Run("Set-MarsPassphrase -Generate -KeyVault kv1")
                .FailsWith("InvalidSecurityPin,AzBackupTools.Commands.SetMarsPassphraseCommand", ErrorCategory.SecurityError)
                .Writes(StreamName.Warning, "was disabled")
            .Run("Set-RsEmulatorAccess -Action (Get-RsRequiredAction Set-MarsPassphrase).Actions[0]")
            .Run("Set-MarsPassphrase -Generate -KeyVault kv1")
                .FailsWith("InvalidSecurityPin,AzBackupTools.Commands.SetMarsPassphraseCommand", ErrorCategory.SecurityError)
                .Writes(StreamName.Warning, "could not be disabled"),

        new Scenario("a scenario by name")
            .Run(Given.Start.Replace("| Out-Null", "-Scenario SmallOffice", System.StringComparison.Ordinal))
                .Gives(1, ("Scenario", "SmallOffice"), ("VirtualMachines", "7"), ("Vaults", "1"), ("ProtectedItems", "6"), ("VirtualTime", "2026-03-01T08:00:00+00:00"))
            .Run("Connect-RsAccount -Emulator | Out-Null")
            .Run("Get-ProtectedItem -Vault vault-office -SoftDeleted").Gives(1, ("FriendlyName", "old01"))
            .Run("Get-ProtectableVm -Vault vault-office").Gives(1, ("Name", "*test01*"))
            .Run("Get-RecoveryPoint dc01 -Vault vault-office | Select-Object -First 1").Gives(1)
            .Run("Add-RsEmulatorVm more rg-more | Out-Null")
            .Run("Reset-RsEmulator -Confirm:$false").Gives(1, ("VirtualMachines", "7"), ("Scenario", "SmallOffice")),

        new Scenario("a scenario that is not there")
            .Run("Start-RsEmulator -Scenario Nope")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.StartRsEmulatorCommand", ErrorCategory.InvalidArgument)
            .Run("Get-RsEmulator").FailsWith("EmulatorNotRunning,AzBackupTools.Commands.GetRsEmulatorCommand")
            .Run("Connect-RsAccount -Emulator -Scenario ./none.json")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.InvalidArgument)
            .Run("Start-RsEmulator -WaitPace 0 -Scenario troubled").Gives(1, ("Scenario", "Troubled"), ("Faults", "3"))
            .Run("Connect-RsAccount -Emulator -Scenario Empty")
                .FailsWith("EmulatorAlreadyRunning,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.ResourceExists)
            .Run("Stop-RsEmulator")
            .Run("Connect-RsAccount -Emulator -Scenario SmallOffice").Gives(1, ("Account", "emulator"))
            .Run("Get-RsVault").Gives(1, ("Name", "vault-office")),

        new Scenario("a scenario's machine that is not well")
            .Run(Given.Start.Replace("| Out-Null", "-Scenario SmallOffice | Out-Null", System.StringComparison.Ordinal))
            .Run("Connect-RsAccount -Emulator | Out-Null")
            .Run("(Get-ProtectedItem web01 -Vault vault-office).State").Outputs("ProtectionError")
            .Run("(Get-BackupJob -Vault vault-office -Status Failed | Select-Object -First 1).Reason").Outputs("*agent*"),
    ];
}
