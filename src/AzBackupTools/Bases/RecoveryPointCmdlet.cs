using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that do something with a recovery point of each protected item, side by side.</summary>
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/read")]
public abstract class RecoveryPointCmdlet : SideBySideCmdlet<RecoveryPointInput>
{
    /// <summary>
    /// The protected items: each the name of its virtual machine, its ARM id or that of the machine, or an object of Get-ProtectedItem
    /// or Get-RecoveryPoint. It may be left out where -RecoveryPoint is an object or an ARM id.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ItemId", "VmId", "VmName", "ResourceId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [ValidateNotNullOrEmpty]
    public ItemRef[] Item { get; set; } = [];

    /// <summary>The recovery point: an object of Get-RecoveryPoint, its ARM id or its name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("RecoveryPointId")]
    [ValidateNotNull]
    public RecoveryPointRef? RecoveryPoint { get; set; }

    /// <summary>The newest recovery point of each item.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>The virtual machine's resource group, where the vault protects two machines of one name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? VmResourceGroupName { get; set; }

    private protected sealed override IEnumerable<RecoveryPointInput> TakeInput()
    {
        var point = RecoveryPoint?.NameOrId;
        var items = Item.Length > 0 || !RecoveryPointId.TryParse(point, out var id) ? Item : [new ItemRef(id.Item.ToString())];
        return items.Length == 0
            ? [new RecoveryPointInput(null, VmResourceGroupName, Vault, point, InSecondaryRegion)]
            : items.Select(item => new RecoveryPointInput(item, VmResourceGroupName, Vault, point, InSecondaryRegion)).ToList();
    }

    private protected sealed override async Task WorkAsync(RecoveryPointInput work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (work.Item is null)
        {
            throw Unsaid($"{MyInvocation.MyCommand.Name} is not told which item is meant.", "Give -Item, or a recovery point of Get-RecoveryPoint.");
        }

        if (work.RecoveryPoint is null == !Latest)
        {
            throw Unsaid(
                Latest ? "-RecoveryPoint and -Latest are both given." : $"{MyInvocation.MyCommand.Name} is not told which recovery point is meant.",
                "Give either -Latest, or -RecoveryPoint as Get-RecoveryPoint shows it.");
        }

        CheckParameters();
        var item = await FindItemAsync(work.Item, work.VmResourceGroupName, work.Vault, cancellationToken).ConfigureAwait(false);
        OtherKinds.RequireVm(item, ItemTask.Restore);
        var region = work.InSecondaryRegion
            ? await new SecondaryRegions(Client).OfAsync(ProtectedItemId.Parse(item.Id).Vault, cancellationToken).ConfigureAwait(false)
            : null;
        var point = await new RecoveryPointFinder(Client).FindAsync(item, work.RecoveryPoint, region, cancellationToken).ConfigureAwait(false);
        await WorkAsync(item, point, pipeline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the copy in the secondary region is meant, as the present input says.</summary>
    private protected virtual bool InSecondaryRegion => false;

    /// <summary>Refuses parameters that contradict each other, before anything is asked of the service.</summary>
    private protected virtual void CheckParameters()
    {
    }

    /// <summary>Does the work for one recovery point, as it stands at the service.</summary>
    private protected abstract Task WorkAsync(ProtectedItem item, RecoveryPoint point, IPipeline pipeline, CancellationToken cancellationToken);

    /// <summary>An error of the command line itself, which no other input could escape.</summary>
    private protected static BackupException Unsaid(string message, string remedy) =>
        new(ErrorIds.InvalidArgument, message, remedy) { ConcernsAllInput = true };
}
