using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Looks up what a restore names, before anything is sent that changes something.</summary>
internal sealed class RestoreTargets(BackupClient client)
{
    /// <summary>Settles all names, or says which one cannot be used.</summary>
    /// <exception cref="BackupException">Something is missing, in another region, or not possible in the vault.</exception>
    internal async Task<RestoreSpec> SettleAsync(VmRestoreRequest request, CancellationToken cancellationToken)
    {
        var vaultId = ProtectedItemId.Parse(request.Item.Id).Vault;
        var vault = await client.Vaults.FindAsync(vaultId, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.VaultNotFound, $"There is no vault '{vaultId.Name}' in resource group '{vaultId.ResourceGroupName}'.", "Get-RsVault shows the vaults.", vaultId.ToString());
        RefuseInSecondaryRegion(request);
        var region = request.Point.SecondaryRegionName ?? vault.Location ?? string.Empty;
        var subscription = request.TargetSubscriptionId ?? vaultId.SubscriptionId;
        RefuseOtherSubscription(vault, subscription);
        RefuseZone(request, vault);
        RefuseLuns(request);
        RefuseOriginalAccounts(request);
        var account = await AccountAsync(request.StorageAccount, subscription, vaultId.SubscriptionId, region, request.Point.IsSecondaryRegion, cancellationToken).ConfigureAwait(false);
        var spec = new RestoreSpec
        {
            Kind = request.Kind,
            SourceResourceId = request.Item.SourceResourceId ?? request.Item.VirtualMachineId ?? string.Empty,
            StorageAccountId = account.Id,
            Region = region,
            IsSecondaryRegion = request.Point.IsSecondaryRegion,
            UseOriginalStorageAccount = request.UseOriginalStorageAccount,
            DiskLuns = request.DiskLuns,
            Zone = request.Zone,
            RehydrateDays = request.Point.NeedsRehydration ? request.RehydrateDays : null,
            RehydratePriority = request.RehydratePriority,
        };
        if (request.Kind == RestoreKind.InPlace)
        {
            await RequireSourceAsync(request, cancellationToken).ConfigureAwait(false);
            return spec;
        }

        if (request.TargetResourceGroupName is { } groupName)
        {
            Names.RequireSegment(groupName, "TargetResourceGroupName");
            var group = await client.ResourceGroups.FindAsync(subscription, groupName, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
                ErrorIds.ResourceGroupNotFound,
                $"There is no resource group '{groupName}' in subscription {subscription}.",
                "Check -TargetResourceGroupName, or create the group first.",
                groupName);
            spec = spec with { TargetResourceGroupId = group.Id };
        }

        return request.Kind == RestoreKind.NewVm ? await NewVmAsync(request, spec, subscription, cancellationToken).ConfigureAwait(false) : spec;
    }

    private static bool IsSameRegion(string? left, string? right) =>
        string.Equals(left?.Replace(" ", string.Empty), right?.Replace(" ", string.Empty), StringComparison.OrdinalIgnoreCase);

    private static void RefuseOtherSubscription(Vault vault, string subscription)
    {
        if (!string.Equals(subscription, vault.SubscriptionId, StringComparison.OrdinalIgnoreCase)
            && vault.RestoreSettings?.CrossSubscriptionRestore is { } state
            && !state.Equals("Enabled", StringComparison.OrdinalIgnoreCase))
        {
            throw new BackupException(
                ErrorIds.CrossSubscriptionRestoreOff,
                $"Vault '{vault.Name}' does not restore to other subscriptions: its setting is {state}.",
                state.Equals("PermanentlyDisabled", StringComparison.OrdinalIgnoreCase)
                    ? "Restore to the subscription of the vault: the setting cannot be changed any more."
                    : $"Restore to the subscription of the vault, or change the setting: Set-RsVault {vault.Name} -CrossSubscriptionRestore Enabled.",
                vault.Id);
        }
    }

