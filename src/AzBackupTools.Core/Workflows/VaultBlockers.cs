using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Says what stands in the way of a vault's removal, what to do about each, and from when on it can be done.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/backup/backup-azure-delete-vault" />.</remarks>
public sealed class VaultBlockers(BackupClient client)
{
    /// <summary>Looks at a vault.</summary>
    /// <returns>What stands in the way, and what the account may not look at; null where there is no such vault.</returns>
    public async Task<(IReadOnlyList<VaultBlocker> Blockers, IReadOnlyList<string> Unseen)?> FindAsync(VaultId vault, CancellationToken cancellationToken) =>
        await new VaultInspection(client).LookAsync(vault, cancellationToken).ConfigureAwait(false) is { } content
            ? (Of(content), content.Unseen)
            : null;

    internal static IReadOnlyList<VaultBlocker> Of(VaultContent content) =>
    [
        .. content.Guards.Select(guard => OfGuard(content, guard)),
        .. OfImmutability(content),
        .. content.ActiveItems.Select(item => OfItem(content, item)),
        .. content.SoftDeletedItems.Select(item => OfSoftDeleted(content, item)),
        .. content.Containers.Select(container => OfContainer(content, container)),
        .. content.Servers.Select(server => OfServer(content, server)),
        .. content.Engines.Select(engine => OfEngine(content, engine)),
        .. content.Vault.PrivateEndpointConnections.Select(endpoint => OfEndpoint(content, endpoint)),
        .. OfReplication(content),
    ];

    private static VaultBlocker OfGuard(VaultContent content, ResourceGuardProxy guard) => Removable(
        content,
        VaultBlockerKind.ResourceGuard,
        guard.ResourceGuardName ?? guard.Name,
        "Deletions in this vault need the consent of the resource guard.",
        "Get the role Backup MUA Operator on the guard, then take the guard off the vault.",
        guard.Id);

    private static IEnumerable<VaultBlocker> OfImmutability(VaultContent content)
    {
        if (!content.IsImmutable || !content.ActiveItems.Any())
        {
            yield break;
        }

        if (!content.IsImmutabilityLocked)
        {
            yield return Removable(
                content,
                VaultBlockerKind.Immutability,
                ImmutabilityState.Unlocked,
                "Recovery points cannot be deleted before they expire.",
                "Switch immutability off; it is not locked.");
            yield break;
        }

        if (content.LastExpiry.Count > 0)
        {
            yield return Blocked(
                content,
                VaultBlockerKind.Immutability,
                ImmutabilityState.Locked,
                "Recovery points cannot be deleted before they expire, and immutability is locked for good.",
                "Stop backups with Stop-Protection -RetainPerPolicy and wait until all recovery points have expired.",
                Latest(content.ActiveItems.Select(item => Possible(content, item))));
        }
    }

    private static VaultBlocker OfItem(VaultContent content, ProtectedItem item)
    {
        var name = item.FriendlyName ?? item.Name;
        var reason = item.IsStopped ? "Its backups are stopped, its recovery points are kept." : "It is backed up.";
        var remove = $"Delete its backups: {OtherKinds.Deletion(item)}";
        if (content.IsImmutabilityLocked && content.LastExpiry.TryGetValue(item.Id, out var expiry))
        {
            return Blocked(
                content,
                VaultBlockerKind.ProtectedItem,
                name,
                $"{reason} Immutability is locked and its recovery points {(expiry is null ? "do not expire" : "have not expired")}.",
                expiry is null ? "Go on protecting it by a policy that lets the recovery points expire, then stop with -RetainPerPolicy."
                    : item.IsVm ? $"Stop-Protection {name} -RetainPerPolicy, wait for the last expiry, then -RemoveData."
                    : "Stop its backups in the portal and keep its data by policy, wait for the last expiry, then delete it there.",
                Possible(content, item),
                item.Id);
        }

        return content.IsSoftDeleteForced
            ? Blocked(
                content,
                VaultBlockerKind.ProtectedItem,
                name,
                $"{reason} Deleted backups are kept for {content.SoftDeleteDays} days, and soft delete cannot be switched off.",
                $"{remove} Deleted today, they are gone on the date given.",
                Possible(content, item),
                item.Id)
            : Removable(content, VaultBlockerKind.ProtectedItem, name, reason, remove, item.Id);
    }

