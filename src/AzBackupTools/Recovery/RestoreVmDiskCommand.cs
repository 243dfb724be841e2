using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Restores the disks of virtual machines from recovery points, and follows each restore to its end.</summary>
[Cmdlet(VerbsData.Restore, "VmDisk", SupportsShouldProcess = true)]
[OutputType(typeof(VmRestoreResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/restore/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupTriggerValidateOperation/action", On = nameof(Validate))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
[RequiresAction("Microsoft.Storage/storageAccounts/read")]
[RequiresAction("Microsoft.Storage/storageAccounts/listServiceSas/action")]
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
public sealed class RestoreVmDiskCommand : RestoreCmdlet
{
    /// <summary>The LUNs of the data disks to restore beside the OS disk. Left out, all disks are restored.</summary>
    [Parameter]
    [ValidateRange(0, 63)]
    [ValidateNotNullOrEmpty]
    public int[]? DiskLun { get; set; }

    /// <summary>Restores the OS disk and no data disk.</summary>
    [Parameter]
    public SwitchParameter OsDiskOnly { get; set; }

    /// <summary>For unmanaged disks: restores them to the storage accounts that they came from.</summary>
    [Parameter]
    public SwitchParameter UseOriginalStorageAccount { get; set; }

    /// <summary>Saves the template that deploys the restored disks as a machine to this file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TemplatePath { get; set; }

    /// <summary>Overwrites the file of -TemplatePath where it is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void CheckParameters()
    {
        if (OsDiskOnly && DiskLun is not null)
        {
            throw Unsaid("-OsDiskOnly and -DiskLun contradict each other.", "Give one of them: -DiskLun restores the OS disk and these data disks.");
        }

        if (TemplatePath is not null && NoWait)
        {
            throw Unsaid("-TemplatePath and -NoWait contradict each other: the template is there when the restore has ended.", "Leave one of them out.");
        }
    }

    private protected override async Task WorkAsync(ProtectedItem item, RecoveryPoint point, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var path = TemplatePath is { } given
            ? await pipeline.ResolveAsync(given, nameof(TemplatePath)).ConfigureAwait(false)
            : null;
        if (path is not null)
        {
            OwnerFile.RequirePlace(path, Force, nameof(TemplatePath));
        }

        var request = await RequestAsync(RestoreKind.Disks, item, point, cancellationToken).ConfigureAwait(false);
        var result = await new VmRestore(Client).RunAsync(
            request with
            {
                DiskLuns = OsDiskOnly ? [] : DiskLun,
                UseOriginalStorageAccount = UseOriginalStorageAccount,
            },
            pipeline.ShouldProcessAsync,
            cancellationToken).ConfigureAwait(false);
        if (result is null)
        {
            return;
        }

        if (path is null || result.Output is not VmRestoreResult restored)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
            return;
        }

        Exception? trouble = null;
        try
        {
            var template = await new DeploymentTemplate(Client).LoadAsync(restored, cancellationToken).ConfigureAwait(false);
            restored = restored with { TemplatePath = OwnerFile.Write(path, template, Force, nameof(TemplatePath)) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The disks are restored all the same: both is told.
            trouble = exception;
        }

        await pipeline.WriteObjectAsync(restored).ConfigureAwait(false);
        if (trouble is not null)
        {
            await pipeline.WriteErrorAsync(DescribeFailure(trouble).ErrorRecord).ConfigureAwait(false);
        }
    }
}
