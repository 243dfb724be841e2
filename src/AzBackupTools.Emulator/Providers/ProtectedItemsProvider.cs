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
        return context.List(
            items, pair => pair.Record.Key, pair => ProtectedItemBody.Of(context, vault, pair.Record, pair.View, inList: true));
    }

    public static Answer Get(RequestContext context)
    {
        ODataFilter filter = context.Filter("expand");
        if (filter["expand"] is { } expand && !ResourcePath.Is(expand, "extendedInfo"))
        {
            throw BackupErrors.InvalidInput($"expand is '{expand}'; it can be extendedInfo.");
        }

        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        return Answer.Ok(ProtectedItemBody.Of(context, vault, item, view, inList: false, filter["expand"] is not null));
    }
}