    private static VaultBlocker OfSoftDeleted(VaultContent content, ProtectedItem item)
    {
        var name = item.FriendlyName ?? item.Name;
        var reason = $"Its backups were deleted{Moments.Suffix(" on", item.DeletedTime)} and are kept{Moments.Suffix(" until", item.PurgeTime)}.";
        return CanPurgeNow(content, item)
            ? Removable(
                content,
                VaultBlockerKind.SoftDeletedItem,
                name,
                reason,
                "Wait for the purge; or switch soft delete off, undo the deletion and delete again.",
                item.Id)
            : Blocked(
                content,
                VaultBlockerKind.SoftDeletedItem,
                name,
                reason + (content.IsSoftDeleteForced ? " Soft delete cannot be switched off." : string.Empty),
                "Wait for the purge.",
                PurgeOf(content, item),
                item.Id);
    }

    private static VaultBlocker OfContainer(VaultContent content, BackupContainer container)
    {
        var name = container.FriendlyName ?? container.Name;
        var items = content.ItemsIn(container).ToList();
        var reason = items.Count == 0 ? "It is registered with the vault." : $"It is registered with the vault and has {Count(items.Count, "item")} in it.";
        var remedy = items.Count == 0 ? "Unregister it: Unregister-BackupContainer." : "Delete the backups of its items, then unregister it: Unregister-BackupContainer.";
        return items.All(item => item.IsSoftDeleted ? CanPurgeNow(content, item) : IsRemovable(content, item))
            ? Removable(content, VaultBlockerKind.Container, name, reason, remedy, container.Id)
            : Blocked(content, VaultBlockerKind.Container, name, reason, remedy, Latest(items.Select(item => item.IsSoftDeleted ? PurgeOf(content, item) : Possible(content, item))), container.Id);
    }

    private static VaultBlocker OfServer(VaultContent content, BackupContainer server)
    {
        var name = server.FriendlyName ?? server.Name;
        var items = content.ItemsOf(server).ToList();
        var active = items.Count(static item => !item.IsSoftDeleted);
        if (!content.IsHybridSecurityForced || items.Count == 0)
        {
            return Removable(
                content,
                VaultBlockerKind.Server,
                name,
                items.Count == 0 ? "It is registered and has no backups."
                    : active == 0 ? "Its backups were deleted and are still kept."
                    : $"It is registered and has {Count(items.Count, "backup item")}.",
                items.Count == 0 || !content.IsHybridSecurityOn ? "Unregister it: Unregister-BackupContainer."
                    : active == 0 ? $"Wait for the purge{Moments.Suffix(" on", Latest(items.Select(item => PurgeOf(content, item))))}; or switch the security features for hybrid backups off and unregister it."
                    : "Delete its backups with the agent and a PIN (New-RsSecurityPin); or switch the security features for hybrid backups off and unregister it.",
                server.Id);
        }

        return active > 0
            ? Blocked(
                content,
                VaultBlockerKind.Server,
                name,
                $"It has {Count(active, "backup item")}, and the security features for hybrid backups cannot be switched off.",
                $"Delete its backups on the server, with the agent and a PIN (New-RsSecurityPin). They are kept for {content.SoftDeleteDays} days from then on.",
                null,
                server.Id)
            : Blocked(
                content,
                VaultBlockerKind.Server,
                name,
                "Its backups were deleted and are still kept.",
                "Wait for the purge, then unregister it: Unregister-BackupContainer.",
                Latest(items.Select(item => PurgeOf(content, item))),
                server.Id);
    }

