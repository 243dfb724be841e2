using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Finds out why the service refuses to protect a virtual machine: its own answer names no field.</summary>
internal sealed class RefusalDiagnosis(BackupClient client)
{
    /// <summary>The reason, or null where everything looks right.</summary>
    internal async Task<BackupException?> ExplainAsync(ProtectVmRequest request, ArmException refused, CancellationToken cancellationToken)
    {
        var vm = await client.VirtualMachines.FindAsync(request.Vm, cancellationToken).ConfigureAwait(false);
        if (vm is null)
        {
            return new BackupException(
                ErrorIds.VmNotFound,
                $"There is no virtual machine '{request.Vm.Name}' in resource group '{request.Vm.ResourceGroupName}'.",
                "Check the name and -VmResourceGroupName; Get-ProtectableVm shows what the vault can protect.",
                request.Vm.ToString(),
                refused);
        }

        var status = vm.Location is null
            ? null
            : await client.Discovery.BackupStatusAsync(request.Vm, vm.Location, cancellationToken).ConfigureAwait(false);
        if (status?.VaultId is { Length: > 0 } owner && VaultId.TryParse(owner, out var other) && other != request.Vault)
        {
            return new BackupException(
                ErrorIds.VmProtectedElsewhere,
                $"Virtual machine '{request.Vm.Name}' is protected already, in vault '{other.Name}' of resource group '{other.ResourceGroupName}'.",
                $"Leave it there, or stop protection there with deletion of data first: Stop-Protection {request.Vm.Name} -Vault {other.Name} -ResourceGroupName {other.ResourceGroupName} -RemoveData.",
                request.Vm.ToString(),
                refused);
        }

        if (await client.Policies.FindAsync(request.Policy, cancellationToken).ConfigureAwait(false) is null)
        {
            return await PolicyNotFoundAsync(request.Policy, refused, cancellationToken).ConfigureAwait(false);
        }

        var vault = await client.Vaults.FindAsync(request.Vault, cancellationToken).ConfigureAwait(false);
        if (vault is not null && !string.Equals(vault.Location, vm.Location, StringComparison.OrdinalIgnoreCase))
        {
            return new BackupException(
                ErrorIds.VmNotProtectable,
                $"Virtual machine '{request.Vm.Name}' is in region {vm.Location}, and vault '{vault.Name}' protects machines in {vault.Location} only.",
                $"Use a vault in {vm.Location}.",
                request.Vm.ToString(),
                refused);
        }

        return VmProtection.IsUnknownToVault(refused)
            ? new BackupException(
                ErrorIds.VmNotProtectable,
                $"Vault '{request.Vault.Name}' does not see virtual machine '{request.Vm.Name}', also after it has looked for new machines.",
                "A machine that has just been made may take some minutes to be seen: try again. Get-ProtectableVm -Refresh shows what the vault sees.",
                request.Vm.ToString(),
                refused)
            : null;
    }

    private async Task<BackupException> PolicyNotFoundAsync(PolicyId policy, ArmException refused, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var known in client.Policies.ListAsync(policy.Vault, BackupManagementType.AzureIaasVM, cancellationToken).ConfigureAwait(false))
        {
            names.Add(known.Name);
        }

        return new BackupException(
            ErrorIds.PolicyNotFound,
            $"Vault '{policy.Vault.Name}' has no policy '{policy.Name}'.",
            names.Count == 0 ? "Create one first." : $"For virtual machines it has {Names.Some(names)}.",
            policy.ToString(),
            refused);
    }
}
