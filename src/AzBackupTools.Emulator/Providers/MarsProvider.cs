using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Servers with the MARS agent as the vault shows them: containers Windows;name and what is backed up of them.</summary>
/// <remarks>
/// The vault only looks on: what is backed up, and what is deleted, is the agent's business. So items are neither put nor deleted
/// here; a server without backups is unregistered through registeredIdentities or its container, and with them where the security
/// features for hybrid backups are off, as https://learn.microsoft.com/azure/backup/backup-azure-delete-vault has it.
/// </remarks>
internal static class MarsProvider
{
    public static IEnumerable<MarsServerRecord> Servers(VaultRecord vault) =>
        vault.MarsServers.Values.OrderBy(server => server.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The server that a container means, or null when it is not one of a server.</summary>
    public static MarsServerRecord? OfContainer(RequestContext context, VaultRecord vault)
    {
        string[] parts = context["container"].Split(';');
        if (parts.Length != 2 || !ResourcePath.Is(parts[0], "Windows"))
        {
            return null;
        }

        return vault.MarsServers.TryGetValue(parts[1], out MarsServerRecord? server) ? server : throw BackupErrors.ItemNotFound();
    }

    public static JsonObject ContainerBody(VaultRecord vault, MarsServerRecord server, DateTimeOffset now)
    {
        List<MarsItemRecord> items = server.ItemsAt(now).ToList();
        MarsItemRecord? last = items.OrderByDescending(item => item.LastBackup(now)).FirstOrDefault();
        var extended = new JsonObject { ["lastRefreshedAt"] = WireTime.Stamp(server.LastSeen(now)) };
        if (last is not null)
        {
            extended["backupItemType"] = last.IsSystemState ? "SystemState" : "FileFolder";
            extended["backupItems"] = new JsonArray(items.Select(item => (JsonNode)item.FriendlyName).ToArray());
            extended["policyName"] = last.PolicyName;
            extended["lastBackupStatus"] = last.LastStatus(now);
        }

        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/Windows;{server.Name}",
            ["name"] = $"Windows;{server.Name}",
            ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers",
            ["properties"] = new JsonObject
            {
                ["canReRegister"] = true,
                ["containerId"] = server.ContainerId,
                ["protectedItemCount"] = items.Count,
                ["agentVersion"] = server.AgentVersion,
                ["extendedInfo"] = extended,
                ["mabContainerHealthDetails"] = new JsonArray(),
                ["containerHealthState"] = "Healthy",
                ["friendlyName"] = server.Name,
                ["backupManagementType"] = "MAB",
                ["registrationStatus"] = "Registered",
                ["healthStatus"] = "Healthy",
                ["containerType"] = "Windows",
                ["protectableObjectType"] = "MABWindowsContainer",
            },
        };
    }

    public static JsonObject ItemBody(RequestContext context, VaultRecord vault, MarsServerRecord server, MarsItemRecord item)
    {
        DateTimeOffset now = context.Now;
        List<DateTimeOffset> points = item.PointsAt(now).ToList();
        var extended = new JsonObject { ["lastRefreshedAt"] = WireTime.Stamp(server.LastSeen(now)), ["recoveryPointCount"] = points.Count };
        if (points.Count > 0)
        {
            extended["oldestRecoveryPoint"] = WireTime.Stamp(points[points.Count - 1]);
        }

        var properties = new JsonObject
        {
            ["friendlyName"] = item.FriendlyName,
            ["computerName"] = server.Name,
            ["lastBackupStatus"] = item.LastStatus(now),
            ["lastBackupTime"] = item.LastBackup(now) is { } last ? WireTime.Stamp(last) : WireTime.NeverBackedUp,
            ["protectionState"] = item.DeletedAt is null ? item.LastBackup(now) is null ? "IRPending" : "Protected" : "ProtectionStopped",
            ["deferredDeleteSyncTimeInUTC"] = 0,
            ["extendedInfo"] = extended,
            ["protectedItemType"] = "MabFileFolderProtectedItem",
            ["backupManagementType"] = "MAB",
            ["workloadType"] = item.IsSystemState ? "SystemState" : "FileFolder",
            ["containerName"] = $"Windows;{server.Name}",
            ["policyName"] = item.PolicyName,
            ["isArchiveEnabled"] = false,
        };
        if (item.DeletedAt is { } deleted)
        {
            properties["isScheduledForDeferredDelete"] = true;
            properties["deferredDeleteTimeInUTC"] = WireTime.Stamp(deleted);
            properties["deferredDeleteTimeRemaining"] = WireTime.Remaining(deleted + TimeSpan.FromDays(item.RetentionDays) - now);
        }

        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/Windows;{server.Name}/protectedItems/{item.Name}",
            ["name"] = item.Name,
            ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
            ["properties"] = properties,
        };
    }

    public static Answer GetItem(RequestContext context, VaultRecord vault, MarsServerRecord server) =>
        server.Items.TryGetValue(context["item"], out MarsItemRecord? item) && !item.IsGoneAt(context.Now)
            ? Answer.Ok(ItemBody(context, vault, server, item))
            : throw BackupErrors.ItemNotFound();

    public static ArmErrorException AgentsBusiness() => new(
        400,
        "BMSUserErrorNotSupportedForMabItem",
        "The operation is not supported for this item\r\nBackups of the MARS agent are configured, stopped and deleted with the agent on the server.");

    /// <summary>DELETE of the identity that the server registered.</summary>
    public static Answer DeleteIdentity(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        string name = context["identity"];
        if (!BackupEnginesProvider.Unregister(context, vault, name))
        {
            Unregister(context, vault, name.StartsWith("Windows;", StringComparison.OrdinalIgnoreCase) ? name.Substring("Windows;".Length) : name);
        }

        return new Answer(204);
    }

    /// <summary>Lets a server go that has no backups any more; one that is not there is gone already.</summary>
    public static void Unregister(RequestContext context, VaultRecord vault, string name)
    {
        if (vault.MarsServers.TryGetValue(name, out MarsServerRecord? server))
        {
            if (vault.SettingsAt(context.Now).EnhancedSecurity != "Disabled" && server.ItemsAt(context.Now).Any())
            {
                throw new ArmErrorException(
                    400,
                    "BMSUserErrorContainerHasDatasources",
                    "There are backup items associated with the server. Stop protection and delete backups for each of the backup items to delete "
                    + "the server's registration. If the issue persists, contact support. Refer to https://aka.ms/DeleteBackupItems for more info.");
            }

            vault.MarsServers.Remove(name);
        }
    }
}
