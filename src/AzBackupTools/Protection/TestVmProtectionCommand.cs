using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Tells how ready virtual machines are for backups: Passed, Warning or Critical, with reasons and recommendations. It changes nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VmProtection")]
[OutputType(typeof(PrecheckResult))]
[RequiresAction("Microsoft.Compute/virtualMachines/read")]
[RequiresAction("Microsoft.Compute/virtualMachines/instanceView/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
[RequiresAction("Microsoft.RecoveryServices/locations/backupStatus/action")]
[RequiresAction("Microsoft.RecoveryServices/locations/backupPreValidateProtection/action")]
[RequiresAction("Microsoft.RecoveryServices/locations/backupValidateFeatures/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class TestVmProtectionCommand : SideBySideCmdlet<VmInput>
{
    private VmFinder? _finder;
    private VmPrecheck? _precheck;

    /// <summary>The virtual machines: each a name, an ARM id, or an object of Get-ProtectedItem, Get-ProtectableVm or Get-AzVM. Left out, all that the vault protects.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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

    /// <summary>The longest age of the last backup that is well, such as 1.12:00:00; without it, the interval of the policy and twelve hours.</summary>
    [Parameter]
    public TimeSpan? MaxBackupAge { get; set; }

    /// <summary>Writes the error PrecheckFailed for each machine that is this bad or worse, so that a script or a build fails.</summary>
    [Parameter]
    [ValidateSet("Warning", "Critical")]
    public string? FailOn { get; set; }

    private protected override string RunActivity => "Checking virtual machines";

    private protected override IEnumerable<VmInput> TakeInput() =>
        Vm.Length == 0
            ? [new VmInput(new VmRef(string.Empty), null, Vault)]
            : Vm.Select(vm => new VmInput(vm, VmResourceGroupName, Vault)).ToList();

    private protected override async Task WorkAsync(VmInput work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (work.Vm.Other is { } other)
        {
            OtherKinds.RequireVm(other, ItemTask.Check);
        }

        var precheck = LazyInitializer.EnsureInitialized(ref _precheck, () => new VmPrecheck(Client))!;
        var vault = await ResolveVaultAsync(work.Vault, cancellationToken).ConfigureAwait(false);
        if (work.Vm.NameOrId.Length == 0)
        {
            await WholeVaultAsync(precheck, vault, pipeline, cancellationToken).ConfigureAwait(false);
            return;
        }

        var finder = LazyInitializer.EnsureInitialized(ref _finder, () => new VmFinder(Client))!;
        var vm = await finder.FindAsync(work.Vm.NameOrId, work.VmResourceGroupName, vault.SubscriptionId, cancellationToken).ConfigureAwait(false);
        await WriteAsync(await precheck.CheckAsync(vm, vault, MaxBackupAge, cancellationToken).ConfigureAwait(false), pipeline).ConfigureAwait(false);
    }

    private async Task WholeVaultAsync(VmPrecheck precheck, VaultId vault, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        await foreach (var item in Client.Protection.ListAsync(vault, ProtectedItemFilter.Vms, cancellationToken).ConfigureAwait(false))
        {
            if (item.SourceResourceId is not { } source)
            {
                continue;
            }

            if (running.Count >= ThrottleLimit)
            {
                var ended = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(ended);
                await ended.ConfigureAwait(false);
            }

            running.Add(CheckAsync());

            async Task CheckAsync() => await WriteAsync(
                await precheck.CheckAsync(VmId.Parse(source), vault, item, MaxBackupAge, cancellationToken).ConfigureAwait(false),
                pipeline).ConfigureAwait(false);
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private async Task WriteAsync(PrecheckResult result, IPipeline pipeline)
    {
        await pipeline.WriteObjectAsync(result).ConfigureAwait(false);
        if (FailOn is not null && result.Status >= (PrecheckLevel)Enum.Parse(typeof(PrecheckLevel), FailOn, ignoreCase: true))
        {
            var failure = new BackupException(
                ErrorIds.PrecheckFailed,
                $"'{result.Name}' is {result.Status}: {string.Join(" ", result.Findings.Select(finding => $"{finding.Code}: {finding.Reason}"))}",
                string.Join(" ", result.Findings.Select(finding => finding.Recommendation)),
                result.VmId);
            await pipeline.WriteErrorAsync(DescribeFailure(failure).ErrorRecord).ConfigureAwait(false);
        }
    }
}
