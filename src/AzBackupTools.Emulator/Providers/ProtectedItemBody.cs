using System;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>A protected item as the service writes it.</summary>
/// <remarks>Lists write names in small letters, a single item has the case of its machine: a client has to compare without case.</remarks>
internal static class ProtectedItemBody
{
    public static JsonObject Of(
        RequestContext context, VaultRecord vault, ProtectedItemRecord item, ItemView view, bool inList, bool withExtendedInfo = false)
    {
        string name = inList ? item.ContainerName : item.CasedName;
        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/IaasVMContainer;{name}/protectedItems/VM;{name}",
            ["name"] = "VM;" + name,
            ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
            ["properties"] = Properties(context, vault, item, view, name, withExtendedInfo),
        };
    }

    /// <summary>The entry of a list, with a comma before it. Written again only when something has happened to the item.</summary>
    public static ReadOnlyMemory<byte> InList(RequestContext context, VaultRecord vault, ProtectedItemRecord item, ItemView view)
    {
        if (item.Rendered is { } known && ReferenceEquals(known.Facts, view.Facts) && known.ApiVersion == context.ApiVersion
            && known.Host == context.Host && context.Now < known.Until)
        {
            return known.Bytes;
        }

        ReadOnlyMemory<byte> written = Page.Entry(Of(context, vault, item, view, inList: true));

        // What remains of a deleted one is counted down from moment to moment.
        if (view.State != ItemState.SoftDeleted)
        {
            context.World.Keep(item, new RenderedItem(view.Facts, context.ApiVersion, context.Host, view.NewestPointUntil, written));
        }

        return written;
    }

    private static JsonObject Properties(
        RequestContext context, VaultRecord vault, ProtectedItemRecord item, ItemView view, string name, bool withExtendedInfo)
    {
        var properties = new JsonObject();
        bool failed = view.LastError is not null;
        if (!context.IsFrom("2022-08-01"))
        {
            properties["kpisHealths"] = Kpis(view);
            properties["ConfiguredRPGenerationFrequency"] = "00:00:00";
        }

        properties["friendlyName"] = item.VmName;
        properties["virtualMachineId"] = VirtualMachineId(item);
        properties["protectionStatus"] = failed ? "Unhealthy" : "Healthy";
        properties["protectionState"] = view.State == ItemState.SoftDeleted ? nameof(ItemState.ProtectionStopped) : view.State.ToString();
        properties["healthStatus"] = HealthOf(view);
        if (view.LastBackupTime is not null)
        {
            properties["healthDetails"] = new JsonArray(failed
                ? Health(view.LastError!.Code, view.LastError.Title, view.LastError.Message, view.LastError.Recommendations.ToArray())
                : Health(400239, "IaasVmHealthGreenDefault", "Backup pre-check status of this virtual machine is OK."));
        }

        properties["lastBackupStatus"] = view.LastBackupStatus;
        properties["lastBackupTime"] = view.LastBackupTime is { } last ? WireTime.Stamp(last) : WireTime.NeverBackedUp;
        properties["protectedItemDataId"] = item.DataId;
        if (view.Disks is { } disks)
        {
            properties["extendedProperties"] = new JsonObject
            {
                ["diskExclusionProperties"] = new JsonObject
                {
                    ["diskLunList"] = new JsonArray(disks.Luns.Select(lun => (JsonNode)lun).ToArray()),
                    ["isInclusionList"] = disks.IsInclusionList,
                },
            };
        }

        DateTimeOffset? newest = view.NewestPoint;
        if (withExtendedInfo)
        {
            var extended = new JsonObject();
            if (newest is not null)
            {
                extended["oldestRecoveryPoint"] = WireTime.Stamp(view.OldestPoint!.Value);
            }

            extended["recoveryPointCount"] = view.RecoveryPointCount;
            extended["policyInconsistent"] = false;
            properties["extendedInfo"] = extended;
        }

        properties["protectedItemType"] = "Microsoft.Compute/virtualMachines";
        properties["backupManagementType"] = "AzureIaasVM";
        properties["workloadType"] = "VM";
        properties["containerName"] = name;
        properties["sourceResourceId"] = item.SourceResourceId;
        properties["policyId"] = view.Policy.Length == 0 ? string.Empty : $"{vault.Id}/backupPolicies/{PolicyName(vault, view)}";
        properties["policyName"] = PolicyName(vault, view);
        if (newest is { } point)
        {
            properties["lastRecoveryPoint"] = WireTime.Stamp(point);
        }

        // An address where an id is expected: so the service writes it.
        properties["vaultId"] = context.Host + vault.Id;
        bool deleted = view.State == ItemState.SoftDeleted;
        if (deleted)
        {
            // The moment of deletion, whatever the name says; what is left is counted down to the purge.
            properties["deferredDeleteTimeInUTC"] = WireTime.Stamp(view.DeletedAt!.Value);
            properties["isScheduledForDeferredDelete"] = true;
            properties["deferredDeleteTimeRemaining"] = WireTime.Remaining(view.PurgeAt!.Value - context.Now);
        }

        properties["isArchiveEnabled"] = false;
        properties[context.IsFrom("2023-06-01") ? "softDeleteRetentionPeriodInDays" : "softDeleteRetentionPeriod"] = deleted ? view.RetentionDays : 0;
        return properties;
    }

    /// <summary>What filters on healthState compare with.</summary>
    public static string HealthOf(ItemView view) => view.LastError is null ? "Passed" : "ActionRequired";

    public static string PolicyName(VaultRecord vault, ItemView view) =>
        vault.Policies.TryGetValue(view.Policy, out PolicyRecord? policy) ? policy.Name : view.Policy;

    public static string VirtualMachineId(ProtectedItemRecord item) =>
        $"/subscriptions/{item.Subscription}/resourceGroups/{item.VmGroup}/providers/Microsoft.Compute/virtualMachines/{item.VmName}";

    private static JsonObject Health(int code, string title, string message, params string[] recommendations) => new()
    {
        ["code"] = code,
        ["title"] = title,
        ["message"] = message,
        ["recommendations"] = new JsonArray(recommendations.Select(text => (JsonNode)text).ToArray()),
    };

    private static JsonObject Kpis(ItemView view) =>
        view.LastBackupTime is null || view.State is ItemState.ProtectionStopped or ItemState.SoftDeleted
            ? new JsonObject()
            : new JsonObject
            {
                ["BackupOperationStatusKPI"] = new JsonObject
                {
                    ["resourceHealthStatus"] = view.LastError is null ? "Healthy" : "TransientUnhealthy",
                    ["resourceHealthDetails"] = new JsonArray(view.LastError is null
                        ? Health(0, "Success", string.Empty)
                        : Health(view.LastError.Code, view.LastError.Title, view.LastError.Message)),
                },
            };
}
