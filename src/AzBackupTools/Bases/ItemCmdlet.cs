using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that work on protected items, side by side.</summary>
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/read")]
public abstract class ItemCmdlet : SideBySideCmdlet<ItemInput>
{
    /// <summary>
    /// The protected items: each the name of its virtual machine, its ARM id or that of the machine, or an object of Get-ProtectedItem.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "ItemId", "VmId", "VmName", "ResourceId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [ValidateNotNullOrEmpty]
    public ItemRef[] Item { get; set; } = [];

    /// <summary>The virtual machine's resource group, where the vault protects two machines of one name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? VmResourceGroupName { get; set; }

    private protected sealed override IEnumerable<ItemInput> TakeInput() => Item.Select(item => new ItemInput(item, VmResourceGroupName, Vault)).ToList();

    private protected sealed override async Task WorkAsync(ItemInput work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var item = await FindItemAsync(work.Item, work.VmResourceGroupName, work.Vault, cancellationToken).ConfigureAwait(false);
        await WorkAsync(item, pipeline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does the work for one item, as it stands at the service.</summary>
    private protected abstract Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken);
}
