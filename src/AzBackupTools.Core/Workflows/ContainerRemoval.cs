using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Finds and unregisters containers: servers with the MARS agent, backup servers, storage accounts, machines with databases.</summary>
public sealed class ContainerRemoval(BackupClient client)
{
    /// <summary>The kinds of containers that a vault can hold, beside backup servers.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [BackupManagementType.AzureIaasVM, BackupManagementType.MAB, BackupManagementType.AzureStorage, BackupManagementType.AzureWorkload];

    /// <summary>Unregisters a container.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="nameOrId">The name of the machine, account or server, or the ARM id of the container.</param>
    /// <param name="confirm">Asked once.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">Something stands in the way, or two containers have the name.</exception>
    public async Task<ContainerRemovalResult?> UnregisterAsync(VaultId vault, string nameOrId, Confirmation confirm, CancellationToken cancellationToken)
    {
        var containers = new List<BackupContainer>();
        foreach (var kind in Kinds)
        {
            await foreach (var container in client.Containers.ListAsync(vault, kind, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (IsMeant(nameOrId, container.Id, container.Name, container.FriendlyName))
                {
                    containers.Add(container);
                }
            }
        }

        var engines = new List<BackupEngine>();
        await foreach (var engine in client.BackupEngines.ListAsync(vault, cancellationToken).ConfigureAwait(false))
        {
            if (IsMeant(nameOrId, engine.Id, engine.Name, engine.FriendlyName))
            {
                engines.Add(engine);
            }
        }

        return (containers.Count + engines.Count) switch
        {
            0 => new ContainerRemovalResult { Name = nameOrId, Outcome = ContainerOutcome.AlreadyAbsent, VaultName = vault.Name, VaultId = vault.ToString() },
            1 when engines.Count == 1 => await UnregisterAsync(vault, engines[0], confirm, cancellationToken).ConfigureAwait(false),
            1 => await UnregisterAsync(vault, containers[0], confirm, cancellationToken).ConfigureAwait(false),
            _ => throw new BackupException(
                ErrorIds.ItemAmbiguous,
                $"Vault '{vault.Name}' has {containers.Count + engines.Count} containers '{nameOrId}': {string.Join(", ", containers.Select(static one => one.Name).Concat(engines.Select(static one => one.Name)))}.",
                "Give the Id of one: Get-BackupContainer shows it.",
                nameOrId),
        };
    }

    private async Task<ContainerRemovalResult?> UnregisterAsync(VaultId vault, BackupContainer container, Confirmation confirm, CancellationToken cancellationToken)
    {
        var name = container.FriendlyName ?? container.Name;
        if (Text.Same(container.ManagementType, BackupManagementType.AzureIaasVM))
        {
            throw new BackupException(
                ErrorIds.VaultNotEmpty,
                $"'{name}' is a virtual machine: its container cannot be unregistered, it goes with its backups.",
                $"Delete them: Stop-Protection {name} -RemoveData. Where the vault soft-deletes, the container goes with the purge.",
                container.Id);
        }

        var isServer = Text.Same(container.ManagementType, BackupManagementType.MAB);
        var items = new List<ProtectedItem>();
        await foreach (var item in client.Protection.ListAsync(vault, new ProtectedItemFilter { ManagementType = container.ManagementType }, cancellationToken).ConfigureAwait(false))
        {
            if (Text.Same(item.ContainerFullName, container.Name))
            {
                items.Add(item);
            }
        }

        if (items.Count > 0 && (!isServer || await NeedsPinAsync(vault, cancellationToken).ConfigureAwait(false)))
        {
            throw InTheWay(vault, name, container.Id, isServer, items);
        }

        return await RunAsync(
            vault,
            name,
            container.Id,
            items.Count == 0 ? "Unregister it" : $"Unregister it, and delete its backups: {Names.Some([.. items.Select(static item => item.FriendlyName ?? item.Name)])}",
            () => isServer
                ? client.Containers.StartUnregisterServerAsync(vault, name, cancellationToken)
                : client.Containers.StartUnregisterAsync(ContainerId.Parse(container.Id), cancellationToken),
            confirm,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ContainerRemovalResult?> UnregisterAsync(VaultId vault, BackupEngine engine, Confirmation confirm, CancellationToken cancellationToken)
    {
        var name = engine.FriendlyName ?? engine.Name;
        if (engine.ProtectedItemCount > 0 && await NeedsPinAsync(vault, cancellationToken).ConfigureAwait(false))
        {
            throw new BackupException(
                ErrorIds.VaultNotEmpty,
                $"Backup server '{name}' cannot be unregistered from vault '{vault.Name}': it has {engine.ProtectedItemCount} backup items.",
                "Delete its backups in its own console, which asks for a PIN: New-RsSecurityPin.",
                engine.Id);
        }

        return await RunAsync(vault, name, engine.Id, "Unregister the backup server", () => client.Containers.StartUnregisterServerAsync(vault, engine.Name, cancellationToken), confirm, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ContainerRemovalResult?> RunAsync(
        VaultId vault, string name, string id, string action, Func<Task<LongRunningOperation>> start, Confirmation confirm, CancellationToken cancellationToken)
    {
        if (!await confirm(name, action).ConfigureAwait(false))
        {
            return null;
        }

        await client.Arm.FollowAsync(await start().ConfigureAwait(false), $"Unregistering {name}", cancellationToken).ConfigureAwait(false);
        return new ContainerRemovalResult { Name = name, Outcome = ContainerOutcome.Unregistered, VaultName = vault.Name, VaultId = vault.ToString(), Id = id };
    }

    private async Task<bool> NeedsPinAsync(VaultId vault, CancellationToken cancellationToken) =>
        !Text.Same((await client.Vaults.GetConfigAsync(vault, cancellationToken).ConfigureAwait(false)).EnhancedSecurityState, "Disabled");

    private static BackupException InTheWay(VaultId vault, string name, string id, bool isServer, IReadOnlyCollection<ProtectedItem> items)
    {
        var active = items.Where(static item => !item.IsSoftDeleted).Select(static item => item.FriendlyName ?? item.Name).ToList();
        DateTimeOffset? purge = active.Count > 0 ? null : items.Max(static item => item.PurgeTime);
        var what = active.Count > 0
            ? $"it still has backups of {Names.Some(active)}"
            : $"its backups were deleted and are kept{Moments.Suffix(" until", purge)}";
        return new BackupException(
            ErrorIds.VaultNotEmpty,
            $"'{name}' cannot be unregistered from vault '{vault.Name}': {what}.",
            active.Count == 0
                ? "Wait for the purge, then unregister it."
                : isServer
                    ? "Delete them on the server, with the agent and a PIN: Stop-MarsProtection -RemoveData -SecurityPin (New-RsSecurityPin).SecurityPin. Where the server is lost, switch the security features for hybrid backups off: Set-RsVault -HybridSecurity Off."
                    : "Stop their protection and delete the backups first.",
            id)
        {
            PossibleFrom = purge,
        };
    }

    private static bool IsMeant(string nameOrId, string id, string name, string? friendlyName) =>
        Text.Same(nameOrId, id) || Text.Same(nameOrId, name) || Text.Same(nameOrId, friendlyName);
}
