using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>What prevents a vault's removal, its removal with all that is in it, PINs and credential files.</summary>
public sealed class VaultRemovalScenarios : ScenarioTests<VaultRemovalScenarios>
{
    private const string Remove = "AzBackupTools.Commands.RemoveRsVaultCommand";
    private const string Blocker = "AzBackupTools.Commands.GetRsVaultBlockerCommand";
    private const string Pin = "AzBackupTools.Commands.NewRsSecurityPinCommand";
    private const string Credential = "AzBackupTools.Commands.ExportRsVaultCredentialCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AProtectedVm("what prevents the removal is listed with what to do")
            .Run("Enable-VmProtection web02 DefaultPolicy | Out-Null")
            .Run("Stop-Protection web02 -RemoveData -Confirm:$false | Out-Null")
            .Run("Get-RsVaultBlocker v1").Gives(2, ("VaultName", "v1"), ("IsRemovable", "True"), ("PossibleFromText", "now"))
                .Item(0, ("Kind", "ProtectedItem"), ("Name", "web01"), ("Remedy", "Delete its backups: Stop-Protection web01 -RemoveData."))
                .Item(1, ("Kind", "SoftDeletedItem"), ("Name", "web02"), ("Reason", "Its backups were deleted on 2026-03-01 * UTC and are kept until 2026-03-15 * UTC."))
            .Run("Get-RsVault v1 | Get-RsVaultBlocker").Gives(2)
            .Run("Get-RsVaultBlocker").Gives(2)
            .Run("Get-RsVaultBlocker nope").FailsWith($"VaultNotFound,{Blocker}", ErrorCategory.ObjectNotFound, "nope")
            .Run("Remove-RsVault v1 -Confirm:$false").FailsWith($"VaultNotEmpty,{Remove}", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Remove-RsVault v1 -Confirm:$false").FailsWith($"VaultNotEmpty,{Remove}", ErrorCategory.InvalidOperation, "*/vaults/v1"),

        Given.AProtectedVm("a vault goes with all that is in it, by a plan")
            .Run("Enable-VmProtection web02 DefaultPolicy | Out-Null")
            .Run("Stop-Protection web02 -RemoveData -Confirm:$false | Out-Null")
            .Run("Remove-RsVault v1 -Cascade -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "What if: Removing vault 'v1' and all that is in it, in 5 steps:")
                .Writes(StreamName.Host, "  1. Switch soft delete off, so that what is deleted is gone at once")
                .Writes(StreamName.Host, "  2. Undo the deletion of web02, to delete it for good")
                .Writes(StreamName.Host, "  3. Stop backups of web01 and delete all its recovery points for good")
                .Writes(StreamName.Host, "  4. Delete all recovery points of web02 for good")
                .Writes(StreamName.Host, "  5. Remove vault 'v1' from group 'rg-backup'")
            .Run("Get-ProtectedItem").Gives(2)
            .Run("Remove-RsVault v1 -Cascade").Answering(Answer.No).GivesNothing()
                .Writes(StreamName.Question, "Deleted recovery points cannot be brought back")
            .Run("(Get-RsVault v1).SoftDeleteState").Outputs("Enabled")
            .Run("Remove-RsVault v1 -Cascade -Confirm:$false").Gives(1, ("Name", "v1"), ("Outcome", "Removed"), ("Steps.Count", "5"))
                .Writes(StreamName.Progress, "Removing vault v1 and all that is in it")
            .Run("Get-RsVault").GivesNothing()
            .Run("Remove-RsVault v1 rg-backup -Cascade -Confirm:$false").Gives(1, ("Outcome", "AlreadyAbsent")),

        Given.AProtectedVm("a step that fails is named, and the next run goes on")
            .Run("Add-RsEmulatorFault -Method DELETE -PathContains protectedItems -Status 409 -Code BMSUserErrorObjectLocked -Times 1 | Out-Null")
            .Run("Remove-RsVault v1 -Cascade -Confirm:$false")
                .FailsWith($"ItemBusy,{Remove}", ErrorCategory.ResourceBusy, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Remove-RsVault v1 -Cascade -Confirm:$false").Gives(1, ("Outcome", "Removed"), ("Steps.Count", "2")),

        Given.ADefaultVault("a PIN is a secret with an end")
            .Run("New-RsSecurityPin -WhatIf").GivesNothing().Writes(StreamName.Host, "Make a security PIN")
            .Run("$pin = New-RsSecurityPin v1; $pin")
                .Gives(1, ("VaultName", "v1"), ("PlainPin", null), ("SecurityPin", "System.Security.SecureString"), ("IsExpired", "False"), ("Validity", "5:00 left"))
            .Run("$pin.SecurityPin.Length").Outputs("6")
            .Run("Step-RsEmulatorClock -Minutes 2 | Out-Null; $pin.Validity").Outputs("3:00 left")
            .Run("Step-RsEmulatorClock -Minutes 3 | Out-Null; $pin")
                .Gives(1, ("Validity", "expired"), ("IsExpired", "True"), ("Remaining", "00:00:00"))
            .Run("New-RsSecurityPin -AsPlainText | Select-Object -ExpandProperty PlainPin").Outputs("*")
            .Run("New-RsSecurityPin -Countdown").Gives(1, ("IsExpired", "True"))
                .Writes(StreamName.Progress, "Security PIN of v1: 5:00 left")
            .Run("New-RsSecurityPin nope").FailsWith($"VaultNotFound,{Pin}", ErrorCategory.ObjectNotFound, "nope"),

        Given.ADefaultVault("a credential file is written once")
            .Run("$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'azbt' + [Guid]::NewGuid().ToString('N')); [IO.Directory]::CreateDirectory($folder) | Out-Null")
            .Run("Export-RsVaultCredential v1 $folder -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "earlier files of the vault can no longer register servers")
            .Run("$file = Export-RsVaultCredential v1 $folder -ValidDays 4; $file")
                .Gives(1, ("VaultName", "v1"), ("ExpiresAt", "2026-03-05T*+00:00"), ("Path", "*v1_Sun Mar 01 2026.VaultCredentials"))
            .Run("Export-RsVaultCredential v1 $folder").FailsWith($"FileExists,{Credential}", ErrorCategory.ResourceExists)
            .Run("Export-RsVaultCredential v1 $folder -Force").Gives(1)
            .Run("Export-RsVaultCredential v1 $folder -ValidDays 11").FailsWith("ParameterArgumentValidationError," + Credential)
            .Run("Export-RsVaultCredential v1 \"$folder/none/x\"").FailsWith($"InvalidArgument,{Credential}", ErrorCategory.InvalidArgument)
            .Run("Export-RsVaultCredential nope $folder").FailsWith($"VaultNotFound,{Credential}", ErrorCategory.ObjectNotFound, "nope"),
    ];
}
