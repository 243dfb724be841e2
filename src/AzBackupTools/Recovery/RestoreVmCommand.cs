using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Restores virtual machines from recovery points, as new machines or in place, and follows each restore to its end.</summary>
[Cmdlet(VerbsData.Restore, "Vm", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VmRestoreResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/restore/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupTriggerValidateOperation/action", On = nameof(Validate))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
[RequiresAction("Microsoft.Storage/storageAccounts/read")]
[RequiresAction("Microsoft.Network/virtualNetworks/read")]
[RequiresAction("Microsoft.Compute/virtualMachines/read")]
[RequiresAction("Microsoft.Compute/virtualMachines/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/operationsStatus/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/operationResults/read")]
[RequiresAction("Microsoft.Resources/subscriptions/resourceGroups/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupValidateOperationsStatuses/read", On = nameof(Validate))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupValidateOperationResults/read", On = nameof(Validate))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupAadProperties/read", On = nameof(ToSecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/accessToken/action", On = nameof(ToSecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrossRegionRestore/action", On = nameof(ToSecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrOperationsStatus/read", On = nameof(ToSecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrOperationResults/read", On = nameof(ToSecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrJob/action", On = nameof(ToSecondaryRegion))]
[RequiresAction("Microsoft.Resources/subscriptions/locations/read", On = nameof(ToSecondaryRegion))]
public sealed class RestoreVmCommand : RestoreCmdlet
{
    /// <summary>The name of the new machine, in -TargetResourceGroupName. No machine of that name may be there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewVmName { get; set; }

    /// <summary>The virtual network of the new machine: a name in the target group, or an ARM id.</summary>
    [Parameter]
    [Alias("VirtualNetworkName", "VirtualNetworkId")]
    [ValidateNotNullOrEmpty]
    public string? VirtualNetwork { get; set; }

    /// <summary>The subnet of the new machine in that network.</summary>
    [Parameter]
    [Alias("SubnetName")]
    [ValidateNotNullOrEmpty]
    public string? Subnet { get; set; }

    /// <summary>Replaces the disks of the machine that was backed up, which is shut down meanwhile. The old disks stay behind, unattached.</summary>
    [Parameter]
    public SwitchParameter InPlace { get; set; }

    private protected override void CheckParameters()
    {
        if (InPlace && (NewVmName ?? VirtualNetwork ?? Subnet ?? TargetResourceGroupName ?? TargetSubscription ?? Zone) is not null)
        {
            throw Unsaid(
                "-InPlace replaces disks where the machine is, so -NewVmName, -VirtualNetwork, -Subnet, -TargetResourceGroupName, -TargetSubscription and -Zone contradict it.",
                "Leave -InPlace or the others out.");
        }

        if (!InPlace && (NewVmName is null || TargetResourceGroupName is null || VirtualNetwork is null || Subnet is null))
        {
            throw Unsaid(
                "Restore-Vm is not told where to restore to.",
                "Give -NewVmName, -TargetResourceGroupName, -VirtualNetwork and -Subnet for a new machine, or -InPlace to replace the disks of the old one.");
        }
    }

    private protected override async Task WorkAsync(ProtectedItem item, RecoveryPoint point, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var kind = InPlace ? RestoreKind.InPlace : RestoreKind.NewVm;
        var request = await RequestAsync(kind, item, point, cancellationToken).ConfigureAwait(false);
        if (await new VmRestore(Client).RunAsync(
            request with { NewVmName = NewVmName, VirtualNetwork = VirtualNetwork, Subnet = Subnet },
            pipeline.ShouldProcessAsync,
            cancellationToken).ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }
}
