using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What is done with a recovery point: restore, recovery of files, move to the archive tier.</summary>
internal static class RestoreProvider
{
    /// <summary>How long the disks of a point stay mounted when nobody revokes them.</summary>
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    public static Answer Restore(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, _, RecoveryPointRecord point) = Usable(context);
        RestoreRequest request = RestoreRequest.Read(context, vault, context.Body.Object("properties"), point.Name);
        request.RequirePossible(context, vault, item, point);
        return Accepted(context, vault, RestorePlan.Start(context, vault, item, point, request));
    }

    /// <summary>Mounts the disks of a point; the status of the operation holds a script for Linux and one for Windows.</summary>
    public static Answer Provision(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, _, RecoveryPointRecord point) = Usable(context);
        if (context.Body.Text("properties", "objectType") is not { } type || !ResourcePath.Is(type, "IaasVMILRRegistrationRequest"))
        {
            throw BackupErrors.InvalidInput("properties.objectType must be IaasVMILRRegistrationRequest.");
        }

        if (RecoveryPointsProvider.IsAsleep(item, point, context.Now))
        {
            throw BackupErrors.InvalidInput("The recovery point is in the archive tier, from which files are not recovered.");
        }

        SeededIds ids = context.World.Ids;
        string[] purpose = { "mount", vault.Id, item.Key, point.Name, WireTime.Stamp(context.Now) };
        DateTimeOffset end = context.Now + ids.Between(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(70), purpose);
        (item.FileSessions ??= new(StringComparer.Ordinal))[point.Name] = new FileSession(end, end + SessionLength);
        OperationRecord operation = OperationStart.OfBackup(context, vault, end, shows: new JsonObject
        {
            ["objectType"] = "OperationStatusProvisionILRExtendedInfo",
            ["recoveryTarget"] = new JsonObject
            {
                ["clientScripts"] = new JsonArray(
                    Script(ids, item, point, "Linux", ".py", purpose), Script(ids, item, point, "Windows", ".exe", purpose)),
            },
        });
        return Accepted(context, vault, operation);
    }

    public static Answer Revoke(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, _, RecoveryPointRecord point) = RecoveryPointsProvider.Existing(context);
        DateTimeOffset end = context.Now + context.World.Ids.Between(
            TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), "unmount", vault.Id, item.Key, point.Name, WireTime.Stamp(context.Now));
        if (item.SessionOf(point.Name) is { } session && session.Until > end)
        {
            item.FileSessions![point.Name] = session with { Until = end };
        }

        return Accepted(context, vault, OperationStart.OfBackup(context, vault, end));
    }

    public static Answer Move(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, _, RecoveryPointRecord point) = Usable(context);
        if (!ResourcePath.Is(context.Body.Text("sourceTierType") ?? string.Empty, "HardenedRP")
            || !ResourcePath.Is(context.Body.Text("targetTierType") ?? string.Empty, "ArchivedRP"))
        {
            throw BackupErrors.InvalidInput("A recovery point is moved from sourceTierType HardenedRP to targetTierType ArchivedRP.");
        }

        if (!RecoveryPointsProvider.CanMove(item, point, context.Now))
        {
            throw BackupErrors.InvalidInput(
                "The recovery point is not ready to be moved: it is three months old, keeps for half a year more, and is in the vault tier.");
        }

        SeededIds ids = context.World.Ids;
        string[] purpose = { "move", vault.Id, item.Key, ItemOperation.NextRequest(item) };
        DateTimeOffset end = context.Now + ids.Between(TimeSpan.FromHours(2), TimeSpan.FromHours(5), purpose);
        (item.Archived ??= new(StringComparer.Ordinal))[point.Name] = end;
        string jobId = ids.Guid(purpose.Append("job").ToArray());
        vault.Jobs.Add(jobId, new JobRecord
        {
            Id = jobId,
            Operation = "MoveRecoveryPoint",
            ItemKey = item.Key,
            ContainerName = item.ContainerName,
            VmName = item.VmName,
            Start = context.Now,
            End = end,
            ActivityId = ids.Guid(purpose.Append("activity").ToArray()),
            PropertyBag = new KeyValuePair<string, string?>[] { new("VM Name", item.VmName), new("Recovery point time ", WireTime.Spoken(point.Time)) },
        });
        return Accepted(context, vault, OperationStart.OfBackup(context, vault, context.Now + TimeSpan.FromSeconds(3), jobId));
    }

    public static Answer RecommendedForMove(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        HashSet<string> excluded = new((context.Body.Array("excludedRPList") ?? new JsonArray()).Select(name => name?.ToString() ?? string.Empty), StringComparer.Ordinal);
        return Answer.Ok(new JsonObject
        {
            ["value"] = new JsonArray(view.PointsBackwards()
                .Where(point => !excluded.Contains(point.Name) && RecoveryPointsProvider.CanMove(item, point, context.Now))
                .Take(Page.Size)
                .Select(point => (JsonNode)RecoveryPointsProvider.Body(context, vault, item, point, inList: true)).ToArray()),
        });
    }

    /// <summary>Nothing is done with the points of an item that is deleted.</summary>
    private static (VaultRecord Vault, ProtectedItemRecord Item, ItemView View, RecoveryPointRecord Point) Usable(RequestContext context)
    {
        (VaultRecord Vault, ProtectedItemRecord Item, ItemView View, RecoveryPointRecord Point) found = RecoveryPointsProvider.Existing(context);
        return found.View.State == ItemState.SoftDeleted ? throw BackupErrors.SoftDeleted() : found;
    }

    private static Answer Accepted(RequestContext context, VaultRecord vault, OperationRecord operation) =>
        OperationStart.Accepted(context, ItemOperation.Path(context, vault), "operationsStatus", "operationResults", operation);

    /// <summary>Clients cut a password of 15 characters out of the suffix, 33 behind its last underscore.</summary>
    private static JsonObject Script(SeededIds ids, ProtectedItemRecord item, RecoveryPointRecord point, string system, string extension, string[] purpose)
    {
        string noise = ids.Guid(purpose.Append(system).ToArray()).Replace("-", string.Empty) + ids.Guid(purpose.Append(system + "2").ToArray()).Replace("-", string.Empty);
        string content = system == "Linux"
            ? $"#!/usr/bin/env python3\nprint('The emulator mounts nothing: recovery point {point.Name} of {item.VmName}.')\n"
            : $"The emulator mounts nothing: recovery point {point.Name} of {item.VmName}.";
        return new JsonObject
        {
            ["osType"] = system,
            ["scriptContent"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)),
            ["scriptExtension"] = extension,
            ["scriptNameSuffix"] = string.Format(
                CultureInfo.InvariantCulture, "{0}_{1}_{2}_{3}", item.VmName, "emu", point.Name, noise.Substring(0, 33) + noise.Substring(33, 15) + noise.Substring(0, 8)),
            ["url"] = string.Empty,
        };
    }
}
