using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Which vault protects a machine. Answered at once.</summary>
/// <remarks>
/// Choice: Protected as long as a vault holds anything of the machine, stopped and soft-deleted included, for no other vault can
/// take it; Protecting while its first configuration runs. As recorded, protectedItemsCount stays 0 and names are in small letters.
/// </remarks>
internal static class BackupStatusProvider
{
    public static Answer Post(RequestContext context)
    {
        SubscriptionRecord subscription = context.Subscription();
        ResourceNames.CheckLocation(context["location"]);
        if (context.Body.Text("resourceType") is not { } type || !ResourcePath.Is(type, "VM"))
        {
            throw BackupErrors.InvalidInput("resourceType must be VM: the emulator knows no other data sources.");
        }

        if (context.Body.Text("resourceId") is not { } id || ResourcePath.VirtualMachine(id) is not { } names
            || !ResourcePath.Is(names.Subscription, subscription.Id))
        {
            throw BackupErrors.InvalidInput("resourceId must be the id of a virtual machine of the subscription.");
        }

        string key = ProtectedItemRecord.KeyOf(names.Group, names.Name);
        var body = new JsonObject { ["protectionStatus"] = "NotProtected" };
        (VaultRecord Vault, ProtectedItemRecord Item)? found = context.World.FindProtection(subscription.Id, names.Group, names.Name, context.Now);
        ItemView? view = found?.Item.At(context.Now);
        if (found is { } protection)
        {
            body["protectionStatus"] = view!.Exists ? "Protected" : "Protecting";
            body["vaultId"] = protection.Vault.Id;
        }

        body["fabricName"] = "Azure";
        body["containerName"] = "iaasvmcontainer;iaasvmcontainerv2;" + key;
        body["protectedItemName"] = "vm;iaasvmcontainerv2;" + key;
        if (found is { } named && view!.Exists)
        {
            body["policyName"] = ProtectedItemBody.PolicyName(named.Vault, view);
        }

        body["protectedItemsCount"] = 0;
        return Answer.Ok(body);
    }
}
