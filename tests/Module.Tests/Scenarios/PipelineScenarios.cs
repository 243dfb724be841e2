using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>What comes down the pipeline, what goes on after a failure, and what -WhatIf leaves alone.</summary>
public sealed class PipelineScenarios : ScenarioTests<PipelineScenarios>
{
    private const string Enable = "AzBackupTools.Commands.EnableVmProtectionCommand";

    /// <summary>What a change would change, as one text.</summary>
    private const string Look =
        "@(Get-ProtectedItem -Vault v1 | Select-Object Id, State, PolicyName, IsSoftDeleted | ConvertTo-Json), @(Get-RsVault).Count, @(Get-BackupJob -Vault v1).Count -join ' '";

    public override IEnumerable<Scenario> All =>
    [
        TwoVaults("machines by name, by id, as rows of a table, and with the vault that sees them")
            .Run("'web01' | Enable-VmProtection -Policy DefaultPolicy -Vault v1").Gives(1, ("Outcome", "Protected"))
            .Run("$id = \"/subscriptions/$((Get-RsContext).SubscriptionId)/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web02\"")
            .Run("[pscustomobject]@{ Name = 'web02'; ResourceGroupName = 'rg-web'; Id = $id } | Enable-VmProtection -Policy DefaultPolicy -Vault v1")
                .Gives(1, ("Outcome", "Protected"), ("Name", "web02"))
            .Run("\"VmName,VmResourceGroupName`nweb03,rg-web\" | ConvertFrom-Csv | Enable-VmProtection -Policy DefaultPolicy -Vault v1")
                .Gives(1, ("Outcome", "Protected"), ("Name", "web03"))
            .Run("Get-ProtectableVm -Name db01 -Vault v1 -Refresh | Enable-VmProtection -Policy DefaultPolicy").Gives(1, ("VaultName", "v1")),

        TwoVaults("vaults where a list is read, and items of all of them")
            .Run("Get-RsVault | Get-BackupPolicy -Name DefaultPolicy | ForEach-Object VaultName").Outputs("v1", "v2")
            .Run("Enable-VmProtection web01, web02 DefaultPolicy -Vault v1 | Out-Null")
            .Run("Enable-VmProtection db01 DefaultPolicy -Vault v2 | Out-Null")
            .Run("Get-RsVault | Get-ProtectedItem | Start-OnDemandBackup").Gives(3, ("Status", "Completed")),

        TwoVaults("one failure is one error, and the rest goes on")
            .Run("'db02', 'nosuch', 'web01' | Enable-VmProtection -Policy DefaultPolicy -Vault v1 -ErrorVariable failures | ForEach-Object Name | Sort-Object")
                .Outputs("db02", "web01").FailsWith($"VmNotFound,{Enable}", ErrorCategory.ObjectNotFound)
            .Run("$failures.FullyQualifiedErrorId").Outputs($"VmNotFound,{Enable}")
            .Run("try { 'nosuch', 'web02' | Enable-VmProtection -Policy DefaultPolicy -Vault v1 -ThrottleLimit 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }")
                .Outputs($"VmNotFound,{Enable}"),

        TwoVaults("many accepted backups are waited for together")
            .Run("Enable-VmProtection web01, web02, web03, db01, db02 DefaultPolicy -Vault v1 | Out-Null")
            .Run("Get-ProtectedItem -Vault v1 | Start-OnDemandBackup -NoWait | Wait-BackupJob").Gives(5, ("Status", "Completed")),

        TwoVaults("the work upstream stops when nobody reads on")
            .Run("Enable-VmProtection web01, web02, web03, db01, db02 DefaultPolicy -Vault v1 | Out-Null")
            .Run("Get-ProtectedItem -Vault v1 | Start-OnDemandBackup -ThrottleLimit 1 | Select-Object -First 1").Gives(1, ("Status", "Completed"))
            .Run("@(Get-BackupJob -Vault v1 -Operation Backup).Count -le 2").Outputs("True")
            .Run("@(Get-BackupJob -Vault v1 -Status InProgress).Count -le 1").Outputs("True"),

        TwoVaults("no further page of items is read than somebody wants")
            .Run("Add-RsEmulatorMarsServer big01 v2 -Volume (1..450 | ForEach-Object { \"X$_\" }) | Out-Null")
            .Run("$vault = Get-RsVault v2; $before = (Get-RsEmulator).Requests")
            .Run("$vault | Get-ProtectedItem | Select-Object -First 3").Gives(3)
            .Run("(Get-RsEmulator).Requests - $before").Outputs("1")
            .Run("@($vault | Get-ProtectedItem).Count").Outputs("450")
            .Run("(Get-RsEmulator).Requests - $before").Outputs("4"),

        .. Changes.Select(change => TwoVaults($"nothing is changed by {change} -WhatIf")
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault v1 | Out-Null")
            .Run($"$before = {Look}")
            .Run(change + " -WhatIf").GivesNothing().Writes(StreamName.Host, "What if:")
            .Run($"({Look}) -eq $before").Outputs("True")),

        TwoVaults("a deletion is confirmed first, also where nobody can answer")
            .Run("Remove-RsVault v2").FailsWith("HostFunctionNotImplemented,AzBackupTools.Commands.RemoveRsVaultCommand", ErrorCategory.NotImplemented)
            .Run("@(Get-RsVault).Count").Outputs("2"),
    ];

    private static readonly string[] Changes =
    [
        "Enable-VmProtection web01 EnhancedPolicy -Vault v1",
        "Start-OnDemandBackup web01 -Vault v1",
        "Stop-Protection web01 -Vault v1 -RetainData",
        "Stop-Protection web01 -Vault v1 -RemoveData -Force",
        "New-RsVault v3 rg-backup westeurope",
        "Remove-RsVault v2",
        "Stop-RsEmulator",
    ];

    private static Scenario TwoVaults(string name) => Given.AConnection(name)
        .Run("Add-RsEmulatorVm web01, web02, web03, db01, db02 rg-web | Out-Null")
        .Run("New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null")
        .Run("New-RsVault v2 rg-backup westeurope | Out-Null");
}
