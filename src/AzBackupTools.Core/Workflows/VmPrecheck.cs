using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Finds out whether backups of a virtual machine will succeed: before protection from what the service and Compute say of the
/// machine, afterwards from what the item says as well. It changes nothing.
/// </summary>
public sealed class VmPrecheck(BackupClient client)
{
    private const string SupportMatrix = "https://learn.microsoft.com/azure/backup/backup-support-matrix-iaas";

    private readonly KnownItems _items = new(client);
    private readonly BackupAgeCheck _age = new(client);
    private readonly ConcurrentDictionary<VaultId, Task<Vault?>> _vaults = new();
    private readonly ConcurrentDictionary<(string Subscription, string Location, string Size), Task<string?>> _features = new();

    /// <summary>Checks one machine.</summary>
    /// <param name="vmId">The machine.</param>
    /// <param name="vaultId">The vault that protects it, or is to protect it.</param>
    /// <param name="longest">The longest age of the last backup that is well; null to take it from the policy.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="BackupException">There is neither a machine nor an item of it.</exception>
    public async Task<PrecheckResult> CheckAsync(VmId vmId, VaultId vaultId, TimeSpan? longest, CancellationToken cancellationToken) =>
        await CheckAsync(
            vmId,
            vaultId,
            await _items.FindAsync(ProtectedItemId.ForVm(vaultId, vmId), cancellationToken).ConfigureAwait(false),
            longest,
            cancellationToken).ConfigureAwait(false);

    /// <summary>Checks one machine whose item the caller has just read.</summary>
    /// <inheritdoc cref="CheckAsync(VmId, VaultId, TimeSpan?, CancellationToken)" />
    /// <param name="vmId">The machine.</param>
    /// <param name="vaultId">The vault.</param>
    /// <param name="item">The item; null where the vault does not protect the machine.</param>
    /// <param name="longest">The longest age of the last backup that is well; null to take it from the policy.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<PrecheckResult> CheckAsync(VmId vmId, VaultId vaultId, ProtectedItem? item, TimeSpan? longest, CancellationToken cancellationToken)
    {
        var vm = await client.VirtualMachines.FindAsync(vmId, cancellationToken).ConfigureAwait(false);
        if (vm is null && item is null)
        {
            throw new BackupException(
                ErrorIds.VmNotFound,
                $"There is no virtual machine '{vmId.Name}' in resource group '{vmId.ResourceGroupName}'.",
                "Check the name and -VmResourceGroupName.",
                vmId.ToString());
        }

        var findings = new List<PrecheckFinding>();
        if (vm is null)
        {
            findings.Add(ItemChecks.Found(
                PrecheckLevel.Critical,
                "UserErrorVmNotFoundV2",
                "The machine was deleted: there is nothing left to back up.",
                "Restore it from a recovery point, or stop its protection: Stop-Protection.",
                "https://learn.microsoft.com/azure/backup/backup-azure-vms-troubleshoot"));
        }
        else
        {
            findings.AddRange(MachineChecks.Of(vm, item?.DiskSelection));
        }

        if (item is not null)
        {
            findings.AddRange(ItemChecks.Of(item));
            if (await _age.CheckAsync(ProtectedItemId.ForVm(vaultId, vmId), item, longest, cancellationToken).ConfigureAwait(false) is { } age)
            {
                findings.Add(age);
            }
        }
        else
        {
            await foreach (var finding in BeforeAsync(vmId, vm!, vaultId, cancellationToken).ConfigureAwait(false))
            {
                findings.Add(finding);
            }
        }

        return new PrecheckResult
        {
            Name = vm?.Name ?? item?.FriendlyName ?? vmId.Name,
            VmResourceGroupName = vmId.ResourceGroupName,
            IsProtected = item is not null,
            State = item?.StateText,
            LastBackupTime = item?.LastBackupTime,
            Findings = PrecheckResult.Sorted(findings),
            VaultName = vaultId.Name,
            VaultId = vaultId.ToString(),
            VmId = vm?.Id ?? vmId.ToString(),
        };
    }

    private async IAsyncEnumerable<PrecheckFinding> BeforeAsync(
        VmId vmId, VirtualMachine vm, VaultId vaultId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var vault = await _vaults.GetOrAdd(vaultId, key => client.Vaults.FindAsync(key, cancellationToken)).ConfigureAwait(false)
            ?? throw new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{vaultId.Name}' in resource group '{vaultId.ResourceGroupName}'.",
                "Get-RsVault shows the vaults of the subscription with their groups.",
                vaultId.ToString());
        var location = vm.Location ?? vault.Location ?? string.Empty;
        if (vault.Location is { } there && !Text.Same(ArmPath.Location(there), ArmPath.Location(location)))
        {
            // What the service would say of this vault's region is of no use for another one.
            yield return ItemChecks.Found(
                PrecheckLevel.Critical,
                "OtherRegion",
                $"The machine is in {location}, and vault '{vault.Name}' protects machines in {there} only.",
                $"Use a vault in {location}.",
                SupportMatrix);
            yield break;
        }

        var status = await client.Discovery.BackupStatusAsync(vmId, location, cancellationToken).ConfigureAwait(false);
        if (status.VaultId is { Length: > 0 } owner && VaultId.TryParse(owner, out var other) && other != vaultId)
        {
            yield return ItemChecks.Found(
                PrecheckLevel.Critical,
                ErrorIds.VmProtectedElsewhere,
                $"The machine is protected already, in vault '{other.Name}' of resource group '{other.ResourceGroupName}'.",
                $"Leave it there, or remove it there first: Stop-Protection {vm.Name} -Vault {other.Name} -ResourceGroupName {other.ResourceGroupName} -RemoveData.",
                "https://learn.microsoft.com/azure/backup/backup-azure-vm-backup-faq");
            yield break;
        }

        var readiness = await client.Readiness.PreValidateAsync(vmId, location, vaultId, cancellationToken).ConfigureAwait(false);
        if (!readiness.IsReady)
        {
            yield return ItemChecks.Found(
                PrecheckLevel.Critical,
                readiness.ErrorCode is { Length: > 0 } code ? code : "NotProtectable",
                readiness.ErrorMessage is { Length: > 0 } message ? message : "The service says that the machine cannot be protected.",
                readiness.Recommendation is { Length: > 0 } advice ? advice : "See what Azure Backup supports.",
                SupportMatrix);
        }

        if (vm.Size is { Length: > 0 } size)
        {
            var support = await _features.GetOrAdd(
                (vmId.SubscriptionId, location, size),
                key => client.Readiness.FeatureSupportAsync(key.Subscription, key.Location, key.Size, vm.ImageSku, cancellationToken)).ConfigureAwait(false);
            if (Text.Same(support, "NotSupported"))
            {
                yield return ItemChecks.Found(
                    PrecheckLevel.Critical, "SizeNotSupported", $"Machines of size {size} cannot be backed up in {location}.", "Choose another size, or another way to back it up.", SupportMatrix);
            }
            else if (Text.Same(support, "DefaultOFF"))
            {
                yield return ItemChecks.Found(
                    PrecheckLevel.Warning, "SizeSupportOff", $"Backup of machines of size {size} is not switched on in {location}.", "Ask Azure support to switch it on for the subscription.", SupportMatrix);
            }
        }
    }
}