    private static VaultBlocker OfEngine(VaultContent content, BackupEngine engine)
    {
        var name = engine.FriendlyName ?? engine.Name;
        var count = engine.ProtectedItemCount ?? 0;
        return content.IsHybridSecurityForced && count > 0
            ? Blocked(
                content,
                VaultBlockerKind.BackupServer,
                name,
                $"It has {Count(count, "backup item")}, and the security features for hybrid backups cannot be switched off.",
                "Delete its backups in its own console, with a PIN (New-RsSecurityPin), then unregister it.",
                null,
                engine.Id)
            : Removable(
                content,
                VaultBlockerKind.BackupServer,
                name,
                count == 0 ? "It is registered with the vault." : $"It is registered and has {Count(count, "backup item")}.",
                "Unregister it: Unregister-BackupContainer.",
                engine.Id);
    }

    private static VaultBlocker OfEndpoint(VaultContent content, VaultPrivateEndpoint endpoint) => Removable(
        content,
        VaultBlockerKind.PrivateEndpoint,
        endpoint.Name ?? ResourcePath.Segment(endpoint.Id, "privateEndpointConnections") ?? "connection",
        $"A private endpoint leads to the vault{(endpoint.Status is { } status ? $" ({status})" : string.Empty)}.",
        "Delete the connection. The endpoint stays in its network, and can be deleted there.",
        endpoint.Id);

    private static IEnumerable<VaultBlocker> OfReplication(VaultContent content)
    {
        if (content.Replicated is { Items: > 0 } or { Servers: > 0 })
        {
            yield return Blocked(
                content,
                VaultBlockerKind.Replication,
                "Site Recovery",
                $"{Count(content.Replicated.Items, "replicated item")} and {Count(content.Replicated.Servers, "server")} of Site Recovery.",
                "Disable replication and remove the servers with Site Recovery: https://learn.microsoft.com/azure/site-recovery/delete-vault.",
                null);
        }
    }

    internal static bool IsRemovable(VaultContent content, ProtectedItem item) =>
        !content.IsSoftDeleteForced && !(content.IsImmutabilityLocked && content.LastExpiry.ContainsKey(item.Id));

    /// <summary>Only machines are known to come back by what this client sends; deleting them again needs soft delete to go off.</summary>
    internal static bool CanPurgeNow(VaultContent content, ProtectedItem item) =>
        !content.IsSoftDeleteForced && !content.IsImmutabilityLocked && item.SourceResourceId is not null && VmId.TryParse(item.SourceResourceId, out _);

    /// <summary>When an item that is there now can be gone for good: null where that is never, as things stand.</summary>
    private static DateTimeOffset? Possible(VaultContent content, ProtectedItem item)
    {
        DateTimeOffset? deletable = content.IsImmutabilityLocked && content.LastExpiry.TryGetValue(item.Id, out var expiry)
            ? expiry is { } last ? last > content.Now ? last : content.Now : null
            : content.Now;
        return content.IsSoftDeleteForced ? deletable?.AddDays(content.SoftDeleteDays) : deletable;
    }

    private static DateTimeOffset PurgeOf(VaultContent content, ProtectedItem item) =>
        item.PurgeTime ?? (item.DeletedTime ?? content.Now).AddDays(item.SoftDeleteRetentionDays ?? content.SoftDeleteDays);

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset?> moments)
    {
        var all = moments.ToList();
        return all.Any(static moment => moment is null) ? null : all.Max();
    }

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset> moments) => Latest(moments.Select(static moment => (DateTimeOffset?)moment));

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static VaultBlocker Removable(VaultContent content, VaultBlockerKind kind, string name, string reason, string remedy, string? id = null) => new()
    {
        Kind = kind,
        Name = name,
        Reason = reason,
        Remedy = remedy,
        PossibleFrom = content.Now,
        IsRemovable = true,
        Id = id,
        VaultId = content.Vault.Id,
    };

    private static VaultBlocker Blocked(VaultContent content, VaultBlockerKind kind, string name, string reason, string remedy, DateTimeOffset? from, string? id = null) => new()
    {
        Kind = kind,
        Name = name,
        Reason = reason,
        Remedy = remedy,
        PossibleFrom = from,
        IsRemovable = false,
        Id = id,
        VaultId = content.Vault.Id,
    };
}
