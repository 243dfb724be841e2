using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Stops backups of protected items, and keeps their data or deletes it.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Protection", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = UnsaidSet)]
[OutputType(typeof(ProtectionResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupconfig/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
public sealed class StopProtectionCommand : ItemCmdlet
{
    private const string UnsaidSet = "Unsaid";
    private const string RetainSet = "RetainData";
    private const string PolicySet = "RetainPerPolicy";
    private const string RemoveSet = "RemoveData";

    private ItemProtection? _protection;

    /// <summary>Keeps all recovery points for ever, or until they are removed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RetainSet)]
    public SwitchParameter RetainData { get; set; }

    /// <summary>Lets recovery points expire by their policy; the last one stays. Only in a vault with immutability.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PolicySet)]
    public SwitchParameter RetainPerPolicy { get; set; }

    /// <summary>Deletes all recovery points. Where the vault soft-deletes, Undo-ItemDeletion brings them back for a while.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RemoveSet)]
    public SwitchParameter RemoveData { get; set; }

    /// <summary>Does not ask the extra question where deleted data cannot be brought back.</summary>
    [Parameter(ParameterSetName = RemoveSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns as soon as the service has accepted the change; Wait-BackupJob goes on with the result.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override string RunActivity => "Stopping protection";

    private protected override async Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (!RetainData && !RetainPerPolicy && !RemoveData)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                "Stop-Protection is not told what becomes of the data.",
                "Add -RetainData to keep all recovery points, -RetainPerPolicy to let them expire by policy, or -RemoveData to delete them.")
            {
                ConcernsAllInput = true,
            };
        }

        var protection = LazyInitializer.EnsureInitialized(ref _protection, () => new ItemProtection(Client))!;
        var result = RemoveData
            ? await protection.DeleteAsync(
                item,
                NoWait,
                pipeline.ShouldProcessAsync,
                (_, question) => Force ? Task.FromResult(true) : pipeline.ShouldContinueAsync(question, "Data will be lost"),
                cancellationToken).ConfigureAwait(false)
            : RetainPerPolicy
            ? await protection.SuspendAsync(item, NoWait, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false)
            : await protection.StopAsync(item, NoWait, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false);
        if (result is not null)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }
}
