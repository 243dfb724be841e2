using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Bringing machines under protection, and everything that can prevent it.</summary>
public sealed class ProtectionScenarios : ScenarioTests<ProtectionScenarios>
{
    private const string Enable = "AzBackupTools.Commands.EnableVmProtectionCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.ADefaultVault("a machine is protected once")
            .Run("Enable-VmProtection web01 DefaultPolicy")
                .Gives(1, ("Name", "web01"), ("Outcome", "Protected"), ("State", "IRPending"), ("PolicyName", "DefaultPolicy"))
            .Run("Enable-VmProtection web01 DefaultPolicy").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Enable-VmProtection WEB01 defaultpolicy -VmResourceGroupName RG-WEB").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Enable-VmProtection web01 EnhancedPolicy").Gives(1, ("Outcome", "PolicyChanged"), ("PolicyName", "EnhancedPolicy"))
            .Run("Get-BackupJob -Operation ConfigureBackup").Gives(2, ("Status", "Completed")),

        Given.ADefaultVault("by id, and by objects of ours")
            .Run("$vm = Get-ProtectableVm web01 -Refresh")
            .Run("Enable-VmProtection -Vm $vm -Policy DefaultPolicy").Gives(1, ("Outcome", "Protected"))
            .Run("Enable-VmProtection -VmId $vm.VirtualMachineId -Policy DefaultPolicy").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Get-ProtectedItem | Enable-VmProtection -Policy EnhancedPolicy").Gives(1, ("Outcome", "PolicyChanged"))
            .Run("Enable-VmProtection -Vm web02 -Policy (Get-BackupPolicy DefaultPolicy)").Gives(1, ("Outcome", "Protected")),

        Given.ADefaultVault("many at once, and one that fails")
            .Run("'web01', 'web02', 'nosuch', 'db01' | Enable-VmProtection -Policy DefaultPolicy").Gives(3, ("Outcome", "Protected"))
                .FailsWith($"VmNotFound,{Enable}", ErrorCategory.ObjectNotFound, "nosuch")
            .Run("'web01', 'web02', 'db01' | Enable-VmProtection -Policy DefaultPolicy -ThrottleLimit 1")
                .Gives(3, ("Outcome", "AlreadyProtected")),

        Given.ADefaultVault("a table that names machine, group and policy")
            .Run("[pscustomobject]@{ VmName = 'web01'; VmResourceGroupName = 'rg-web'; Policy = 'DefaultPolicy' }, [pscustomobject]@{ VmName = 'db01'; VmResourceGroupName = 'rg-web'; Policy = 'EnhancedPolicy' } | Enable-VmProtection | Out-Null")
            .Run("Get-ProtectedItem web01").Gives(1, ("PolicyName", "DefaultPolicy"))
            .Run("Get-ProtectedItem db01").Gives(1, ("PolicyName", "EnhancedPolicy")),

        Given.ADefaultVault("machines that are made while others are protected")
            .Run("'app01', 'app02', 'app03' | Add-RsEmulatorVm -ResourceGroupName rg-app | Enable-VmProtection -Policy DefaultPolicy")
                .Gives(3, ("Outcome", "Protected")),

        Given.ADefaultVault("what is not there")
            .Run("Enable-VmProtection nosuch DefaultPolicy -VmResourceGroupName rg-web")
                .FailsWith($"VmNotFound,{Enable}", ErrorCategory.ObjectNotFound, "*/virtualMachines/nosuch")
            .Run("Enable-VmProtection web01 NoSuch")
                .FailsWith($"PolicyNotFound,{Enable}", ErrorCategory.ObjectNotFound, "*/backupPolicies/NoSuch")
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault nosuch")
                .FailsWith($"VaultNotFound,{Enable}", ErrorCategory.ObjectNotFound, "nosuch")
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault nosuch -ResourceGroupName rg-backup")
                .FailsWith($"VaultNotFound,{Enable}", ErrorCategory.ObjectNotFound)
            .Run("Get-ProtectedItem -Vault nosuch -ResourceGroupName rg-backup")
                .FailsWith("VaultNotFound,AzBackupTools.Commands.GetProtectedItemCommand", ErrorCategory.ObjectNotFound, "*/vaults/nosuch")
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault v1 -ResourceGroupName nosuch")
                .FailsWith($"ResourceGroupNotFound,{Enable}", ErrorCategory.ObjectNotFound)
            .Run("Enable-VmProtection 'a/b' DefaultPolicy").FailsWith($"InvalidName,{Enable}", ErrorCategory.InvalidArgument, "a/b")
            .Run("Enable-VmProtection /subscriptions/x/virtualMachines/y DefaultPolicy")
                .FailsWith($"InvalidName,{Enable}", ErrorCategory.InvalidArgument)
            .Run("Get-ProtectedItem").GivesNothing(),

        Given.ADefaultVault("what does not fit")
            .Run("Enable-VmProtection far01 DefaultPolicy")
                .FailsWith($"VmNotProtectable,{Enable}", ErrorCategory.InvalidOperation, "*/virtualMachines/far01")
            .Run("Enable-VmProtection web01 HourlyLogBackup").FailsWith($"PolicyOfOtherKind,{Enable}", ErrorCategory.InvalidArgument),

        Given.AProtectedVm("a machine that another vault protects")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault v2")
                .FailsWith($"VmProtectedElsewhere,{Enable}", ErrorCategory.ResourceExists, "*/virtualMachines/web01"),

        Given.ADefaultVault("two machines of one name")
            .Run("Add-RsEmulatorVm web01 rg-two | Out-Null")
            .Run("Enable-VmProtection web01 DefaultPolicy").FailsWith($"VmAmbiguous,{Enable}", ErrorCategory.InvalidArgument, "web01")
            .Run("Enable-VmProtection web01 DefaultPolicy -VmResourceGroupName rg-two").Gives(1, ("Outcome", "Protected"))
            .Run("Enable-VmProtection web01 DefaultPolicy -VmResourceGroupName rg-web").Gives(1, ("Outcome", "Protected"))
            .Run("Start-OnDemandBackup web01")
                .FailsWith("ItemAmbiguous,AzBackupTools.Commands.StartOnDemandBackupCommand", ErrorCategory.InvalidArgument, "web01"),

        Given.ADefaultVault("disks are the final list")
            .Run("Enable-VmProtection web01 DefaultPolicy -IncludeDiskLun 0").Gives(1, ("Outcome", "Protected"))
            .Run("Get-ProtectedItem web01").Gives(1, ("DiskSelection.Luns", "0"), ("DiskSelection.IsInclusionList", "True"))
            .Run("Enable-VmProtection web01 DefaultPolicy -IncludeDiskLun 0").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Enable-VmProtection web01 DefaultPolicy -ExcludeDiskLun 1").Gives(1, ("Outcome", "DisksChanged"))
            .Run("Get-ProtectedItem web01").Gives(1, ("DiskSelection.Luns", "1"), ("DiskSelection.IsInclusionList", "False"))
            .Run("Enable-VmProtection web01 DefaultPolicy -OsDiskOnly").Gives(1, ("Outcome", "DisksChanged"))
            .Run("Enable-VmProtection web01 DefaultPolicy").Gives(1, ("Outcome", "AlreadyProtected")),

        Given.ADefaultVault("nothing changes under -WhatIf")
            .Run("Enable-VmProtection web01 DefaultPolicy -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "What if: Performing the operation \"Protect in vault 'v1' with policy 'DefaultPolicy'\" on target \"web01\".")
            .Run("Get-ProtectedItem").GivesNothing(),

        Given.ADefaultVault("progress names the operation")
            .Run("Enable-VmProtection web01 DefaultPolicy").Writes(StreamName.Progress, "Protecting web01: Accepted")
                .Writes(StreamName.Progress, "Protecting web01: completed"),

        Given.ADefaultVault("a list page that fails after others were written")
            .Run("1..250 | ForEach-Object { \"vm$_\" } | Add-RsEmulatorVm -ResourceGroupName rg-many | Out-Null")
            .Run("Get-ProtectableVm -Refresh vm*").Gives(250)
            .Run("Add-RsEmulatorFault 500 -PathContains skipToken | Out-Null")
            .Run("Get-ProtectableVm vm*").Gives(200)
                .FailsWith("ServiceUnavailable,AzBackupTools.Commands.GetProtectableVmCommand", ErrorCategory.ResourceUnavailable)
            .Run("Clear-RsEmulatorFault")
            .Run("Get-ProtectableVm vm* | Select-Object -First 3").Gives(3),

        Given.ADefaultVault("discovery")
            .Run("Get-ProtectableVm").GivesNothing()
            .Run("Get-ProtectableVm web01")
                .FailsWith("VmNotFound,AzBackupTools.Commands.GetProtectableVmCommand", ErrorCategory.ObjectNotFound, "web01")
            .Run("Get-ProtectableVm -Refresh").Gives(3, ("State", "NotProtected"), ("VaultName", "v1"))
            .Run("Get-ProtectableVm web*").Gives(2)
            .Run("Enable-VmProtection web01 DefaultPolicy | Out-Null")
            .Run("Get-ProtectableVm web*").Gives(1, ("VmName", "web02")),
    ];
}
