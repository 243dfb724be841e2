using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Stops, resumes and deletes the protection of a virtual machine, and undoes the deletion. Items are taken as they are given: just read;
/// those of other kinds are refused.
/// </summary>
public sealed class ItemProtection(BackupClient client)
{
    private readonly ConcurrentDictionary<VaultId, Task<VaultConfig>> _configs = new();
    private readonly ConcurrentDictionary<VaultId, Task<Vault?>> _vaults = new();

    /// <summary>Stops backups and keeps what is there for ever.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<ChangeResult<ProtectionResult>?> StopAsync(ProtectedItem item, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        OtherKinds.RequireVm(item, ItemTask.Stop);
        RefuseSoftDeleted(item);
        if (item.IsStopped && !item.IsSuspended)
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

    /// <summary>Stops backups and lets the recovery points expire by their policy, the last one excepted.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">The vault is not immutable, or protection has been stopped with all data kept.</exception>
    public async Task<ChangeResult<ProtectionResult>?> SuspendAsync(ProtectedItem item, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        OtherKinds.RequireVm(item, ItemTask.Stop);
        RefuseSoftDeleted(item);
        if (item.IsSuspended)
        {
            return Ended(ProtectionResult.Of(id, NameOf(item), ProtectionOutcome.AlreadySuspended, item));
        }

        if (item.IsStopped || item.PolicyId is null)
        {
            throw new BackupException(
                ErrorIds.ProtectionStopped,
                $"Protection of '{NameOf(item)}' is stopped with all recovery points kept for ever: it follows no policy by which they could expire.",
                "Go on protecting it first: Resume-Protection -Policy <policy>.",
                item.Id);
        }

        var vault = await _vaults.GetOrAdd(id.Vault, key => client.Vaults.FindAsync(key, cancellationToken)).ConfigureAwait(false);
        if (vault?.ImmutabilityState is not (ImmutabilityState.Unlocked or ImmutabilityState.Locked))
        {
            throw new BackupException(
                ErrorIds.VaultNotImmutable,
                $"Vault '{id.Vault.Name}' is not immutable, and only an immutable vault stops backups with the data kept by policy.",
                "Stop with -RetainData, which keeps all recovery points, or enable immutability on the vault first.",
                item.Id);
        }

        return await confirm(NameOf(item), $"Stop backups and let recovery points expire by policy '{item.PolicyName}', the last one excepted").ConfigureAwait(false)
            ? await ChangeAsync(
                item,
                ProtectionOutcome.Suspended,
                $"Stopping protection of {NameOf(item)}",
                client.Protection.StartSuspendAsync(id, VmOf(item), PolicyId.Parse(item.PolicyId), cancellationToken),
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
        OtherKinds.RequireVm(item, ItemTask.Stop);
        if (item.IsSoftDeleted)
        {
            return Ended(ProtectionResult.Of(id, NameOf(item), ProtectionOutcome.AlreadyDeleted, item));
        }

        var config = await _configs.GetOrAdd(id.Vault, key => client.Vaults.GetConfigAsync(key, cancellationToken)).ConfigureAwait(false);
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
        OtherKinds.RequireVm(item, ItemTask.Resume);
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

    /// <summary>Changes the policy or the disks of an item that is being backed up.</summary>
    /// <param name="item">The item.</param>
    /// <param name="policy">The policy from now on; null leaves it as it is.</param>
    /// <param name="disks">The final selection of disks; null leaves it as it is.</param>
    /// <param name="noWait">Whether to return as soon as the service has accepted it.</param>
    /// <param name="confirm">Asked once, before anything is sent.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">The item is soft-deleted or stopped, or the service refuses the change.</exception>
    public async Task<ChangeResult<ProtectionResult>?> ChangeAsync(
        ProtectedItem item, PolicyId? policy, DiskSelection? disks, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        OtherKinds.RequireVm(item, ItemTask.Protect);
        RefuseSoftDeleted(item);
        if (item.IsStopped || (policy is null && item.PolicyId is null))
        {
            throw new BackupException(
                ErrorIds.ProtectionStopped,
                $"Protection of '{NameOf(item)}' is stopped: there is no policy and no selection of disks to change.",
                "Go on protecting it: Resume-Protection -Policy <policy>.",
                item.Id);
        }

        var request = new ProtectVmRequest
        {
            Vm = VmOf(item),
            Vault = ProtectedItemId.Parse(item.Id).Vault,
            Policy = policy ?? PolicyId.Parse(item.PolicyId!),
            Disks = disks,
            NoWait = noWait,
        };
        return await new VmProtection(client).BringAsync(request, item, confirm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Undoes a deletion: the data is kept, backups stay stopped unless a policy is given to go on with.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<ChangeResult<ProtectionResult>?> UndeleteAsync(ProtectedItem item, PolicyId? resumeWith, bool noWait, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = ProtectedItemId.Parse(item.Id);
        OtherKinds.RequireVm(item, ItemTask.Undelete);
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
        (item.SourceResourceId ?? item.VirtualMachineId) is { } id
            ? VmId.Parse(id)
            : throw new BackupException(
                ErrorIds.UnexpectedResponse,
                $"The service does not say which virtual machine the item '{NameOf(item)}' is.",
                "Try again; where it stays so, report it.",
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
