using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Finding the machines that could be protected.</summary>
/// <remarks>
/// Choice: a vault knows no machine before its first refresh, and none that came after its last one. The service sometimes finds
/// machines by itself; a client that counts on it works only sometimes.
/// </remarks>
internal static class DiscoveryProvider
{
    public static Answer Refresh(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ItemNames.CheckFabric(context);
        BackupTypes.Check(context.Filter("backupManagementType"));
        DateTimeOffset end = context.Now + context.World.Ids.Between(
            TimeSpan.FromSeconds(65), TimeSpan.FromSeconds(110), "refresh", vault.Id, WireTime.Stamp(context.Now));

        // What ended earlier and saw less shows nothing new any more.
        vault.Discoveries.RemoveAll(earlier => earlier.KnownFrom <= context.Now && vault.Discoveries.Exists(
            other => other.KnownFrom <= context.Now && other.UpTo > earlier.UpTo));
        vault.Discoveries.Add(new Discovery(end, context.World.Machines));
        OperationRecord operation = OperationStart.OfBackup(context, vault, end);
        return OperationStart.Accepted(
            context, $"{vault.Id}/backupFabrics/Azure", "operationsStatus", "operationResults", operation, AsyncLinks.OddVersion);
    }

    public static Answer ListProtectableItems(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "workloadType", "status", "friendlyName");
        BackupTypes.Require(filter);
        bool any = filter.Admits("backupManagementType", "AzureIaasVM") && filter.Admits("workloadType", "VM") && filter.Admits("status", "NotProtected");
        SubscriptionRecord subscription = context.Subscription();
        return context.Page(
            last => any ? Unprotected(last).Where(vm => filter.Admits("friendlyName", vm.Name)) : Array.Empty<VirtualMachineRecord>(),
            Key,
            vm => Body(vault, Key(vm), vm));

        IEnumerable<VirtualMachineRecord> Unprotected(string? last) => subscription
            .After(last is null ? null : $"///resourceGroups/{last.Replace(';', '/')}", group => group.VirtualMachines)
            .Where(vm => vm.Location == vault.Location && vault.Knows(vm, context.Now)
                && context.World.FindProtection(vm.Subscription, vm.Group, vm.Name, context.Now) is null);
    }

    private static string Key(VirtualMachineRecord vm) => ProtectedItemRecord.KeyOf(vm.Group, vm.Name);

    private static JsonObject Body(VaultRecord vault, string key, VirtualMachineRecord vm) => new()
    {
        ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;{Escaped(key)}/protectableItems/vm;iaasvmcontainerv2;{Escaped(key)}",
        ["name"] = "iaasvmcontainerv2;" + key,
        ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectableItems",
        ["properties"] = new JsonObject
        {
            ["virtualMachineId"] = vm.Id,
            ["virtualMachineVersion"] = "Compute",
            ["resourceGroup"] = vm.Group,
            ["backupManagementType"] = "AzureIaasVM",
            ["protectableItemType"] = "Microsoft.Compute/virtualMachines",
            ["friendlyName"] = vm.Name,
            ["protectionState"] = "NotProtected",
        },
    };
    /// <summary>As recorded: letters outside ASCII stand in the id as in a URL, in the name as they are.</summary>
    private static string Escaped(string key) =>
        key.All(c => c < 128) ? key : string.Concat(key.Select(c => c < 128 ? c.ToString() : Uri.EscapeDataString(c.ToString())));
}
