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
        if (OtherItemsProvider.IsOther(context["container"]))
        {
            return OtherRecoveryPoints.List(context);
        }

        if (MarsProvider.OfContainer(context, context.Vault()) is { } server)
        {
            return MarsRecoveryPoints.List(context, context.Vault(), server);
        }

        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        ODataFilter filter = context.Filter("startDate", "endDate", "extendedInfo");
        DateTimeOffset from = FilterTime.Read(filter, "startDate") ?? DateTimeOffset.MinValue;
        DateTimeOffset to = FilterTime.Read(filter, "endDate") ?? DateTimeOffset.MaxValue;
        return context.Page(
            last => Visible(context, vault, item, view.PointsBackwards(Before(last, to))).TakeWhile(point => point.Time >= from).Where(point => point.Time <= to),
            point => NewestFirst.Key(point.Time),
            point => Body(context, vault, item, point, inList: true));
    }

    public static Answer Get(RequestContext context)
    {
        if (OtherItemsProvider.IsOther(context["container"]))
        {
            return OtherRecoveryPoints.Get(context);
        }

        if (MarsProvider.OfContainer(context, context.Vault()) is { } server)
        {
            return MarsRecoveryPoints.Get(context, context.Vault(), server);
        }

        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        return Answer.Ok(Body(
            context,
            vault,
            item,
            view.FindPoint(item, context["point"]) is { } point && Visible(context, vault, item, new[] { point }).Any() ? point : throw BackupErrors.ItemNotFound(),
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

    /// <summary>In the vault tier: there long enough, and not gone on to the archive.</summary>
    public static bool IsHardened(ProtectedItemRecord item, RecoveryPointRecord point, DateTimeOffset now) =>
        now >= point.HardenedFrom && !IsArchived(item, point, now);

    /// <summary>In the archive tier and nowhere else, and not brought back: what it holds cannot be read now.</summary>
    public static bool IsAsleep(ProtectedItemRecord item, RecoveryPointRecord point, DateTimeOffset now) =>
        IsArchived(item, point, now) && now >= point.SnapshotUntil && !IsRehydrated(item, point, now);

    public static JsonObject Body(RequestContext context, VaultRecord vault, ProtectedItemRecord item, RecoveryPointRecord point, bool inList)
    {
        string name = inList ? item.ContainerName : item.CasedName;
        JsonArray tiers = Tiers(context, item, point);
        bool crossRegion = vault.SettingsAt(context.Now).CrossRegionRestore == "Enabled";
        var properties = new JsonObject
        {
            ["objectType"] = "IaasVMRecoveryPoint",
            ["recoveryPointType"] = point.Consistency,
            ["recoveryPointTime"] = WireTime.Stamp(point.Time),
            ["recoveryPointAdditionalInfo"] = string.Empty,
            ["sourceVMStorageType"] = "PremiumVMOnPartialPremiumStorage",
            ["isSourceVMEncrypted"] = point.Keys is not null,
            ["isInstantIlrSessionActive"] = item.SessionOf(point.Name)?.IsActiveAt(context.Now) == true,
            ["recoveryPointTierDetails"] = tiers,
            ["isManagedVirtualMachine"] = !point.IsUnmanaged,
            ["virtualMachineSize"] = point.VmSize,
            ["originalStorageAccountOption"] = point.IsUnmanaged,
            ["osType"] = point.OsType,
        };
        if (point.Keys is { } keys && !inList)
        {
            properties["keyAndSecret"] = KeyAndSecret(context, keys);
        }

        if (point.Zone is { } zone)
        {
            properties["zones"] = new JsonArray(zone);
        }

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

    /// <summary>
    /// What is asked for with a version of the paired region is what has a copy there. Choice: the copy is there as soon as the point is in
    /// the vault tier; the service takes hours.
    /// </summary>
    private static IEnumerable<RecoveryPointRecord> Visible(RequestContext context, VaultRecord vault, ProtectedItemRecord item, IEnumerable<RecoveryPointRecord> points) =>
        !ApiVersions.IsOfPairedRegion(context.ApiVersion) ? points
        : vault.SettingsAt(context.Now).CrossRegionRestore == "Enabled" ? points.Where(point => IsHardened(item, point, context.Now))
        : throw BackupErrors.CrossRegionRestoreOff();

    private static bool IsArchived(ProtectedItemRecord item, RecoveryPointRecord point, DateTimeOffset now) =>
        item.IsArchivedAt(point.Name, now);

    private static bool IsRehydrated(ProtectedItemRecord item, RecoveryPointRecord point, DateTimeOffset now) =>
        item.Rehydrated?.TryGetValue(point.Name, out FileSession? readable) == true && readable.IsActiveAt(now);

    private static JsonArray Tiers(RequestContext context, ProtectedItemRecord item, RecoveryPointRecord point)
    {
        var tiers = new JsonArray();
        if (context.Now < point.SnapshotUntil && !ApiVersions.IsOfPairedRegion(context.ApiVersion))
        {
            tiers.Add(Tier("InstantRP"));
        }

        if (IsArchived(item, point, context.Now))
        {
            tiers.Add(Tier("ArchivedRP", IsRehydrated(item, point, context.Now) ? "Rehydrated" : "Valid"));
        }
        else if (context.Now >= point.HardenedFrom)
        {
            tiers.Add(Tier("HardenedRP"));
        }

        return tiers;
    }

    /// <summary>The backups of key and secret are invented: nobody but the service can read them.</summary>
    private static JsonObject KeyAndSecret(RequestContext context, DiskKeys keys)
    {
        var body = new JsonObject
        {
            ["bekDetails"] = new JsonObject
            {
                ["secretUrl"] = keys.SecretUrl, ["secretVaultId"] = keys.SecretVaultId, ["secretData"] = context.World.Ids.Guid("secret-backup", keys.SecretUrl),
            },
            ["encryptionMechanism"] = keys.KeyUrl is null ? "BEK" : "KEK",
        };
        if (keys.KeyUrl is { } key)
        {
            body["kekDetails"] = new JsonObject
            {
                ["keyUrl"] = key, ["keyVaultId"] = keys.KeyVaultId, ["keyBackupData"] = context.World.Ids.Guid("key-backup", key),
            };
        }

        return body;
    }

    private static JsonArray Disks(IReadOnlyList<DataDiskRecord> disks) =>
        new(disks.Select(disk => (JsonNode)new JsonObject { ["lun"] = disk.Lun, ["name"] = disk.Name }).ToArray());

    private static JsonObject Tier(string type, string status = "Valid") => new() { ["type"] = type, ["status"] = status };
}
