using System.Text.Json.Nodes;
using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Protected items, read. Soft-deleted ones are among them: a client has to tell them apart itself.</summary>
internal static class ProtectedItemsProvider
{
    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "itemType", "policyName", "healthState", "friendlyName");
        BackupTypes.Check(filter);
        List<(ProtectedItemRecord Record, ItemView View)> items = vault.ItemsAt(context.Now)
            .Where(pair => filter.Admits("backupManagementType", "AzureIaasVM")
                && filter.Admits("itemType", "VM")
                && filter.Admits("policyName", pair.View.Policy)
                && filter.Admits("healthState", ProtectedItemBody.HealthOf(pair.View))
                && filter.Admits("friendlyName", pair.Record.VmName))
            .OrderBy(pair => pair.Record.Key, StringComparer.Ordinal).ToList();
        var entries = items
            .Select(pair => (Key: pair.Record.Key, Body: (Func<JsonObject>)(() => ProtectedItemBody.Of(context, vault, pair.Record, pair.View, inList: true))))
            .ToList();
        foreach (MarsServerRecord server in MarsProvider.Servers(vault).Where(_ => filter.Admits("backupManagementType", "MAB")))
        {
            entries.AddRange(MarsProvider.Items(server, context.Now)
                .Where(item => filter.Admits("itemType", item.IsSystemState ? "SystemState" : "FileFolder")
                    && filter.Admits("policyName", item.PolicyName)
                    && filter.Admits("friendlyName", item.FriendlyName)
                    && filter.Admits("healthState", "Passed"))
                .Select(item => (Key: MarsProvider.Key(server, item), Body: (Func<JsonObject>)(() => MarsProvider.ItemBody(context, vault, server, item)))));
        }

        return context.List(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList(), entry => entry.Key, entry => entry.Body());
    }

    public static Answer Get(RequestContext context)
    {
        ODataFilter filter = context.Filter("expand");
        if (filter["expand"] is { } expand && !ResourcePath.Is(expand, "extendedInfo"))
        {
            throw BackupErrors.InvalidInput($"expand is '{expand}'; it can be extendedInfo.");
        }

        if (MarsProvider.OfContainer(context, context.Vault()) is { } server)
        {
            return MarsProvider.GetItem(context, context.Vault(), server);
        }

        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        return Answer.Ok(ProtectedItemBody.Of(context, vault, item, view, inList: false, filter["expand"] is not null));
    }
}
