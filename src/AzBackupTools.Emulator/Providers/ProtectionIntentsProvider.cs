using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Intents: a machine is to be protected, and the service sees to it. The protection starts with the PUT.</summary>
internal static class ProtectionIntentsProvider
{
    private const string Folder = "backupFabrics/Azure/backupProtectionIntent";

    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "itemType", "parentName", "itemName");
        BackupTypes.Check(filter);
        List<JsonObject> intents = VaultDocuments.In(vault, Folder)
            .Where(_ => filter.Admits("backupManagementType", "AzureIaasVM")).ToList();
        return context.List(intents, intent => ((string)intent["name"]!).ToLowerInvariant(), intent => Now(context, vault, intent));
    }

    public static Answer Get(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ItemNames.CheckFabric(context);
        return vault.Documents.TryGetValue(VaultDocuments.Key(Folder, context["intent"]), out JsonObject? intent)
            ? Answer.Ok(Now(context, vault, intent))
            : throw BackupErrors.ItemNotFound();
    }

    public static Answer Put(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ItemNames.CheckFabric(context);
        RequestBody body = context.Body;
        if (body.Text("properties", "protectionIntentItemType") is not { } type || !ResourcePath.Is(type, "AzureResourceItem"))
        {
            throw BackupErrors.InvalidInput("properties.protectionIntentItemType must be AzureResourceItem: the emulator protects virtual machines.");
        }

        string source = body.Text("properties", "sourceResourceId") ?? string.Empty;
        (string Subscription, string Group, string Name) names = ResourcePath.VirtualMachine(source)
            ?? throw BackupErrors.InvalidInput("properties.sourceResourceId must be the id of a virtual machine.");
        string policyId = body.Text("properties", "policyId") ?? throw BackupErrors.InvalidInput("properties.policyId is missing.");
        ProtectionProvider.Start(context, vault, names, policyId, source);
        return Answer.Ok(Now(context, vault, VaultDocuments.Put(
            vault,
            Folder,
            context["intent"],
            new JsonObject
            {
                ["protectionIntentItemType"] = "AzureResourceItem",
                ["backupManagementType"] = "AzureIaasVM",
                ["sourceResourceId"] = source,
                ["policyId"] = policyId,
                ["friendlyName"] = names.Name,
            },
            "backupProtectionIntent")));
    }

    /// <summary>The intent goes, the protection stays.</summary>
    public static Answer Delete(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ItemNames.CheckFabric(context);
        vault.Documents.Remove(VaultDocuments.Key(Folder, context["intent"]));
        return new Answer(204);
    }

    private static JsonObject Now(RequestContext context, VaultRecord vault, JsonObject intent)
    {
        var body = (JsonObject)intent.DeepClone();
        (string Subscription, string Group, string Name)? names = ResourcePath.VirtualMachine((string)body["properties"]!["sourceResourceId"]!);
        bool isThere = names is { } vm && vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(vm.Group, vm.Name), out ProtectedItemRecord? item)
            && item.At(context.Now).Exists;
        body["properties"]!["protectionState"] = isThere ? "Protected" : "Protecting";
        if (names is { } named)
        {
            string key = ProtectedItemRecord.KeyOf(named.Group, named.Name);
            body["properties"]!["itemId"] =
                $"{vault.Id}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;{key}/protectedItems/VM;iaasvmcontainerv2;{key}";
        }

        return body;
    }
}
