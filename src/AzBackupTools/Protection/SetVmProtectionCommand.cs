using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Changes how virtual machines are protected: the policy, the disks, or both. Asked for what already is, it changes nothing and says so.</summary>
[Cmdlet(VerbsCommon.Set, "VmProtection", SupportsShouldProcess = true, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(ProtectionResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/read")]
public sealed class SetVmProtectionCommand : DiskChoiceCmdlet<ItemInput>
{
    private const string PolicySet = "Policy";

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

    /// <summary>The policy from now on: a name, an ARM id or an object of Get-BackupPolicy. Left out beside a choice of disks, it stays as it is.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PolicySet)]
    [Parameter(ParameterSetName = IncludeSet)]
    [Parameter(ParameterSetName = ExcludeSet)]
    [Parameter(ParameterSetName = OsDiskSet)]
    [Parameter(ParameterSetName = ResetSet)]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef? Policy { get; set; }

    private protected override string RunActivity => "Changing protection";

    private protected override IEnumerable<ItemInput> TakeInput() => Item.Select(item => new ItemInput(item, VmResourceGroupName, Vault)).ToList();

    private protected override async Task WorkAsync(ItemInput work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var item = await FindItemAsync(work.Item, work.VmResourceGroupName, work.Vault, cancellationToken).ConfigureAwait(false);
        var policy = Policy?.In(ProtectedItemId.Parse(item.Id).Vault);
        if (await new ItemProtection(Client)
            .ChangeAsync(item, policy, Disks(), NoWait, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }
}