    private static void RefuseZone(VmRestoreRequest request, Vault vault)
    {
        if (request.Zone is null || request.Point.Zones.Contains(request.Zone))
        {
            return;
        }

        // https://learn.microsoft.com/azure/backup/backup-azure-arm-restore-vms, "Cross Zonal Restore".
        var isElsewhere = request.Point.IsSecondaryRegion;
        var why = request.Point.IsManagedVirtualMachine == false ? "only machines with managed disks can be restored to another zone"
            : !isElsewhere && vault.StorageRedundancy is not (StorageRedundancy.ZoneRedundant or StorageRedundancy.ReadAccessGeoZoneRedundant)
                ? $"only a zone-redundant vault restores to another zone, and vault '{vault.Name}' is {vault.StorageRedundancy ?? "of a redundancy that the service does not tell"}"
            : !request.Point.IsInVault ? "only a point in the vault tier can be restored to another zone, and this one is not there yet"
            : null;
        if (why is not null)
        {
            throw new BackupException(
                ErrorIds.ZoneNotPossible,
                $"'{request.Name}' cannot be restored to zone {request.Zone}: {why}.",
                request.Point.Zones.Count == 0 ? "Leave -Zone out." : $"Leave -Zone out, or name the zone that the machine was in: {string.Join(", ", request.Point.Zones)}.",
                request.Item.Id);
        }
    }

