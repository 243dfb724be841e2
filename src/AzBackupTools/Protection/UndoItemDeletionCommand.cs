using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Brings back items whose backups were deleted and are not purged yet.</summary>
[Cmdlet(VerbsCommon.Undo, "ItemDeletion", SupportsShouldProcess = true)]
[OutputType(typeof(ProtectionResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write")]
public sealed class UndoItemDeletionCommand : ItemCmdlet
{
    /// <summary>Goes on protecting with this policy afterwards; without it, backups stay stopped.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef? ResumeWithPolicy { get; set; }

    /// <summary>Returns as soon as the service has accepted the change; Wait-BackupJob goes on with the result.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override string RunActivity => "Undoing deletions";

    private protected override async Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = ResumeWithPolicy?.In(ProtectedItemId.Parse(item.Id).Vault);
        if (await new ItemProtection(Client)
            .UndeleteAsync(item, policy, NoWait, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }
}
