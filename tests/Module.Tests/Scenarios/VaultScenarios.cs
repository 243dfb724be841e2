using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Vaults and their policies.</summary>
public sealed class VaultScenarios : ScenarioTests<VaultScenarios>
{
    private const string New = "AzBackupTools.Commands.NewRsVaultCommand";
    private const string Get = "AzBackupTools.Commands.GetRsVaultCommand";
    private const string Remove = "AzBackupTools.Commands.RemoveRsVaultCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AConnection("a vault is made once")
            .Run("New-RsVault v1 rg-backup westeurope")
                .FailsWith($"ResourceGroupNotFound,{New}", ErrorCategory.ObjectNotFound, "*/vaults/v1")
            .Run("New-RsVault v1 rg-backup westeurope -CreateResourceGroup -Tag @{ owner = 'ops' }")
                .Gives(1, ("Name", "v1"), ("Outcome", "Created"), ("Location", "westeurope"), ("ProvisioningState", "Succeeded"))
            .Run("New-RsVault v1 rg-backup 'West Europe'").Gives(1, ("Outcome", "AlreadyExists"))
            .Run("New-RsVault v1 rg-backup eastus").FailsWith($"AlreadyExists,{New}", ErrorCategory.ResourceExists, "*/vaults/v1"),

        Given.AConnection("names that the service forbids")
            .Run("New-RsVault 'a/b' rg-backup westeurope").FailsWith($"InvalidName,{New}", ErrorCategory.InvalidArgument, "a/b")
            .Run("New-RsVault 1st rg-backup westeurope").FailsWith($"InvalidName,{New}", ErrorCategory.InvalidArgument, "1st")
            .Run("New-RsVault v rg-backup westeurope").FailsWith($"InvalidName,{New}", ErrorCategory.InvalidArgument, "v")
            .Run("New-RsVault v1 'a/b' westeurope").FailsWith($"InvalidName,{New}", ErrorCategory.InvalidArgument, "a/b")
            .Run("Get-RsEmulator").Gives(1, ("Vaults", "0")),

        Given.AnEstate("vaults are found by name, pattern and group")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("New-RsVault v1 rg-other westeurope -CreateResourceGroup | Out-Null")
            .Run("Get-RsVault").Gives(3)
            .Run("Get-RsVault v1").Gives(2, ("Name", "v1"), ("StorageRedundancy", "GeoRedundant"))
            .Run("Get-RsVault V* -ResourceGroupName RG-BACKUP").Gives(2)
            .Run("Get-RsVault x*").GivesNothing()
            .Run("Get-RsVault nope").FailsWith($"VaultNotFound,{Get}", ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-BackupPolicy -Vault v1")
                .FailsWith("VaultAmbiguous,AzBackupTools.Commands.GetBackupPolicyCommand", ErrorCategory.InvalidArgument, "v1")
            .Run("Get-BackupPolicy DefaultPolicy -Vault v1 -ResourceGroupName rg-other").Gives(1, ("ResourceGroupName", "rg-other"))
            .Run("Get-RsVault | Select-Object -First 1").Gives(1),

        Given.AnEstate("a vault is removed once")
            .Run("Remove-RsVault v1 -WhatIf").GivesNothing().Writes(StreamName.Host, "What if:")
            .Run("Remove-RsVault v1 -Confirm:$false").Gives(1, ("Outcome", "Removed"))
            .Run("Remove-RsVault v1 rg-backup -Confirm:$false").Gives(1, ("Outcome", "AlreadyAbsent"))
            .Run("Remove-RsVault v1 -Confirm:$false").Gives(1, ("Outcome", "AlreadyAbsent"), ("Id", null)),

        Given.AProtectedVm("a vault that holds something stays")
            .Run("Remove-RsVault v1 -Confirm:$false").FailsWith($"VaultNotEmpty,{Remove}", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Remove-RsVault v1 -Confirm:$false").FailsWith($"VaultNotEmpty,{Remove}", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Step-RsEmulatorClock -Days 15 | Out-Null")
            .Run("Remove-RsVault v1 -Confirm:$false").Gives(1, ("Outcome", "Removed")),

        Given.AnEstate("policies are described in plain words")
            .Run("Get-BackupPolicy -Vault v1").Gives(3)
            .Run("Get-BackupPolicy -Vault v1 Default*")
                .Gives(1, ("Tier", "Standard"), ("Schedule", "Daily at * UTC"), ("Retention", "30 days"))
            .Run("Get-BackupPolicy -Vault v1 nope")
                .FailsWith("PolicyNotFound,AzBackupTools.Commands.GetBackupPolicyCommand", ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-BackupPolicy -Vault nope")
                .FailsWith("VaultNotFound,AzBackupTools.Commands.GetBackupPolicyCommand", ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-BackupPolicy -Vault /subscriptions/x")
                .FailsWith("InvalidName,AzBackupTools.Commands.GetBackupPolicyCommand", ErrorCategory.InvalidArgument),
    ];
}
