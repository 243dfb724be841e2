using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Finds the recovery point that a user means, and reads it.</summary>
public sealed class RecoveryPointFinder(BackupClient client)
{
    /// <summary>Finds a point.</summary>
    /// <param name="item">The item.</param>
    /// <param name="nameOrId">Its name or ARM id; null for the newest.</param>
    /// <param name="secondaryRegion">The paired region, for the copy there; null for the vault's own.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="BackupException">The item is soft-deleted, has no such point, or none at all.</exception>
    public async Task<RecoveryPoint> FindAsync(ProtectedItem item, string? nameOrId, string? secondaryRegion, CancellationToken cancellationToken)
    {
        var name = item.FriendlyName ?? item.Name;
        if (item.IsSoftDeleted)
        {
            throw new BackupException(
                ErrorIds.ItemSoftDeleted,
                $"The backups of '{name}' were deleted{Moments.Suffix(" on", item.DeletedTime)} and are kept{Moments.Suffix(" until", item.PurgeTime)}: nothing of them can be restored as they are.",
                "Bring them back first: Undo-ItemDeletion.",
                item.Id);
        }

        var itemId = ProtectedItemId.Parse(item.Id);
        if (nameOrId is null)
        {
            return await NewestAsync(itemId, name, secondaryRegion, cancellationToken).ConfigureAwait(false);
        }

        var id = IdOf(itemId, nameOrId, name);
        var point = await client.RecoveryPoints.FindAsync(id, secondaryRegion, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.RecoveryPointNotFound,
            secondaryRegion is null
                ? $"'{name}' has no recovery point {id.Name}: it never had, or the point has expired."
                : $"'{name}' has no recovery point {id.Name} in {secondaryRegion}: it has expired, or its copy is not there yet.",
            $"See what there is: {Looking(name, itemId, secondaryRegion)}.",
            id.ToString());
        return point.ExpiryTime <= client.Arm.Clock.UtcNow
            ? throw new BackupException(
                ErrorIds.RecoveryPointNotFound,
                $"Recovery point {id.Name} of '{name}' expired{Moments.Suffix(" on", point.ExpiryTime)}.",
                $"See what there is: {Looking(name, itemId, secondaryRegion)}.",
                id.ToString())
            : point;
    }

    private static string Looking(string name, ProtectedItemId item, string? secondaryRegion) =>
        $"Get-RecoveryPoint {name} -Vault {item.Vault.Name}{(secondaryRegion is null ? string.Empty : " -SecondaryRegion")}";

    private static RecoveryPointId IdOf(ProtectedItemId item, string nameOrId, string name)
    {
        if (!nameOrId.StartsWith("/", StringComparison.Ordinal))
        {
            Names.RequireSegment(nameOrId, "RecoveryPoint");
            return new RecoveryPointId(item, nameOrId);
        }

        var id = RecoveryPointId.Parse(nameOrId);
        return id.Item == item
            ? id
            : throw new BackupException(
                ErrorIds.InvalidArgument,
                $"Recovery point {id.Name} belongs to '{id.Item.VmName ?? id.Item.Name}' in vault '{id.Vault.Name}', not to '{name}'.",
                "Leave -Item out: the recovery point says by itself what it belongs to.",
                nameOrId);
    }

    private async Task<RecoveryPoint> NewestAsync(ProtectedItemId item, string name, string? secondaryRegion, CancellationToken cancellationToken)
    {
        RecoveryPoint? newest = null;
        await foreach (var point in client.RecoveryPoints.ListAsync(item, secondaryRegion: secondaryRegion, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (newest is null || point.Time > newest.Time)
            {
                newest = point;
            }
        }

        if (newest is null)
        {
            throw new BackupException(
                ErrorIds.RecoveryPointNotFound,
                secondaryRegion is null ? $"'{name}' has no recovery point yet." : $"'{name}' has no recovery point in {secondaryRegion} yet: copies are there hours after the backup.",
                secondaryRegion is null ? $"Make one: Start-OnDemandBackup {name} -Vault {item.Vault.Name}." : "Wait, or restore in the region of the vault.",
                item.ToString());
        }

        // The list does not tell which disks a point holds.
        return await client.RecoveryPoints.FindAsync(new RecoveryPointId(item, newest.Name), secondaryRegion, cancellationToken).ConfigureAwait(false) ?? newest;
    }
}
