using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Backs up an item now. That the service accepts it is not the end: the job is followed to its own.</summary>
public sealed class OnDemandBackup(BackupClient client)
{
    /// <summary>How long the service keeps a recovery point where nobody says otherwise, in days.</summary>
    public const int DefaultRetainDays = 30;

    /// <summary>Backs up one item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="retainUntil">Until when the recovery point is kept.</param>
    /// <param name="noWait">Whether to return as soon as the service has accepted it.</param>
    /// <param name="confirm">Asked once, before anything is sent.</param>
    /// <param name="cancellationToken">Ends the wait; the backup goes on.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">The item cannot be backed up, or its backup failed.</exception>
    public async Task<ChangeResult<OnDemandBackupResult>?> RunAsync(
        ProtectedItem item,
        DateTimeOffset retainUntil,
        bool noWait,
        Confirmation confirm,
        CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        var name = item.FriendlyName ?? item.Name;
        OtherKinds.RequireVm(item, ItemTask.BackUp);
        RefuseUnprotected(item, name);
        if (!await confirm(name, $"Back up now and keep the recovery point until {Moments.Text(retainUntil)}").ConfigureAwait(false))
        {
            return null;
        }

        var operation = await client.Protection.StartBackupAsync(id, retainUntil, cancellationToken).ConfigureAwait(false);
        if (noWait)
        {
            return ChangeResult<OnDemandBackupResult>.Of(Pending.Of(id, name, $"Backup of {name}", operation));
        }

        var started = await client.Arm.FollowAsync(operation, $"Asking for a backup of {name}", cancellationToken).ConfigureAwait(false);
        if (started.JobId is null)
        {
            throw new BackupException(
                ErrorIds.UnexpectedResponse,
                $"The service accepted a backup of '{name}' but names no job.",
                "Look for the job with Get-BackupJob -Operation Backup.",
                item.Id);
        }

        var job = await new JobFollowing(client).SucceedAsync(new JobId(id.Vault, started.JobId), cancellationToken).ConfigureAwait(false);
        return ChangeResult<OnDemandBackupResult>.Of(new OnDemandBackupResult
        {
            Name = name,
            Status = job.Status ?? JobStatus.Completed,
            RetainUntil = retainUntil,
            StartTime = job.StartTime,
            Duration = job.Duration,
            BackupSizeBytes = job.BackupSizeBytes,
            JobId = job.JobId,
            VaultName = id.Vault.Name,
            VaultId = id.Vault.ToString(),
            ItemId = item.Id,
        });
    }

    private static void RefuseUnprotected(ProtectedItem item, string name)
    {
        if (item.IsSoftDeleted)
        {
            throw new BackupException(
                ErrorIds.ItemSoftDeleted,
                $"The backups of '{name}' were deleted{Moments.Suffix(" on", item.DeletedTime)} and are kept{Moments.Suffix(" until", item.PurgeTime)}.",
                "Bring them back and protect the machine again first: Undo-ItemDeletion -ResumeWithPolicy <policy>.",
                item.Id);
        }

        if (item.IsStopped)
        {
            throw new BackupException(
                ErrorIds.ProtectionStopped,
                $"Protection of '{name}' is stopped, so it cannot be backed up.",
                "Go on protecting it first: Resume-Protection -Policy <policy>.",
                item.Id);
        }
    }
}
