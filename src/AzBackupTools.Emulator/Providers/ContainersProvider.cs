using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Containers: one for each machine that the vault protects or keeps data of.</summary>
/// <remarks>
/// As recorded, a container whose item was soft-deleted says SoftDeleted even after the undelete, and is listed under Registered all
/// the same.
/// </remarks>
internal static class ContainersProvider
{
    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "status", "friendlyName", "containerType");
        BackupTypes.Require(filter);
        List<(string Key, Func<JsonObject> Body)> servers = MarsProvider.Servers(vault)
            .Where(server => filter.Admits("backupManagementType", "MAB") && filter.Admits("status", "Registered") && filter.Admits("friendlyName", server.Name))
            .Select(server => (Key: MarsRuns.Key(server), Body: (Func<JsonObject>)(() => MarsProvider.ContainerBody(vault, server, context.Now))))
            .Concat(OtherItemsProvider.ContainersIn(vault, filter).Select(container => (container.Key, Body: (Func<JsonObject>)(() => (JsonObject)container.Body.DeepClone()))))
            .OrderBy(entry => entry.Key, Comparer<string>.Create(NameOrder.Compare)).ToList();
        return context.Page(
            last => KeyOrder.Merge(Machines(last), servers.Where(server => last is null || NameOrder.Compare(server.Key, last) > 0)),
            entry => entry.Key,
            entry => entry.Value());

        IEnumerable<(string Key, Func<JsonObject> Body)> Machines(string? last) =>
            from item in vault.Items.After(last)
            where filter.Admits("backupManagementType", "AzureIaasVM") && filter.Admits("friendlyName", item.VmName)
            let view = item.At(context.Now)
            where view.Exists && (filter.Admits("status", "Registered") || filter.Admits("status", Status(view)))
            select (item.Key, (Func<JsonObject>)(() => Body(vault, item, view, inList: true)));
    }

    /// <summary>
    /// A server without backups goes; a machine's container goes with its item, so that only one that is gone can be unregistered.
    /// </summary>
    public static Answer Unregister(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (OtherItemsProvider.IsOther(context["container"]))
        {
            return OtherItemsProvider.Unregister(context);
        }

        string[] parts = context["container"].Split(';');
        if (parts.Length == 2 && ResourcePath.Is(parts[0], "Windows"))
        {
            MarsProvider.Unregister(context, vault, parts[1]);
            return new Answer(204);
        }

        (string group, string vm) = ItemNames.OfContainer(context);
        return vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(group, vm), out ProtectedItemRecord? item)
            && (item.At(context.Now).Exists || item.PendingAt(context.Now) is not null)
            ? throw new ArmErrorException(
                400,
                "BMSUserErrorContainerHasDatasources",
                "The container cannot be unregistered as it has backup items\r\nStop protection and delete the backup data first.")
            : new Answer(204);
    }

    public static Answer Get(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (OtherItemsProvider.IsOther(context["container"]))
        {
            return OtherItemsProvider.GetContainer(context);
        }

        if (MarsProvider.OfContainer(context, vault) is { } server)
        {
            return Answer.Ok(MarsProvider.ContainerBody(vault, server, context.Now));
        }

        (string group, string vm) = ItemNames.OfContainer(context);
        return vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(group, vm), out ProtectedItemRecord? item)
            && item.At(context.Now) is { Exists: true } view
            ? Answer.Ok(Body(vault, item, view, inList: false))
            : throw BackupErrors.ItemNotFound();
    }

    private static string Status(ItemView view) => view.ContainerSaysSoftDeleted ? "SoftDeleted" : "Registered";

    public static JsonObject Body(VaultRecord vault, ProtectedItemRecord item, ItemView view, bool inList)
    {
        string name = "IaasVMContainer;" + (inList ? item.ContainerName : item.CasedName);
        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/{name}",
            ["name"] = name,
            ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers",
            ["properties"] = new JsonObject
            {
                ["virtualMachineId"] = ProtectedItemBody.VirtualMachineId(item),
                ["virtualMachineVersion"] = "Compute",
                ["resourceGroup"] = item.VmGroup,
                ["friendlyName"] = item.VmName,
                ["backupManagementType"] = "AzureIaasVM",
                ["registrationStatus"] = Status(view),
                ["healthStatus"] = "Healthy",
                ["containerType"] = "Microsoft.Compute/virtualMachines",
                ["protectableObjectType"] = "Microsoft.Compute/virtualMachines",
            },
        };
    }
}
