using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Permissions: what cmdlets and scripts need, what a refusal names, and that what is declared is enough.</summary>
public sealed class AccessScenarios : ScenarioTests<AccessScenarios>
{
    private const string Required = "AzBackupTools.Commands.GetRsRequiredActionCommand";
    private const string Role = "AzBackupTools.Commands.ExportRsRoleDefinitionCommand";
    private const string Vaults = "Microsoft.RecoveryServices/vaults";
    private const string Scope = "/subscriptions/b5a1c0de-0000-4000-8000-0000000000aa";

    public override IEnumerable<Scenario> All =>
    [
        Given.ADefaultVault("a role that is too small is named, with the one that would do")
            .Run("Set-RsEmulatorAccess 'Backup Reader'")
            .Run("Get-BackupPolicy DefaultPolicy").Gives(1)
            .Run("Remove-BackupPolicy EnhancedPolicy -Confirm:$false").FailsWith(
                "AccessDenied,AzBackupTools.Commands.RemoveBackupPolicyCommand", ErrorCategory.PermissionDenied, "*/backupPolicies/EnhancedPolicy")
            .Run("try { Remove-BackupPolicy EnhancedPolicy -Confirm:$false -ErrorAction Stop } catch { $_.Exception.MissingAction }")
                .Outputs($"{Vaults}/backupPolicies/delete")
            .Run("Set-RsEmulatorAccess 'Backup Contributor'")
            .Run("Remove-BackupPolicy EnhancedPolicy -Confirm:$false").Gives(1, ("Outcome", "Removed"))
            .Run("Remove-RsVault v1 -Confirm:$false").FailsWith(
                "AccessDenied,AzBackupTools.Commands.RemoveRsVaultCommand", ErrorCategory.PermissionDenied, "*/vaults/v1")
            .Run("Set-RsEmulatorAccess -All")
            .Run("Remove-RsVault v1 -Confirm:$false").Gives(1, ("Outcome", "Removed")),

        Given.ADefaultVault("a fault of status 403 names the missing action as Azure does")
            .Run("Add-RsEmulatorFault 403 -PathContains backupJobs | Out-Null")
            .Run("Get-BackupJob")
                .FailsWith("AccessDenied,AzBackupTools.Commands.GetBackupJobCommand", ErrorCategory.PermissionDenied, "*/vaults/v1"),

        Given.AProtectedVm("a warning names what cannot be read, and the rest is shown")
            .Run("Set-RsEmulatorAccess 'Backup Reader'")
            .Run("Get-RsVaultBlocker").Gives(1, ("Name", "web01")).Writes(StreamName.Warning, "resource guards"),

        Given.AConnection("what each cmdlet needs")
            .Run("(Get-RsRequiredAction Get-BackupJob)[0]")
                .Gives(1, ("Cmdlet", "Get-BackupJob"), ("Switch", null), ("BuiltInRole", "Backup Reader"), ("Actions", $"{Vaults}/backupJobs/read,{Vaults}/read"))
            .Run("Get-RsRequiredAction Start-OnDemandBackup").Gives(1, ("BuiltInRole", "Backup Operator"))
            .Run("Get-RsRequiredAction Remove-RsVault | Select-Object Call, BuiltInRole").Gives(2, ("BuiltInRole", "Contributor"))
                .Item(1, ("Call", "Remove-RsVault -Cascade"))
            .Run("(Get-RsRequiredAction *-BackupPolicy).Count -gt 5").Outputs("True")
            .Run("Get-RsRequiredAction Set-MarsPassphrase")
                .Gives(1, ("Call", "Set-MarsPassphrase -KeyVault"), ("BuiltInRole", "Key Vault Secrets Officer"))
            .Run("Get-RsRequiredAction Nope-*").GivesNothing()
            .Run("Get-RsRequiredAction Get-Nothing").FailsWith($"InvalidArgument,{Required}", ErrorCategory.InvalidArgument, "Get-Nothing"),

        Given.AConnection("what a script needs, and a role for it")
            .Run("$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'azbt' + [Guid]::NewGuid().ToString('N')); [IO.Directory]::CreateDirectory($folder) | Out-Null")
            .Run("$script = [IO.Path]::Combine($folder, 'runbook.ps1'); [IO.File]::WriteAllText($script, 'Connect-RsAccount -Identity; if ($true) { Get-RsVault | ForEach-Object { AzBackupTools\\Get-BackupJob -Vault $_ } }; Remove-RsVault v1 -Casc')")
            .Run("Get-RsRequiredAction -Path $script | Select-Object -ExpandProperty Call")
                .Outputs("Connect-RsAccount", "Get-BackupJob", "Get-RsVault", "Remove-RsVault", "Remove-RsVault -Cascade")
            .Run("[IO.File]::WriteAllText($script, 'Register-MarsAgent $file -Generate -KeyVault kv1; Set-MarsPassphrase -Generate -AsPlainText')")
            .Run("Get-RsRequiredAction -Path $script | Select-Object -ExpandProperty Call").Outputs("Register-MarsAgent -KeyVault")
            .Run($"(Get-RsRequiredAction -Path $script | Export-RsRoleDefinition Keeper {Scope}) -match '\"DataActions\": \\[\\s*\"Microsoft.KeyVault/vaults/secrets/setSecret/action\"'")
                .Outputs("True")
            .Run("Get-RsRequiredAction -Path nope.ps1")
                .FailsWith($"InvalidArgument,{Required}", ErrorCategory.InvalidArgument, "*/nope.ps1")
            .Run($"(Get-RsRequiredAction Get-BackupJob | Export-RsRoleDefinition 'Job watcher' {Scope}) -match '\"IsCustom\": true'")
                .Outputs("True")
            .Run($"Get-RsRequiredAction Get-BackupJob | Export-RsRoleDefinition 'Job watcher' {Scope} -Path \"$folder/role.json\" -WhatIf")
                .GivesNothing().Writes(StreamName.Host, "What if:")
            .Run($"Get-RsRequiredAction Get-BackupJob | Export-RsRoleDefinition 'Job watcher' {Scope} -Path \"$folder/role.json\"")
                .Gives(1, ("Name", "role.json"))
            .Run($"Get-RsRequiredAction Get-BackupJob | Export-RsRoleDefinition 'Job watcher' {Scope} -Path \"$folder/role.json\"")
                .FailsWith($"FileExists,{Role}", ErrorCategory.ResourceExists)
            .Run($"Get-RsRequiredAction Get-BackupJob | Export-RsRoleDefinition 'Job watcher' {Scope} -Path \"$folder/role.json\" -Force")
                .Gives(1)
            .Run("Get-RsRequiredAction Get-BackupJob | Export-RsRoleDefinition 'Job watcher' everywhere")
                .FailsWith($"InvalidArgument,{Role}", ErrorCategory.InvalidArgument, "everywhere"),

        .. Declared.Select(call => Given.AProtectedVm($"what {call.Cmdlet} declares is enough")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run(call.Before)
            .Run($"$needed = (Get-RsRequiredAction {call.Cmdlet})[0]; Set-RsEmulatorAccess -Action $needed.Actions")
            .Run(call.Line)),
    ];

