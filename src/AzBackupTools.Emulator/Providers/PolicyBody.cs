using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>A policy as the service writes it.</summary>
internal static class PolicyBody
{
    /// <summary>Recorded lists say 0 of every policy, whatever follows it; the policy alone says how many.</summary>
    public static JsonObject InList(RequestContext context, VaultRecord vault, PolicyRecord policy)
    {
        JsonObject body = Of(context, vault, policy);
        body["properties"]!["protectedItemsCount"] = 0;
        return body;
    }

    public static JsonObject Of(RequestContext context, VaultRecord vault, PolicyRecord policy)
    {
        var properties = (JsonObject)policy.Properties.DeepClone();
        properties["protectedItemsCount"] = vault.ItemsUnder(policy.Name, context.Now);
        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupPolicies/{policy.Name}",
            ["name"] = policy.Name,
            ["type"] = "Microsoft.RecoveryServices/vaults/backupPolicies",
            ["properties"] = properties,
        };
    }
}