    private static void RefuseInSecondaryRegion(VmRestoreRequest request)
    {
        var why = !request.Point.IsSecondaryRegion ? null
            : request.Kind == RestoreKind.InPlace ? ("replaces disks where the machine is, which is not the secondary region", "Restore it as a new machine there: -NewVmName.")
            : request.Validate ? ("is an offer of the vault's own region only: the service validates no restore to the secondary one", "Leave -Validate out.")
            : ((string Why, string Remedy)?)null;
        if (why is { } known)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"{(request.Kind == RestoreKind.InPlace ? "-InPlace" : "-Validate")} {known.Why}.",
                known.Remedy,
                request.Item.Id);
        }
    }

    private static void RefuseOriginalAccounts(VmRestoreRequest request)
    {
        if (request.UseOriginalStorageAccount && request.Point.IsOriginalStorageAccountOption == false)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-UseOriginalStorageAccount: the disks of '{request.Name}' are managed disks, which came from no storage account.",
                "Leave it out, and say with -TargetResourceGroupName where the disks are to be.",
                request.Point.Id);
        }
    }

    private static void RefuseLuns(VmRestoreRequest request)
    {
        var held = request.Point.IncludedDisks.Where(disk => disk.Lun >= 0).Select(disk => disk.Lun!.Value).ToList();
        if (request.DiskLuns is { Count: > 0 } luns && request.Point.IncludedDisks.Count > 0 && luns.Where(lun => !held.Contains(lun)).ToList() is { Count: > 0 } missing)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-DiskLun {string.Join(", ", missing)}: the recovery point of '{request.Name}' holds no such disk.",
                held.Count == 0 ? "It holds the OS disk only: -OsDiskOnly." : $"It holds the data disks with LUN {string.Join(", ", held)}.",
                request.Point.Id);
        }
    }

    private async Task<StorageAccount> AccountAsync(string nameOrId, string subscription, string vaultSubscription, string region, bool isSecondary, CancellationToken cancellationToken)
    {
        StorageAccount? account = null;
        var seen = new List<string>();
        if (nameOrId.StartsWith("/", StringComparison.Ordinal))
        {
            account = ResourceId.Parse(nameOrId).ResourceType.Equals("Microsoft.Storage/storageAccounts", StringComparison.OrdinalIgnoreCase)
                ? await client.StorageAccounts.FindAsync(nameOrId, cancellationToken).ConfigureAwait(false)
                : throw new BackupException(ErrorIds.InvalidName, $"-StorageAccount '{nameOrId}' is not the id of a storage account.", "Give the name of one, or its id.", nameOrId);
        }
        else
        {
            Names.RequireSegment(nameOrId, "StorageAccount");
            foreach (var place in new[] { subscription, vaultSubscription }.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                await foreach (var one in client.StorageAccounts.ListAsync(place, cancellationToken).ConfigureAwait(false))
                {
                    account ??= one.Name.Equals(nameOrId, StringComparison.OrdinalIgnoreCase) ? one : null;
                    if (IsSameRegion(one.Location, region))
                    {
                        seen.Add(one.Name);
                    }
                }
            }
        }

        if (account is null)
        {
            throw new BackupException(
                ErrorIds.StorageAccountNotFound,
                $"There is no storage account '{nameOrId}' that this account can see.",
                seen.Count == 0 ? $"Create one in {region} to stage the restore in." : $"In {region} there is {Names.Some(seen)}.",
                nameOrId);
        }

        return IsSameRegion(account.Location, region)
            ? account
            : throw new BackupException(
                ErrorIds.WrongRegion,
                $"Storage account '{account.Name}' is in {account.Location}, and the restore is staged in {region}, {(isSecondary ? "the secondary region of the vault" : "the region of the vault")}.",
                seen.Count == 0 ? $"Use an account in {region}." : $"In {region} there is {Names.Some(seen)}.",
                account.Id);
    }

    private async Task RequireSourceAsync(VmRestoreRequest request, CancellationToken cancellationToken)
    {
        var source = request.Item.SourceResourceId ?? string.Empty;
        if (!VmId.TryParse(source, out var id) || await client.VirtualMachines.FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new BackupException(
                ErrorIds.VmNotFound,
                $"Virtual machine '{request.Name}' is gone, so its disks cannot be replaced.",
                "Restore it as a new machine: Restore-Vm -NewVmName.",
                source);
        }
    }

    private async Task<RestoreSpec> NewVmAsync(VmRestoreRequest request, RestoreSpec spec, string subscription, CancellationToken cancellationToken)
    {
        var groupName = request.TargetResourceGroupName!;
        Names.RequireSegment(request.NewVmName!, "NewVmName");
        var target = new VmId(subscription, groupName, request.NewVmName!);
        if (await client.VirtualMachines.FindAsync(target, cancellationToken).ConfigureAwait(false) is not null)
        {
            throw new BackupException(
                ErrorIds.AlreadyExists,
                $"There is a virtual machine '{target.Name}' in resource group '{groupName}' already, and a restore does not overwrite it.",
                "Choose another -NewVmName, or replace the disks of the machine that was backed up with -InPlace.",
                target.ToString());
        }

        var network = await NetworkAsync(request, subscription, groupName, spec.Region, cancellationToken).ConfigureAwait(false);
        if (!network.Subnets.Contains(request.Subnet!, StringComparer.OrdinalIgnoreCase))
        {
            throw new BackupException(
                ErrorIds.VirtualNetworkNotFound,
                $"Virtual network '{network.Name}' has no subnet '{request.Subnet}'.",
                network.Subnets.Count == 0 ? "Create one first." : $"It has {Names.Some(network.Subnets)}.",
                network.Id);
        }

        return spec with { TargetVmId = target.ToString(), VirtualNetworkId = network.Id, SubnetId = $"{network.Id}/subnets/{request.Subnet}" };
    }

    private async Task<VirtualNetwork> NetworkAsync(VmRestoreRequest request, string subscription, string groupName, string region, CancellationToken cancellationToken)
    {
        var nameOrId = request.VirtualNetwork!;
        if (!nameOrId.StartsWith("/", StringComparison.Ordinal))
        {
            Names.RequireSegment(nameOrId, "VirtualNetwork");
        }

        var id = nameOrId.StartsWith("/", StringComparison.Ordinal)
            ? nameOrId
            : $"/subscriptions/{subscription}/resourceGroups/{groupName}/providers/Microsoft.Network/virtualNetworks/{nameOrId}";
        var network = await client.VirtualNetworks.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.VirtualNetworkNotFound,
            $"There is no virtual network '{ResourceId.Parse(id).Name}' in resource group '{ResourceId.Parse(id).ResourceGroupName}'.",
            "A name is looked up in the target group: give the full id of a network elsewhere.",
            id);
        return IsSameRegion(network.Location, region)
            ? network
            : throw new BackupException(
                ErrorIds.WrongRegion,
                $"Virtual network '{network.Name}' is in {network.Location}, and the machine is restored to {region}.",
                $"Use a network in {region}.",
                network.Id);
    }
}
