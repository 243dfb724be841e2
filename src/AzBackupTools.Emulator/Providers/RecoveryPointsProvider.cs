using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Recovery points, the newest first.</summary>
internal static class RecoveryPointsProvider
{
    public static Answer List(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        ODataFilter filter = context.Filter("startDate", "endDate", "extendedInfo");
        DateTimeOffset from = FilterTime.Read(filter, "startDate") ?? DateTimeOffset.MinValue;
        DateTimeOffset to = FilterTime.Read(filter, "endDate") ?? DateTimeOffset.MaxValue;
        return context.Page(
            last => view.PointsBackwards(Before(last, to)).TakeWhile(point => point.Time >= from).Where(point => point.Time <= to),
            point => NewestFirst.Key(point.Time),
            point => Body(context, vault, item, point, inList: true));
    }

    public static Answer Get(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        return Answer.Ok(Body(
            context,
            vault,
            item,
            view.FindPoint(item, context["point"]) ?? throw BackupErrors.ItemNotFound(),
            inList: false));
    }

    /// <summary>The point of the path, which is there now.</summary>
    public static (VaultRecord Vault, ProtectedItemRecord Item, ItemView View, RecoveryPointRecord Point) Existing(RequestContext context)
    {
        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        RecoveryPointRecord point = view.FindPoint(item, context["point"]) ?? throw BackupErrors.ItemNotFound();
        return (vault, item, view, point);
    }

    /// <summary>
    /// What may go to the archive tier: in the vault, three months old, with half a year still to live, and not there yet.
    /// </summary>
    public static bool CanMove(ProtectedItemRecord item, RecoveryPointRecord point, DateTimeOffset now) =>
        now >= point.HardenedFrom && now - point.Time >= TimeSpan.FromDays(90) && point.ExpiresAt - now >= TimeSpan.FromDays(180)
        && item.Archived?.ContainsKey(point.Name) != true;

    public static JsonObject Body(RequestContext context, VaultRecord vault, ProtectedItemRecord item, RecoveryPointRecord point, bool inList)
    {
        string name = inList ? item.ContainerName : item.CasedName;
        var tiers = new JsonArray();
        if (context.Now < point.SnapshotUntil)
        {
            tiers.Add(Tier("InstantRP"));
        }

        if (item.IsArchivedAt(point.Name, context.Now))
        {
            tiers.Add(Tier("ArchivedRP"));
        }
        else if (context.Now >= point.HardenedFrom)
        {
            tiers.Add(Tier("HardenedRP"));
        }

        bool crossRegion = vault.SettingsAt(context.Now).CrossRegionRestore == "Enabled";
        var properties = new JsonObject
        {
            ["objectType"] = "IaasVMRecoveryPoint",
            ["recoveryPointType"] = point.Consistency,
            ["recoveryPointTime"] = WireTime.Stamp(point.Time),
            ["recoveryPointAdditionalInfo"] = string.Empty,
            ["sourceVMStorageType"] = "PremiumVMOnPartialPremiumStorage",
            ["isSourceVMEncrypted"] = false,
            ["isInstantIlrSessionActive"] = item.SessionOf(point.Name)?.IsActiveAt(context.Now) == true,
            ["recoveryPointTierDetails"] = tiers,
            ["isManagedVirtualMachine"] = true,
            ["virtualMachineSize"] = point.VmSize,
            ["originalStorageAccountOption"] = false,
            ["osType"] = point.OsType,
        };
        if (point.Disks is { } disks)
        {
            var configuration = new JsonObject
            {
                ["numberOfDisksIncludedInBackup"] = disks.Included.Count,
                ["numberOfDisksAttachedToVm"] = disks.Included.Count + disks.Excluded.Count,
            };
            if (!inList)
            {
                configuration["includedDiskList"] = Disks(disks.Included);
                configuration["excludedDiskList"] = Disks(disks.Excluded);
            }

            properties["recoveryPointDiskConfiguration"] = configuration;
        }

        properties["recoveryPointMoveReadinessInfo"] = new JsonObject
        {
            ["ArchivedRP"] = CanMove(item, point, context.Now) ? new JsonObject { ["isReadyForMove"] = true } : new JsonObject
            {
                ["isReadyForMove"] = false,
                ["additionalInfo"] = IsStillJudged(context, point)
                    ? "We're still determining if this Recovery Point can be moved.. Please check again after some time."
                    : "Recovery point cannot be moved to Archive tier due to insufficient retention duration specified in policy.. "
                    + "Update policy on the protected item with appropriate retention setting and try again.",
            },
        };
        if (crossRegion)
        {
            properties["crossRegionRestoreState"] = "Supported";
        }

        properties["securityType"] = "None";
        if (context.IsFrom("2023-06-01"))
        {
            properties["recoveryPointProperties"] = new JsonObject { ["expiryTime"] = WireTime.Stamp(point.ExpiresAt), ["isSoftDeleted"] = false };
        }

        properties["isPrivateAccessEnabledOnAnyDisk"] = false;
        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/IaasVMContainer;{name}/protectedItems/VM;{name}/recoveryPoints/{point.Name}",
            ["name"] = point.Name,
            ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints",
            ["properties"] = properties,
        };
    }

    /// <summary>Where a page goes on: before the last point of the page before it.</summary>
    private static DateTimeOffset? Before(string? last, DateTimeOffset to) =>
        NewestFirst.Moment(last) ?? (to == DateTimeOffset.MaxValue ? null : to.AddTicks(1));

    /// <summary>As recorded: since 2023 the service takes its time, before it knew at once.</summary>
    private static bool IsStillJudged(RequestContext context, RecoveryPointRecord point) =>
        context.IsFrom("2023-01-01") && context.Now < point.HardenedFrom + TimeSpan.FromMinutes(30);

    private static JsonArray Disks(IReadOnlyList<DataDiskRecord> disks) =>
        new(disks.Select(disk => (JsonNode)new JsonObject { ["lun"] = disk.Lun, ["name"] = disk.Name }).ToArray());

    private static JsonObject Tier(string type) => new() { ["type"] = type, ["status"] = "Valid" };
}
