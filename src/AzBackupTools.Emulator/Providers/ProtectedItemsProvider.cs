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
        bool machines = filter.Admits("backupManagementType", "AzureIaasVM") && filter.Admits("itemType", "VM");
        List<(string Key, Func<ReadOnlyMemory<byte>> Write)> servers = MarsItems(context, vault, filter)
            .Concat(OtherItemsProvider.ItemsIn(vault, filter).Select(item => (item.Key, (Func<ReadOnlyMemory<byte>>)(() => Page.Entry((System.Text.Json.Nodes.JsonObject)item.Body.DeepClone())))))
            .OrderBy(entry => entry.Item1, Comparer<string>.Create(NameOrder.Compare)).ToList();
        return context.PageOfWritten(
            last => KeyOrder.Merge(machines ? Machines(last) : Enumerable.Empty<(string, Func<ReadOnlyMemory<byte>>)>(), servers.Where(one => last is null || NameOrder.Compare(one.Key, last) > 0)),
            entry => entry.Key,
            entry => entry.Value());

        IEnumerable<(string Key, Func<ReadOnlyMemory<byte>> Write)> Machines(string? last)
        {
            foreach (ProtectedItemRecord item in vault.Items.After(last))
            {
                ItemView view = item.At(context.Now);
                if (view.Exists
                    && filter.Admits("policyName", view.Policy)
                    && filter.Admits("healthState", ProtectedItemBody.HealthOf(view))
                    && filter.Admits("friendlyName", item.VmName))
                {
                    yield return (item.Key, () => ProtectedItemBody.InList(context, vault, item, view));
                }
            }
        }
    }

    public static Answer Get(RequestContext context)
    {
        ODataFilter filter = context.Filter("expand");
        if (filter["expand"] is { } expand && !ResourcePath.Is(expand, "extendedInfo"))
        {
            throw BackupErrors.InvalidInput($"expand is '{expand}'; it can be extendedInfo.");
        }

        if (OtherItemsProvider.IsOther(context["container"]))
        {
            return OtherItemsProvider.GetItem(context);
        }

        VaultRecord held = context.Vault();
        if (MarsProvider.OfContainer(context, held) is { } server)
        {
            return MarsProvider.GetItem(context, held, server);
        }

        (VaultRecord vault, ProtectedItemRecord item, ItemView view) = ItemNames.Existing(context);
        if (filter["expand"] is not null || view.State == ItemState.SoftDeleted)
        {
            return Answer.Ok(ProtectedItemBody.Of(context, vault, item, view, inList: false, filter["expand"] is not null));
        }

        if (item.Written is not { } known || !known.Holds(view.Facts, context.World.Changes, context.ApiVersion, context.Host, context.Now))
        {
            item.Written = known = new WrittenBody(
                view.Facts, context.World.Changes, context.ApiVersion, context.Host, context.Now, view.NewestPointUntil,
                WireJson.Write(ProtectedItemBody.Of(context, vault, item, view, inList: false)));
        }

        return Answer.Raw(200, known.Bytes);
    }

    private static IEnumerable<(string Key, Func<ReadOnlyMemory<byte>> Write)> MarsItems(RequestContext context, VaultRecord vault, ODataFilter filter) =>
        from server in MarsProvider.Servers(vault)
        where filter.Admits("backupManagementType", "MAB")
        from item in server.ItemsAt(context.Now)
        where filter.Admits("itemType", item.IsSystemState ? "SystemState" : "FileFolder")
            && filter.Admits("policyName", item.PolicyName)
            && filter.Admits("friendlyName", item.FriendlyName)
            && filter.Admits("healthState", "Passed")
        let key = MarsRuns.Key(server, item)
        orderby key
        select (key, (Func<ReadOnlyMemory<byte>>)(() => Page.Entry(MarsProvider.ItemBody(context, vault, server, item))));
}
