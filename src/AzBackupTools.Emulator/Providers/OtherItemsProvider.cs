using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Items of the kinds that are not emulated, put there to be looked at: file shares, and databases in virtual machines.</summary>
/// <remarks>They can be listed, read with their last recovery point, deleted for good where soft delete is off, and their containers unregistered; nothing else.</remarks>
internal static class OtherItemsProvider
{
    private const string Containers = "otherContainers";
    private const string Items = "otherItems";

    public static bool IsOther(string container) =>
        container.StartsWith("StorageContainer;", StringComparison.OrdinalIgnoreCase) || container.StartsWith("VMAppContainer;", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<JsonObject> ContainersOf(VaultRecord vault) => VaultDocuments.In(vault, Containers);

    public static IEnumerable<(string Key, JsonObject Body)> ContainersIn(VaultRecord vault, ODataFilter filter) =>
        from container in ContainersOf(vault)
        where filter.Admits("backupManagementType", Text(container, "backupManagementType")) && filter.Admits("status", "Registered")
            && filter.Admits("friendlyName", Text(container, "friendlyName"))
        select (((string)container["name"]!).ToLowerInvariant(), container);

    public static IEnumerable<(string Key, JsonObject Body)> ItemsIn(VaultRecord vault, ODataFilter filter) =>
        from item in VaultDocuments.In(vault, Items)
        where filter.Admits("backupManagementType", Text(item, "backupManagementType")) && filter.Admits("itemType", Text(item, "workloadType"))
            && filter.Admits("policyName", Text(item, "policyName")) && filter.Admits("friendlyName", Text(item, "friendlyName")) && filter.Admits("healthState", "Passed")
        select (Key(item), item);

    public static Answer GetContainer(RequestContext context) => Answer.Ok(Find(context.Vault(), Containers, context["container"]).DeepClone());

    public static Answer GetItem(RequestContext context) => Answer.Ok(Item(context).DeepClone());

    /// <summary>The item of the path, not to be changed.</summary>
    public static JsonObject Item(RequestContext context) => Find(context.Vault(), Items, $"{context["container"]}|{context["item"]}");

    public static Answer DeleteItem(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ResourceGuardsProvider.RequireUnlocked(context, vault);
        if (vault.SettingsAt(context.Now).SoftDeletes)
        {
            throw NotEmulated("soft deletion of file shares and databases");
        }

        vault.Documents.Remove(VaultDocuments.Key(Items, $"{context["container"]}|{context["item"]}"));
        return OperationStart.Accepted(context, vault.Id, "backupOperations", "backupOperationResults", OperationStart.OfBackup(context, vault, context.Now));
    }

    public static Answer Unregister(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (VaultDocuments.In(vault, Items).Any(item => Key(item).StartsWith(context["container"] + ";", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmErrorException(
                400,
                "BMSUserErrorContainerHasDatasources",
                "The container cannot be unregistered as it has backup items\r\nStop protection and delete the backup data first.");
        }

        vault.Documents.Remove(VaultDocuments.Key(Containers, context["container"]));
        return new Answer(204);
    }

    public static ArmErrorException NotEmulated(string what) =>
        new(501, "NotImplemented", $"The emulator does not answer this: {what} are not emulated.", fromGateway: true);

    /// <summary>Puts an item there, with its container.</summary>
    public static JsonObject Put(VaultRecord vault, string containerName, JsonObject container, string name, JsonObject item)
    {
        string id = $"{vault.Id}/backupFabrics/Azure/protectionContainers/{containerName}";
        vault.Documents[VaultDocuments.Key(Containers, containerName)] = Document(id, containerName, "protectionContainers", container);
        JsonObject body = Document($"{id}/protectedItems/{name}", name, "protectionContainers/protectedItems", item);
        vault.Documents[VaultDocuments.Key(Items, $"{containerName}|{name}")] = body;
        return (JsonObject)body.DeepClone();
    }

    private static JsonObject Document(string id, string name, string type, JsonObject properties) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/" + type,
        ["properties"] = properties,
    };

    private static JsonObject Find(VaultRecord vault, string folder, string name) =>
        vault.Documents.TryGetValue(VaultDocuments.Key(folder, name), out JsonObject? found) ? found : throw BackupErrors.ItemNotFound();

    private static string Key(JsonObject item) => $"{(string)item["properties"]!["containerName"]!};{(string)item["name"]!}".ToLowerInvariant();

    private static string Text(JsonObject document, string name) => document["properties"]?[name]?.ToString() ?? string.Empty;
}
