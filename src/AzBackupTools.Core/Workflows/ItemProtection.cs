using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Stops, resumes and deletes the protection of an item, and undoes the deletion. Items are taken as they are given: just read.</summary>
public sealed class ItemProtection(BackupClient client)
{
    /// <summary>Stops backups and keeps what is there for ever.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<ChangeResult<ProtectionResult>?> StopAsync(ProtectedItem item, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        RefuseSoftDeleted(item);
        if (item.IsStopped)
        {
            return Ended(ProtectionResult.Of(id, NameOf(item), ProtectionOutcome.AlreadyStopped, item));
        }

        return await confirm(NameOf(item), "Stop backups and keep all recovery points for ever").ConfigureAwait(false)
            ? await ChangeAsync(
                item,
                ProtectionOutcome.Stopped,
                $"Stopping protection of {NameOf(item)}",
                client.Protection.StartStopKeepingDataAsync(id, VmOf(item), cancellationToken),
                noWait,
                cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Stops backups and deletes the data.</summary>
    /// <param name="item">The item.</param>
    /// <param name="noWait">Whether to return as soon as the service has accepted it.</param>
    /// <param name="confirm">Asked once, with what will be lost.</param>
    /// <param name="confirmLoss">Asked as well where the deletion cannot be undone.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>What came of it, or null where a question was answered no.</returns>
    public async Task<ChangeResult<ProtectionResult>?> DeleteAsync(
        ProtectedItem item,
        bool noWait,
        Confirmation confirm,
        Confirmation confirmLoss,
        CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        if (item.IsSoftDeleted)
        {
            return Ended(ProtectionResult.Of(id, NameOf(item), ProtectionOutcome.AlreadyDeleted, item));
        }

        var config = await client.Vaults.GetConfigAsync(id.Vault, cancellationToken).ConfigureAwait(false);
        var consequence = config.IsSoftDeleteOn
            ? $"they can be brought back for {config.SoftDeleteRetentionDays} days with Undo-ItemDeletion"
            : "this cannot be undone, because soft delete is off in the vault";
        if (!await confirm(NameOf(item), $"Stop backups and delete all recovery points: {consequence}").ConfigureAwait(false)
            || (!config.IsSoftDeleteOn && !await confirmLoss(NameOf(item), $"All backups of '{NameOf(item)}' will be lost for good. Go on?").ConfigureAwait(false)))
        {
            return null;
        }

        return await ChangeAsync(
            item,
            ProtectionOutcome.Deleted,
            $"Deleting the backups of {NameOf(item)}",
            client.Protection.StartDeleteAsync(id, cancellationToken),
            noWait,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on protecting an item whose backups were stopped.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<ChangeResult<ProtectionResult>?> ResumeAsync(ProtectedItem item, PolicyId policy, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        RefuseSoftDeleted(item);
        var request = new ProtectVmRequest
        {
            Vm = VmOf(item),
            Vault = ProtectedItemId.Parse(item.Id).Vault,
            Policy = policy,
            NoWait = noWait,
        };
        return await new VmProtection(client).BringAsync(request, item, confirm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Undoes a deletion: the data is kept, backups stay stopped unless a policy is given to go on with.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<ChangeResult<ProtectionResult>?> UndeleteAsync(ProtectedItem item, PolicyId? resumeWith, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        if (!item.IsSoftDeleted)
        {
            return Ended(ProtectionResult.Of(id, NameOf(item), ProtectionOutcome.NotDeleted, item));
        }

        if (resumeWith is not null)
        {
            var request = new ProtectVmRequest { Vm = VmOf(item), Vault = id.Vault, Policy = resumeWith, RecoverDeleted = true, NoWait = noWait };
            return await new VmProtection(client).BringAsync(request, item, confirm, cancellationToken).ConfigureAwait(false);
        }

        return await confirm(NameOf(item), "Undo the deletion; backups stay stopped").ConfigureAwait(false)
            ? await ChangeAsync(
                item,
                ProtectionOutcome.Undeleted,
                $"Undoing the deletion of {NameOf(item)}",
                client.Protection.StartUndeleteAsync(id, VmOf(item), cancellationToken),
                noWait,
                cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<ChangeResult<ProtectionResult>> ChangeAsync(
        ProtectedItem item,
        ProtectionOutcome outcome,
        string activity,
        Task<LongRunningOperation> start,
        bool noWait,
        CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        var operation = await start.ConfigureAwait(false);
        if (noWait)
        {
            return ChangeResult<ProtectionResult>.Of(Pending.Of(id, NameOf(item), activity, operation));
        }

        var ended = await client.Arm.FollowAsync(operation, activity, cancellationToken).ConfigureAwait(false);
        var now = client.Protection.ReadResult(ended) ?? await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return Ended(ProtectionResult.Of(id, NameOf(item), outcome, now, ended.JobId) with { SourceResourceId = item.SourceResourceId });
    }

    private static ChangeResult<ProtectionResult> Ended(ProtectionResult result) => ChangeResult<ProtectionResult>.Of(result);

    private static string NameOf(ProtectedItem item) => item.FriendlyName ?? item.Name;

    private static VmId VmOf(ProtectedItem item) =>
        item.SourceResourceId is { } id
            ? VmId.Parse(id)
            : throw new BackupException(
                ErrorIds.InvalidArgument,
                $"'{NameOf(item)}' is not a virtual machine but of kind {item.ManagementType}.",
                "This cmdlet works on protected virtual machines.",
                item.Id);

    private static void RefuseSoftDeleted(ProtectedItem item)
    {
        if (item.IsSoftDeleted)
        {
            throw new BackupException(
                ErrorIds.ItemSoftDeleted,
                $"The backups of '{NameOf(item)}' were deleted{Moments.Suffix(" on", item.DeletedTime)} and are kept{Moments.Suffix(" until", item.PurgeTime)}.",
                "Bring them back first: Undo-ItemDeletion.",
                item.Id);
        }
    }
}
