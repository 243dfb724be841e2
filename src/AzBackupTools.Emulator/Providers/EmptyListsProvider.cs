using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What a vault with virtual machines and MARS servers has none of, truthfully: containers to register.</summary>
internal static class EmptyListsProvider
{
    /// <summary>Machines need no registration of their own, servers register themselves.</summary>
    public static Answer ProtectableContainers(RequestContext context)
    {
        _ = context.Vault();
        ItemNames.CheckFabric(context);
        BackupTypes.Require(context.Filter("backupManagementType", "status"));
        return Empty();
    }

    /// <summary>Containers of which only soft-deleted items are left.</summary>
    public static Answer DeletedContainers(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "friendlyName");
        BackupTypes.Check(filter);
        List<(ProtectedItemRecord Record, ItemView View)> items = vault.ItemsAt(context.Now)
            .Where(pair => pair.View.State == ItemState.SoftDeleted && filter.Admits("backupManagementType", "AzureIaasVM") && filter.Admits("friendlyName", pair.Record.VmName))
            .OrderBy(pair => pair.Record.Key, StringComparer.Ordinal).ToList();
        return context.List(items, pair => pair.Record.Key, pair => ContainersProvider.Body(vault, pair.Record, pair.View, inList: true));
    }

    private static Answer Empty() => Answer.Ok(new JsonObject { ["value"] = new JsonArray() });
}
