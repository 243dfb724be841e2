using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Protects virtual machines with a policy. Asked for what already is, it changes nothing and says so.</summary>
[Cmdlet(VerbsLifecycle.Enable, "VmProtection", SupportsShouldProcess = true, DefaultParameterSetName = AllDisksSet)]
[OutputType(typeof(ProtectionResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.Compute/virtualMachines/read")]
public sealed class EnableVmProtectionCommand : DiskChoiceCmdlet<(VmInput Vm, PolicyRef Policy)>
{
    private const string AllDisksSet = "AllDisks";

    private VmFinder? _finder;
    private VmProtection? _protection;

    /// <summary>The virtual machines: each a name, an ARM id, or an object of Get-ProtectableVm or Get-AzVM.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    // What belongs to an item means the item: of a database, the source is the machine that it is in. Objects of Get-AzVM bear a GUID as
    // VmId, so their Id comes before it.
    [Alias("ItemId", "VirtualMachineId", "SourceResourceId", "ResourceId", "Id", "VmId", "VmName", "Name")]
    [ArgumentCompleter(typeof(VmNameCompleter))]
    [ValidateNotNullOrEmpty]
    public VmRef[] Vm { get; set; } = [];

    /// <summary>The virtual machine's resource group. It may be left out when one machine of the name exists in the subscription.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? VmResourceGroupName { get; set; }

    /// <summary>The policy to protect with: a name, an ARM id or an object of Get-BackupPolicy. A table may name one for each machine.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyName", "PolicyId")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef Policy { get; set; } = new(string.Empty);

    /// <summary>Undoes the deletion of a machine whose backups were deleted, and protects it again.</summary>
    [Parameter]
    public SwitchParameter RecoverDeleted { get; set; }

    private protected override string RunActivity => "Protecting virtual machines";

    private protected override IEnumerable<(VmInput Vm, PolicyRef Policy)> TakeInput() =>
        Vm.Select(vm => (new VmInput(vm, VmResourceGroupName, Vault), Policy)).ToList();

    private protected override async Task WorkAsync((VmInput Vm, PolicyRef Policy) work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var (input, policy) = work;
        if (input.Vm.Other is { } other)
        {
            OtherKinds.RequireVm(other, ItemTask.Protect);
        }

        var finder = LazyInitializer.EnsureInitialized(ref _finder, () => new VmFinder(Client))!;
        var protection = LazyInitializer.EnsureInitialized(ref _protection, () => new VmProtection(Client))!;
        var vault = await ResolveVaultAsync(input.Vault, cancellationToken).ConfigureAwait(false);
        var request = new ProtectVmRequest
        {
            Vm = await finder.FindAsync(input.Vm.NameOrId, input.VmResourceGroupName, vault.SubscriptionId, cancellationToken).ConfigureAwait(false),
            Vault = vault,
            Policy = policy.In(vault),
            Disks = Disks(),
            RecoverDeleted = RecoverDeleted,
            NoWait = NoWait,
        };
        if (await protection.EnableAsync(request, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }
}
