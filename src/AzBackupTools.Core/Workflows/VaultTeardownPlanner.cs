using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Makes the plan for what a vault holds. The order is the one that Azure documents: consent and locks first, so that deletions are final,
/// then items, what holds items, what leads to the vault, and the vault itself.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/azure/backup/backup-azure-delete-vault" />.</remarks>
internal static class VaultTeardownPlanner
{
    public static VaultTeardownPlan Make(VaultContent content)
    {
        var phases = new List<IReadOnlyList<VaultTeardownStep>>
        {
            content.Guards.Select(guard => TakeOff(content, guard)).ToList(),
            Switches(content).ToList(),
            content.SoftDeletedItems.Select(Undelete).ToList(),
            content.OwnItems.Select(Delete).ToList(),
            content.Containers.Select(Unregister).ToList(),
            content.Servers.Select(server => Unregister(content, server)).Concat(content.Engines.Select(engine => Unregister(content, engine))).ToList(),
            content.Vault.PrivateEndpointConnections.Select(endpoint => Disconnect(content, endpoint)).ToList(),
            new[]
            {
                new VaultTeardownStep(
                    $"Remove vault '{content.Id.Name}' from group '{content.Id.ResourceGroupName}'",
                    (client, token) => new VaultLifecycle(client).DeleteAsync(content.Id, token)),
            },
        };
        return new VaultTeardownPlan(content.Id.Name, phases.Where(static phase => phase.Count > 0).ToList());
    }

    private static VaultTeardownStep TakeOff(VaultContent content, ResourceGuardProxy guard) => new(
        $"Take resource guard '{guard.ResourceGuardName ?? guard.Name}' off the vault, with its consent",
        async (client, token) =>
        {
            var requests = guard.Requests.Where(static pair => pair.Key.EndsWith("/backupResourceGuardProxies/delete", StringComparison.OrdinalIgnoreCase)).Select(static pair => pair.Value);
            await client.ResourceGuards.UnlockDeleteAsync(
                guard.Id, [.. requests.DefaultIfEmpty($"{guard.ResourceGuardId}/deleteResourceGuardProxyRequests/default")], guard.Id, token).ConfigureAwait(false);
            await FollowAsync(client, client.ResourceGuards.StartDeleteAsync(guard.Id, token), $"Taking the resource guard off {content.Id.Name}", token).ConfigureAwait(false);
        });

    private static IEnumerable<VaultTeardownStep> Switches(VaultContent content)
    {
        if (content.IsImmutable && !content.IsImmutabilityLocked && content.ActiveItems.Any())
        {
            yield return new(
                "Switch immutability off",
                (client, token) => FollowAsync(client, client.Vaults.StartChangeAsync(content.Vault, new VaultSettings { Immutability = VaultImmutabilityChoice.Disabled }, [], null, token), $"Switching immutability of {content.Id.Name} off", token));
        }

        if (content.Config.IsSoftDeleteOn && content.OwnItems.Any())
        {
            yield return new(
                "Switch soft delete off, so that what is deleted is gone at once",
                (client, token) => client.Vaults.UpdateConfigAsync(content.Id, new VaultConfigChange { SoftDeleteFeatureState = SoftDeleteState.Disabled }, token));
        }

        if (content.IsHybridSecurityOn && (content.Servers.Any(server => content.ItemsOf(server).Any()) || content.Engines.Any(static engine => engine.ProtectedItemCount > 0)))
        {
            yield return new(
                "Switch the security features for hybrid backups off, so that servers with backups can be unregistered",
                (client, token) => client.Vaults.UpdateConfigAsync(content.Id, new VaultConfigChange { EnhancedSecurityState = "Disabled" }, token));
        }
    }

    private static VaultTeardownStep Undelete(ProtectedItem item) => new(
        $"Undo the deletion of {NameOf(item)}, to delete it for good",
        async (client, token) =>
        {
            var id = ProtectedItemId.Parse(item.Id);
            await FollowAsync(client, client.Protection.StartUndeleteAsync(id, VmId.Parse(item.SourceResourceId!), token), $"Undoing the deletion of {NameOf(item)}", token).ConfigureAwait(false);
        });

    private static VaultTeardownStep Delete(ProtectedItem item) => new(
        item.IsSoftDeleted ? $"Delete all recovery points of {NameOf(item)} for good" : $"Stop backups of {NameOf(item)} and delete all its recovery points for good",
        async (client, token) =>
        {
            var id = ProtectedItemId.Parse(item.Id);
            var operation = await client.Protection.StartDeleteAsync(id, token).ConfigureAwait(false);
            var ended = await client.Arm.FollowAsync(operation, $"Deleting the backups of {NameOf(item)}", token).ConfigureAwait(false);
            if (ended.JobId is { } job)
            {
                // The vault is not empty before the job has ended, whatever the operation says.
                await new JobFollowing(client).SucceedAsync(new JobId(id.Vault, job), token).ConfigureAwait(false);
            }
        });

    private static VaultTeardownStep Unregister(BackupContainer container) => new(
        $"Unregister {container.FriendlyName ?? container.Name}",
        (client, token) => FollowAsync(
            client, client.Containers.StartUnregisterAsync(ContainerId.Parse(container.Id), token), $"Unregistering {container.FriendlyName ?? container.Name}", token));

    private static VaultTeardownStep Unregister(VaultContent content, BackupContainer server)
    {
        var name = server.FriendlyName ?? server.Name;
        var items = content.ItemsOf(server).Count();
        return new(
            $"Unregister server {name} with the MARS agent{(items == 0 ? string.Empty : $", and delete its {items} backup item{(items == 1 ? string.Empty : "s")}")}",
            (client, token) => FollowAsync(client, client.Containers.StartUnregisterServerAsync(content.Id, name, token), $"Unregistering {name}", token));
    }

    private static VaultTeardownStep Unregister(VaultContent content, BackupEngine engine) => new(
        $"Unregister backup server {engine.FriendlyName ?? engine.Name}",
        (client, token) => FollowAsync(client, client.Containers.StartUnregisterServerAsync(content.Id, engine.Name, token), $"Unregistering {engine.FriendlyName ?? engine.Name}", token));

    private static VaultTeardownStep Disconnect(VaultContent content, VaultPrivateEndpoint endpoint)
    {
        var name = endpoint.Name ?? ResourcePath.Segment(endpoint.Id, "privateEndpointConnections") ?? string.Empty;
        return new(
            $"Delete private endpoint connection {name}",
            (client, token) => FollowAsync(client, client.PrivateEndpoints.StartDeleteAsync(content.Id, name, token), $"Deleting connection {name}", token));
    }

    private static string NameOf(ProtectedItem item) => item.FriendlyName ?? item.Name;

    private static async Task FollowAsync(BackupClient client, Task<Arm.LongRunningOperation> start, string activity, CancellationToken cancellationToken) =>
        await client.Arm.FollowAsync(await start.ConfigureAwait(false), activity, cancellationToken).ConfigureAwait(false);
}