    /// <summary>Cmdlets, a line before, and a call that has to succeed with no more than what is declared.</summary>
    private static readonly (string Cmdlet, string Before, string Line)[] Declared =
    [
        ("Get-RsVault", "$null", "Get-RsVault v1 | Out-Null"),
        ("New-RsVault", "$null", "New-RsVault v8 rg-backup westeurope -Immutability Locked | Out-Null"),
        ("Set-RsVault", "$null", "Set-RsVault v1 -SoftDeleteRetentionDays 30 -CrossRegionRestore -Tag @{ env = 'test' } | Out-Null"),
        ("Get-RsVaultUsage", "$null", "Get-RsVaultUsage -Vault v1 | Out-Null"),
        ("Get-RsVaultBlocker", "$null", "Get-RsVaultBlocker v1 -WarningAction Stop | Out-Null"),
        ("New-RsSecurityPin", "$null", "New-RsSecurityPin v1 | Out-Null"),
        ("Export-RsVaultCredential", "$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'azbt' + [Guid]::NewGuid().ToString('N')); [IO.Directory]::CreateDirectory($folder) | Out-Null", "Export-RsVaultCredential v1 $folder | Out-Null"),
        ("Remove-RsVault", "New-RsVault v9 rg-backup westeurope | Out-Null", "Remove-RsVault v9 -Confirm:$false | Out-Null"),
        ("Get-MarsServer", "Add-RsEmulatorMarsServer srv01 | Out-Null", "Get-MarsServer -Vault v1 | Out-Null"),
        ("Get-BackupContainer", "$null", "Get-BackupContainer -Vault v1 | Out-Null"),
        ("Unregister-BackupContainer", "Add-RsEmulatorMarsServer srv01 | Out-Null; Set-RsVault v1 -HybridSecurity Off -Confirm:$false | Out-Null", "Unregister-BackupContainer srv01 -Vault v1 -Confirm:$false | Out-Null"),
        ("Get-BackupPolicy", "$null", "Get-BackupPolicy DefaultPolicy -Vault v1 | Out-Null"),
        ("Get-ProtectedItem", "$null", "Get-ProtectedItem web01 -Vault v1 | Out-Null"),
        ("Get-ProtectableVm", "$null", "Get-ProtectableVm -Vault v1 -Refresh | Out-Null"),
        ("Enable-VmProtection", "$null", "Enable-VmProtection web02 DefaultPolicy -Vault v1 | Out-Null"),
        ("Set-VmProtection", "$null", "Set-VmProtection web01 -IncludeDiskLun 0 -Vault v1 | Out-Null"),
        ("Stop-Protection", "$null", "Stop-Protection web01 -RemoveData -Confirm:$false -Vault v1 | Out-Null"),
        ("Resume-Protection", "Stop-Protection web01 -RetainData -Confirm:$false | Out-Null", "Resume-Protection web01 -Policy DefaultPolicy -Vault v1 | Out-Null"),
        ("Undo-ItemDeletion", "Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null", "Undo-ItemDeletion web01 -Vault v1 | Out-Null"),
        ("Start-OnDemandBackup", "$null", "Start-OnDemandBackup web01 -Vault v1 | Out-Null"),
        ("Get-BackupJob", "$null", "Get-BackupJob -Vault v1 | Out-Null"),
        ("Wait-BackupJob", "$pending = Start-OnDemandBackup web01 -NoWait", "$pending | Wait-BackupJob | Out-Null"),
        ("Get-RecoveryPoint", "$null", "Get-RecoveryPoint web01 -Vault v1 | Out-Null"),
        ("Restore-VmDisk", "Add-RsEmulatorResource StorageAccount stage1 rg-stage | Out-Null", "Restore-VmDisk web01 -Latest -StorageAccount stage1 -Vault v1 | Out-Null"),
        ("Mount-RecoveryPoint", "$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'azbt' + [Guid]::NewGuid().ToString('N')); [IO.Directory]::CreateDirectory($folder) | Out-Null", "Mount-RecoveryPoint web01 -Latest -Path $folder -Vault v1 | Out-Null"),
        ("Test-VmProtection", "$null", "Test-VmProtection web01 -Vault v1 | Out-Null"),
        ("Remove-BackupPolicy", "$null", "Remove-BackupPolicy EnhancedPolicy -Vault v1 -Confirm:$false | Out-Null"),
    ];
}
