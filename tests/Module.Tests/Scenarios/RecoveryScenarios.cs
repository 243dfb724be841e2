using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Recovery points, restores of disks and machines, and the recovery of files.</summary>
public sealed class RecoveryScenarios : ScenarioTests<RecoveryScenarios>
{
    private const string Disk = "AzBackupTools.Commands.RestoreVmDiskCommand";
    private const string Vm = "AzBackupTools.Commands.RestoreVmCommand";
    private const string Mount = "AzBackupTools.Commands.MountRecoveryPointCommand";
    private const string Points = "AzBackupTools.Commands.GetRecoveryPointCommand";

    public override IEnumerable<Scenario> All =>
    [
        ABackup("recovery points by tier")
            .Run("Get-RecoveryPoint web01 -Tier Snapshot").Gives(1, ("TierText", "Snapshot*"), ("RecoveryPointType", "*Consistent"))
            .Run("Get-RecoveryPoint web01 -Tier Archive").GivesNothing()
            .Run("Step-RsEmulatorClock -Days 5 | Out-Null")
            .Run("Get-RecoveryPoint web01 -Tier Vault, Archive -Latest").Gives(1, ("TierText", "*Vault*")),

        ABackup("restore disks by name, from the pipeline and by id")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TargetResourceGroupName rg-target")
                .Gives(1, ("Name", "web01"), ("Outcome", "DisksRestored"), ("Status", "Completed"), ("TargetResourceGroupName", "rg-target"), ("StorageAccountName", "stage1"),
                    ("ContainerName", "web01-*"), ("ConfigBlobUri", "https://stage1.blob.core.windows.net/*/config-*.json"),
                    ("TemplateBlobUri", "https://stage1.blob.core.windows.net/*/azuredeploy*.json"), ("TargetVmId", null), ("TemplatePath", null))
            .Run("$point = Get-RecoveryPoint web01 -Latest")
            .Run("$point | Restore-VmDisk -StorageAccount $stage.ResourceId -OsDiskOnly")
                .Gives(1, ("Outcome", "DisksRestored"), ("Name", "web01"))
            .Run("Restore-VmDisk -RecoveryPoint $point.Id -StorageAccount stage1 -DiskLun 0 -NoWait | Wait-BackupJob")
                .Gives(1, ("Operation", "Restore"), ("Status", "Completed"))
            .Run("Restore-VmDisk web01 $point.RecoveryPointId -StorageAccount stage1 -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Restore disks as of"),

        ABackup("save the deployment template")
            .Run("$file = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.Guid]::NewGuid().ToString())")
            .Run("$restored = Restore-VmDisk web01 -Latest -StorageAccount stage1 -TemplatePath $file")
            .Run("$restored.TemplatePath -eq $file").Outputs("True")
            .Run("[System.IO.File]::ReadAllText($file)").Outputs("*deploymentTemplate.json*web01*")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TemplatePath $file")
                .FailsWith($"FileExists,{Disk}", ErrorCategory.ResourceExists)
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TemplatePath $file -Force").Gives(1, ("Outcome", "DisksRestored"))
            .Run("[System.IO.File]::Delete($file)"),

        ABackup("validate without restoring")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -Validate -WhatIf").GivesNothing()
            .Run("Get-BackupJob -Operation Restore").GivesNothing()
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -Validate").Gives(1, ("Status", "Completed")),

        ABackup("restore as a new machine, and in place")
            .Run("Restore-Vm web01 -Latest -NewVmName web09 -TargetResourceGroupName rg-target -VirtualNetwork net1 -Subnet front -StorageAccount stage1 -Validate -Confirm:$false")
                .Gives(1, ("Outcome", "VmCreated"), ("Status", "Completed"), ("TargetVmId", "*/resourceGroups/rg-target/providers/Microsoft.Compute/virtualMachines/web09"))
            .Run("Get-ProtectableVm -Refresh web09").Gives(1, ("FriendlyName", "web09"))
            .Run("Restore-Vm web01 -Latest -NewVmName web09 -TargetResourceGroupName rg-target -VirtualNetwork net1 -Subnet front -StorageAccount stage1 -Confirm:$false")
                .FailsWith($"AlreadyExists,{Vm}", ErrorCategory.ResourceExists, "*/virtualMachines/web09")
            .Run("Restore-Vm web01 -Latest -InPlace -StorageAccount stage1").Answering(Answer.No).GivesNothing()
                .Writes(StreamName.Question, "Replace the disks")
            .Run("Restore-Vm web01 -Latest -InPlace -StorageAccount stage1 -Confirm:$false")
                .Gives(1, ("Outcome", "DisksReplaced"), ("Status", "Completed"), ("TargetVmId", "*/virtualMachines/web01")),

        // Azure/azure-powershell #9007: the vault that is named is passed over for the one of the context.
        ABackup("the vault that is named counts, and not the default")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("Enable-VmProtection db01 DefaultPolicy -Vault v2 | Out-Null")
            .Run("Start-OnDemandBackup db01 -Vault v2 | Out-Null")
            .Run("Restore-VmDisk db01 -Latest -Vault v2 -StorageAccount stage1").Gives(1, ("VaultName", "v2"), ("Name", "db01"))
            .Run("Restore-VmDisk db01 -Latest -StorageAccount stage1")
                .FailsWith($"ItemNotFound,{Disk}", ErrorCategory.ObjectNotFound, "db01"),

        // Azure/azure-powershell #7823, #11754 and #15959: vague errors of restores.
        ABackup("restores that cannot be")
            .Run("Restore-VmDisk web01 12345 -StorageAccount stage1")
                .FailsWith($"RecoveryPointNotFound,{Disk}", ErrorCategory.ObjectNotFound, "*/recoveryPoints/12345")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount nosuch")
                .FailsWith($"StorageAccountNotFound,{Disk}", ErrorCategory.ObjectNotFound, "nosuch")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount faraway")
                .FailsWith($"WrongRegion,{Disk}", ErrorCategory.InvalidOperation, "*/storageAccounts/faraway")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TargetResourceGroupName nosuch")
                .FailsWith($"ResourceGroupNotFound,{Disk}", ErrorCategory.ObjectNotFound, "nosuch")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -Zone 2")
                .FailsWith($"ZoneNotPossible,{Disk}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -DiskLun 1 -OsDiskOnly")
                .FailsWith($"InvalidArgument,{Disk}", ErrorCategory.InvalidArgument)
            .Run("Restore-VmDisk web01 -StorageAccount stage1").FailsWith($"InvalidArgument,{Disk}", ErrorCategory.InvalidArgument)
            .Run("Restore-VmDisk -Latest -StorageAccount stage1").FailsWith($"InvalidArgument,{Disk}", ErrorCategory.InvalidArgument)
            .Run("Restore-VmDisk web02 -Latest -StorageAccount stage1")
                .FailsWith($"RecoveryPointNotFound,{Disk}", ErrorCategory.ObjectNotFound, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web02")
            .Run("Restore-Vm web01 -Latest -StorageAccount stage1 -Confirm:$false")
                .FailsWith($"InvalidArgument,{Vm}", ErrorCategory.InvalidArgument)
            .Run("Restore-Vm web01 -Latest -InPlace -NewVmName w -StorageAccount stage1 -Confirm:$false")
                .FailsWith($"InvalidArgument,{Vm}", ErrorCategory.InvalidArgument)
            .Run("Restore-Vm web01 -Latest -NewVmName w -TargetResourceGroupName rg-target -VirtualNetwork nosuch -Subnet front -StorageAccount stage1 -Confirm:$false")
                .FailsWith($"VirtualNetworkNotFound,{Vm}", ErrorCategory.ObjectNotFound, "*/virtualNetworks/nosuch")
            .Run("Restore-Vm web01 -Latest -NewVmName w -TargetResourceGroupName rg-target -VirtualNetwork net1 -Subnet nosuch -StorageAccount stage1 -Confirm:$false")
                .FailsWith($"VirtualNetworkNotFound,{Vm}", ErrorCategory.ObjectNotFound, "*/virtualNetworks/net1")
            .Run("Get-BackupJob -Operation Restore").GivesNothing(),

        ABackup("restore a disk that the recovery point does not hold")
            .Run("Enable-VmProtection db01 DefaultPolicy -IncludeDiskLun 0 | Out-Null")
            .Run("Start-OnDemandBackup db01 | Out-Null")
            .Run("Restore-VmDisk db01 -Latest -StorageAccount stage1 -DiskLun 1")
                .FailsWith($"InvalidArgument,{Disk}", ErrorCategory.InvalidArgument, "*/recoveryPoints/*")
            .Run("Restore-VmDisk db01 -Latest -StorageAccount stage1 -DiskLun 0").Gives(1, ("Outcome", "DisksRestored")),

        ABackup("two restores at once, and one of a deleted item")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -NoWait | Out-Null")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1").FailsWith($"RestoreInProgress,{Disk}", ErrorCategory.ResourceBusy)
            .Run("Get-BackupJob -Operation Restore | Wait-BackupJob -ErrorAction SilentlyContinue | Out-Null")
            .Run("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1")
                .FailsWith($"ItemSoftDeleted,{Disk}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Mount-RecoveryPoint web01 -Latest")
                .FailsWith($"ItemSoftDeleted,{Mount}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01"),

        ABackup("restore to the secondary region, and follow the job there")
            .Run("Set-RsVault v1 -CrossRegionRestore | Out-Null")
            .Run("Add-RsEmulatorResource StorageAccount stagepair rg-pair -Location northeurope | Out-Null")
            .Run("Add-RsEmulatorResource VirtualNetwork netpair rg-pair -Location northeurope -Subnet front | Out-Null")
            .Run("Get-RecoveryPoint web01 -SecondaryRegion")
                .Gives(1, ("TierText", "Vault"), ("IsSecondaryRegion", "True"), ("SecondaryRegionName", "northeurope"))
            .Run("Restore-VmDisk web01 -Latest -ToSecondaryRegion -StorageAccount stage1")
                .FailsWith($"WrongRegion,{Disk}", ErrorCategory.InvalidOperation, "*/storageAccounts/stage1")
            .Run("Get-RecoveryPoint web01 -Latest -SecondaryRegion | Restore-VmDisk -StorageAccount stagepair -TargetResourceGroupName rg-pair")
                .Gives(1, ("Outcome", "DisksRestored"), ("Region", "northeurope"), ("IsSecondaryRegion", "True"), ("Status", "Completed"))
            .Run("Restore-Vm web01 -Latest -ToSecondaryRegion -NewVmName web77 -TargetResourceGroupName rg-pair -VirtualNetwork netpair -Subnet front -StorageAccount stagepair -Confirm:$false")
                .Gives(1, ("Outcome", "VmCreated"), ("Region", "northeurope"), ("TargetVmId", "*/virtualMachines/web77"))
            .Run("Restore-VmDisk web01 -Latest -ToSecondaryRegion -StorageAccount stagepair -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "in northeurope, the secondary region")
            .Run("$pending = Restore-VmDisk web01 -Latest -ToSecondaryRegion -StorageAccount stagepair -NoWait")
            .Run("Get-BackupJob -SecondaryRegion -Status InProgress | Stop-BackupJob")
                .FailsWith("JobNotCancellable,AzBackupTools.Commands.StopBackupJobCommand", ErrorCategory.InvalidOperation)
            .Run("$pending | Wait-BackupJob")
                .Gives(1, ("Operation", "CrossRegionRestore"), ("Status", "Completed"), ("VaultName", "v1"), ("IsSecondaryRegion", "True"))
            .Run("Get-BackupJob -Operation CrossRegionRestore").GivesNothing()
            .Run("$jobs = Get-BackupJob -SecondaryRegion; $jobs")
                .Gives(3, ("Operation", "CrossRegionRestore"), ("SecondaryRegionName", "northeurope"))
            .Run("$jobs | Wait-BackupJob").Gives(3, ("Status", "Completed"))
            .Run("Get-BackupJob $jobs[0].JobId -SecondaryRegion").Gives(1, ("Status", "Completed"), ("Tasks.Count", "1"))
            .Run("Wait-BackupJob $jobs[0].JobId -SecondaryRegion").Gives(1, ("Status", "Completed"))
            .Run("Restore-Vm web01 -Latest -ToSecondaryRegion -InPlace -StorageAccount stagepair -Confirm:$false")
                .FailsWith($"InvalidArgument,{Vm}", ErrorCategory.InvalidArgument, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01")
            .Run("Restore-VmDisk web01 -Latest -ToSecondaryRegion -Validate -StorageAccount stagepair")
                .FailsWith($"InvalidArgument,{Disk}", ErrorCategory.InvalidArgument, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01"),

        ABackup("a vault that restores neither across regions nor across subscriptions refuses both")
            .Run("Get-RecoveryPoint web01 -SecondaryRegion")
                .FailsWith($"CrossRegionRestoreOff,{Points}", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Restore-VmDisk web01 -Latest -ToSecondaryRegion -StorageAccount stage1")
                .FailsWith($"CrossRegionRestoreOff,{Disk}", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Get-BackupJob -SecondaryRegion")
                .FailsWith("CrossRegionRestoreOff,AzBackupTools.Commands.GetBackupJobCommand", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Add-RsEmulatorResource ResourceGroup rg-other -Subscription Second | Out-Null")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TargetResourceGroupName rg-other -TargetSubscription Second")
                .Gives(1, ("Outcome", "DisksRestored"), ("TargetResourceGroupName", "rg-other"))
            .Run("Set-RsVault v1 -CrossSubscriptionRestore Disabled | Out-Null")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TargetResourceGroupName rg-other -TargetSubscription Second")
                .FailsWith($"CrossSubscriptionRestoreOff,{Disk}", ErrorCategory.InvalidOperation, "*/vaults/v1")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TargetResourceGroupName rg-other -TargetSubscription Third")
                .FailsWith($"SubscriptionNotFound,{Disk}", ErrorCategory.ObjectNotFound, "Third"),

        ABackup("the service's validation objects")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -NoWait | Out-Null")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -Validate")
                .FailsWith($"RestoreNotValid,{Disk}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;web01"),

        ABackup("a template that cannot be had leaves the disks restored")
            .Run("Add-RsEmulatorFault 403 -PathContains azuredeploy | Out-Null")
            .Run("$file = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.Guid]::NewGuid().ToString())")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -TemplatePath $file")
                .Gives(1, ("Outcome", "DisksRestored"), ("TemplatePath", null))
                .FailsWith($"DownloadFailed,{Disk}", ErrorCategory.ResourceUnavailable)
            .Run("[System.IO.File]::Exists($file)").Outputs("False"),

        ABackup("zones, encrypted and unmanaged disks")
            .Run("New-RsVault vz rg-backup westeurope -Redundancy ZoneRedundant | Out-Null")
            .Run("Add-RsEmulatorVm zone01 rg-web -Zone 2 -Encrypted | Out-Null")
            .Run("Add-RsEmulatorVm old01 rg-web -UnmanagedDisks -OsType Windows | Out-Null")
            .Run("Enable-VmProtection zone01, old01 DefaultPolicy -Vault vz | Out-Null")
            .Run("Start-OnDemandBackup zone01, old01 -Vault vz | Out-Null")
            .Run("Get-RecoveryPoint zone01 -Vault vz -Latest")
                .Gives(1, ("ZoneText", "2"), ("IsSourceVmEncrypted", "True"), ("Encryption.SecretUrl", "https://kv-rg-web.vault.azure.net/secrets/*"), ("Encryption.KeyVaultId", "*/vaults/kv-rg-web"))
            .Run("Get-RecoveryPoint zone01 -Vault vz").Gives(1, ("IsSourceVmEncrypted", "True"), ("Encryption", null))
            .Run("Get-RecoveryPoint zone01 -Vault vz -Detailed").Gives(1, ("Encryption.Mechanism", "KEK"))
            .Run("Restore-VmDisk zone01 -Vault vz -Latest -StorageAccount stage1 -Zone 2 -Validate").Gives(1, ("Status", "Completed"))
            .Run("Restore-Vm zone01 -Vault vz -Latest -NewVmName zone03 -TargetResourceGroupName rg-target -VirtualNetwork net1 -Subnet front -StorageAccount stage1 -Zone 3 -Confirm:$false")
                .Gives(1, ("Outcome", "VmCreated"))
            .Run("Restore-VmDisk old01 -Vault vz -Latest -StorageAccount stage1 -UseOriginalStorageAccount")
                .Gives(1, ("Outcome", "DisksRestored"))
            .Run("Restore-VmDisk old01 -Vault vz -Latest -StorageAccount stage1 -Zone 1")
                .FailsWith($"ZoneNotPossible,{Disk}", ErrorCategory.InvalidOperation, "*/protectedItems/VM;iaasvmcontainerv2;rg-web;old01")
            .Run("Restore-VmDisk web01 -Latest -StorageAccount stage1 -UseOriginalStorageAccount")
                .FailsWith($"InvalidArgument,{Disk}", ErrorCategory.InvalidArgument, "*/recoveryPoints/*"),

        ABackup("one point by name, and one that has expired")
            .Run("$point = Get-RecoveryPoint web01 -Latest")
            .Run("Get-RecoveryPoint web01 $point.RecoveryPointId").Gives(1, ("Name", "*"))
            .Run("Get-RecoveryPoint web01 -RecoveryPoint $point.Id").Gives(1, ("Name", "*"))
            .Run("Get-RecoveryPoint web01 12345")
                .FailsWith($"RecoveryPointNotFound,{Points}", ErrorCategory.ObjectNotFound, "*/recoveryPoints/12345")
            .Run("Step-RsEmulatorClock -Days 40 | Out-Null")
            .Run("Restore-VmDisk -RecoveryPoint $point.Id -StorageAccount stage1")
                .FailsWith($"RecoveryPointNotFound,{Disk}", ErrorCategory.ObjectNotFound, "*/recoveryPoints/*"),

        ABackup("the program fits the system that it runs on")
            .Run("Add-RsEmulatorVm win01 rg-web -OsType Windows | Out-Null")
            .Run("Enable-VmProtection win01 DefaultPolicy | Out-Null")
            .Run("Start-OnDemandBackup win01 | Out-Null")
            .Run("$folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.Guid]::NewGuid().ToString())")
            .Run("[System.IO.Directory]::CreateDirectory($folder) | Out-Null")
            .Run("Mount-RecoveryPoint win01 -Latest -Path $folder")
                .Gives(1, ("OsType", "Windows"), ("ScriptPath", "*win01*.exe"), ("Password.Length", "15"))
            .Run("Mount-RecoveryPoint win01 -Latest -Path $folder -OsType Linux")
                .Gives(1, ("Outcome", "Renewed"), ("OsType", "Linux"), ("ScriptPath", "*win01*.py"))
            .Run("Mount-RecoveryPoint web01 -Latest -Path $folder -OsType Windows")
                .Gives(1, ("OsType", "Windows"), ("ScriptPath", "*web01*.exe"))
            .Run("Dismount-RecoveryPoint win01, web01 -Latest").Gives(2, ("Outcome", "Dismounted"))
            .Run("[System.IO.Directory]::Delete($folder, $true)"),

        ABackup("recover files, twice each way")
            .Run("$folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.Guid]::NewGuid().ToString())")
            .Run("[System.IO.Directory]::CreateDirectory($folder) | Out-Null")
            .Run("$session = Mount-RecoveryPoint web01 -Latest -Path $folder")
            .Run("$session")
                .Gives(1, ("Outcome", "Mounted"), ("OsType", "Linux"), ("ScriptPath", "*web01*.py"), ("Password.Length", "15"), ("PlainPassword", null), ("ItemId", "*web01"))
            .Run("[System.IO.File]::ReadAllText($session.ScriptPath)").Outputs("*python3*")
            .Run("Get-RecoveryPoint web01 -Latest").Gives(1, ("IsInstantIlrSessionActive", "True"))
            .Run("Mount-RecoveryPoint web01 -Latest -Path $session.ScriptPath")
                .FailsWith($"FileExists,{Mount}", ErrorCategory.ResourceExists)
            .Run("Mount-RecoveryPoint web01 -Latest -Path $session.ScriptPath -Force -AsPlainText")
                .Gives(1, ("Outcome", "Renewed"), ("PlainPassword.Length", "15"))
            .Run("$session | Dismount-RecoveryPoint").Gives(1, ("Outcome", "Dismounted"), ("Password", null), ("ScriptPath", null))
            .Run("Get-RecoveryPoint web01 -Latest | Dismount-RecoveryPoint").Gives(1, ("Outcome", "NotMounted"))
            .Run("Mount-RecoveryPoint web01 -Latest -Path ([System.IO.Path]::Combine($folder, 'no', 'such')) ")
                .FailsWith($"InvalidArgument,{Mount}", ErrorCategory.InvalidArgument)
            .Run("Mount-RecoveryPoint web01 -Latest -Path $folder -WhatIf").GivesNothing()
            .Run("Dismount-RecoveryPoint web01 -Latest").Gives(1, ("Outcome", "NotMounted"))
            .Run("[System.IO.Directory]::Delete($folder, $true)"),
    ];

    private static Scenario ABackup(string name) =>
        Given.AProtectedVm(name)
            .Run("Enable-VmProtection web02 DefaultPolicy | Out-Null")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("$stage = Add-RsEmulatorResource StorageAccount stage1 rg-stage")
            .Run("Add-RsEmulatorResource StorageAccount faraway rg-stage -Location eastus | Out-Null")
            .Run("Add-RsEmulatorResource VirtualNetwork net1 rg-target -Subnet front, back | Out-Null");
}
