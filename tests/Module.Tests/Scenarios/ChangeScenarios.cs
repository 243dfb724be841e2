using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Changing how a machine is protected: its policy, its disks, and what is kept when it stops.</summary>
public sealed class ChangeScenarios : ScenarioTests<ChangeScenarios>
{
    private const string Set = "AzBackupTools.Commands.SetVmProtectionCommand";
    private const string Stop = "AzBackupTools.Commands.StopProtectionCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AProtectedVm("the policy is changed, once")
            .Run("Set-VmProtection web01 EnhancedPolicy").Gives(1, ("Outcome", "PolicyChanged"), ("PolicyName", "EnhancedPolicy"))
            .Run("Set-VmProtection web01 EnhancedPolicy").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Get-ProtectedItem | Set-VmProtection -Policy DefaultPolicy -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "EnhancedPolicy")
            .Run("Set-VmProtection web01 nosuch").FailsWith($"PolicyNotFound,{Set}", ErrorCategory.ObjectNotFound)
            .Run("Set-VmProtection web02 DefaultPolicy").FailsWith($"ItemNotFound,{Set}", ErrorCategory.ObjectNotFound),

        Given.AProtectedVm("the list of disks is final, never additive, and shown back")
            .Run("Get-ProtectedItem web01").Gives(1, ("Disks", "all disks"))
            .Run("Set-VmProtection web01 -IncludeDiskLun 0").Gives(1, ("Outcome", "DisksChanged"))
            .Run("Get-ProtectedItem web01").Gives(1, ("Disks", "the OS disk and LUN 0"))
            .Run("Set-VmProtection web01 -IncludeDiskLun 1").Gives(1, ("Outcome", "DisksChanged"))
            .Run("Get-ProtectedItem web01").Gives(1, ("Disks", "the OS disk and LUN 1"))
            .Run("Set-VmProtection web01 -IncludeDiskLun 1").Gives(1, ("Outcome", "AlreadyProtected"))
            .Run("Set-VmProtection web01 -ExcludeDiskLun 1 -Policy EnhancedPolicy")
                .Gives(1, ("Outcome", "PolicyChanged"), ("PolicyName", "EnhancedPolicy"))
            .Run("Get-ProtectedItem web01").Gives(1, ("Disks", "all disks but LUN 1"))
            .Run("Set-VmProtection web01 -OsDiskOnly").Gives(1, ("Outcome", "DisksChanged"))
            .Run("Get-ProtectedItem web01").Gives(1, ("Disks", "the OS disk only"))
            .Run("Set-VmProtection web01 -ResetDiskSelection").Gives(1, ("Outcome", "DisksChanged"))
            .Run("Get-ProtectedItem web01").Gives(1, ("Disks", "all disks"))
            .Run("Set-VmProtection web01 -ResetDiskSelection").Gives(1, ("Outcome", "AlreadyProtected")),

        Given.AProtectedVm("what is stopped has nothing to change")
            .Run("Stop-Protection web01 -RetainData -Confirm:$false | Out-Null")
            .Run("Set-VmProtection web01 DefaultPolicy")
                .FailsWith($"ProtectionStopped,{Set}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Set-VmProtection web01 -OsDiskOnly").FailsWith($"ItemSoftDeleted,{Set}", ErrorCategory.InvalidOperation),

        Given.AProtectedVm("data kept by policy needs an immutable vault")
            .Run("Stop-Protection web01 -RetainPerPolicy -Confirm:$false")
                .FailsWith($"VaultNotImmutable,{Stop}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Get-ProtectedItem web01").Gives(1, ("State", "IRPending")),
    ];
}
