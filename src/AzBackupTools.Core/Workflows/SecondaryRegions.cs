using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Says which region a vault keeps its copies in.</summary>
public sealed class SecondaryRegions(BackupClient client)
{
    private const string Status = "/backupCrrOperationsStatus/";

    /// <summary>The region that an operation works in, where that is not the vault's own: its address says so.</summary>
    public static string? Of(LongRunningOperation operation)
    {
        var path = operation.StatusUri?.AbsolutePath ?? string.Empty;
        var end = path.IndexOf(Status, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : path.Substring(path.LastIndexOf('/', end - 1) + 1, end - path.LastIndexOf('/', end - 1) - 1);
    }

    /// <summary>The paired region of a vault that restores there.</summary>
    /// <exception cref="BackupException">There is no such vault, or it does not restore across regions.</exception>
    public async Task<string> OfAsync(VaultId id, CancellationToken cancellationToken)
    {
        var vault = await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.VaultNotFound, $"There is no vault '{id.Name}' in resource group '{id.ResourceGroupName}'.", "Get-RsVault shows the vaults.", id.ToString());
        if (!string.Equals(vault.Redundancy?.CrossRegionRestore, "Enabled", StringComparison.OrdinalIgnoreCase))
        {
            throw new BackupException(
                ErrorIds.CrossRegionRestoreOff,
                $"Vault '{vault.Name}' does not restore across regions: cross-region restore is off{(vault.StorageRedundancy is { } redundancy ? $", and its storage is {redundancy}" : string.Empty)}.",
                vault.StorageRedundancy is null or StorageRedundancy.GeoRedundant or StorageRedundancy.ReadAccessGeoZoneRedundant
                    ? $"Turn it on: Set-RsVault {vault.Name} -CrossRegionRestore. Copies are in the other region some hours later."
                    : "Only a vault with geo-redundant storage can, and the redundancy of a vault in use stays as it is.",
                vault.Id);
        }

        return await PairAsync(id.SubscriptionId, vault.Location, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.CrossRegionRestoreOff,
            $"Vault '{vault.Name}' is in {vault.Location}, which has no paired region that this account can see.",
            "Restore in the region of the vault.",
            vault.Id);
    }

    private async Task<string?> PairAsync(string subscriptionId, string? location, CancellationToken cancellationToken)
    {
        await foreach (var region in client.Subscriptions.RegionsAsync(subscriptionId, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(region.Name, location?.Replace(" ", string.Empty), StringComparison.OrdinalIgnoreCase))
            {
                return region.PairedRegion;
            }
        }

        return null;
    }
}
