using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Ends the recovery of files: the disks of recovery points are not offered for mounting any more.</summary>
[Cmdlet(VerbsData.Dismount, "RecoveryPoint", SupportsShouldProcess = true)]
[OutputType(typeof(FileRecoverySession))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/revokeInstantItemRecovery/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read")]
public sealed class DismountRecoveryPointCommand : RecoveryPointCmdlet
{
    private protected override async Task WorkAsync(ProtectedItem item, RecoveryPoint point, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (await new FileRecovery(Client).DismountAsync(item, point, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is { } session)
        {
            await pipeline.WriteObjectAsync(session).ConfigureAwait(false);
        }
    }
}
