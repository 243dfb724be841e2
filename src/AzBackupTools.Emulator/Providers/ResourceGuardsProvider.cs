using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Multi-user authorization: a proxy ties a vault to a resource guard, which then has a say in critical operations.</summary>
/// <remarks>
/// Choices: an item is deleted, and the proxy itself, within ten minutes of an unlockDelete that names a request of the guard;
/// switching soft delete off and getting a PIN name one in their bodies. Without it the answer is 403 with a code of our own. Changing
/// items and policies is let through: only what weakens protection needs the guard, and the emulator does not weigh that.
/// </remarks>
internal static class ResourceGuardsProvider
{
    private const string Folder = "backupResourceGuardProxies";

    private static readonly TimeSpan UnlockedFor = TimeSpan.FromMinutes(10);

    private static readonly (string Operation, string Request)[] Critical =
    {
        ("backupFabrics/protectionContainers/protectedItems/delete", "deleteProtectedItemRequests"),
        ("backupFabrics/protectionContainers/protectedItems/write", "updateProtectedItemRequests"),
        ("backupPolicies/write", "updateProtectionPolicyRequests"),
        ("backupResourceGuardProxies/delete", "deleteResourceGuardProxyRequests"),
        ("backupSecurityPIN/action", "getBackupSecurityPINRequests"),
        ("backupconfig/write", "disableSoftDeleteRequests"),
    };

    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        return Answer.Ok(new JsonObject
        {
            ["value"] = new JsonArray(VaultDocuments.In(vault, Folder).Select(proxy => (JsonNode)proxy.DeepClone()).ToArray()),
        });
    }

    public static Answer Get(RequestContext context) => VaultDocuments.Get(context, Folder, context["proxy"]);

    public static Answer Put(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        string guard = context.Body.Text("properties", "resourceGuardResourceId")
            ?? throw BackupErrors.InvalidInput("properties.resourceGuardResourceId is missing.");
        IReadOnlyList<string> parts = ResourcePath.Segments(guard);
        if (parts.Count != 8 || !ResourcePath.Is(parts[5], "Microsoft.DataProtection") || !ResourcePath.Is(parts[6], "resourceGuards"))
        {
            throw BackupErrors.InvalidInput($"resourceGuardResourceId '{guard}' is not the id of a resource guard.");
        }

        // The service writes the group's segment in small letters, whatever was sent.
        string id = $"/subscriptions/{parts[1]}/resourcegroups/{parts[3]}/providers/Microsoft.DataProtection/resourceGuards/{parts[7]}";
        return Answer.Ok(VaultDocuments.Put(vault, Folder, context["proxy"], new JsonObject
        {
            ["resourceGuardResourceId"] = id,
            ["resourceGuardOperationDetails"] = new JsonArray(Critical.Select(critical => (JsonNode)new JsonObject
            {
                ["vaultCriticalOperation"] = "Microsoft.RecoveryServices/vaults/" + critical.Operation,
                ["defaultResourceRequest"] = $"{id}/{critical.Request}/default",
            }).ToArray()),
            ["lastUpdatedTime"] = WireTime.Stamp(context.Now),
            ["description"] = context.Body.Text("properties", "description") ?? "Emulated resource guard",
        }));
    }

    public static Answer Delete(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (!vault.Documents.ContainsKey(VaultDocuments.Key(Folder, context["proxy"])))
        {
            return new Answer(204);
        }

        RequireUnlocked(context, vault);
        vault.Documents.Remove(VaultDocuments.Key(Folder, context["proxy"]));
        vault.UnlockedUntil = null;
        return Answer.Ok(new JsonObject());
    }

    public static Answer UnlockDelete(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        _ = VaultDocuments.Get(context, Folder, context["proxy"]);
        RequireRequests(vault, context.Body.Array("resourceGuardOperationRequests"));
        vault.UnlockedUntil = context.Now + UnlockedFor;
        return Answer.Ok(new JsonObject { ["unlockDeleteExpiryTime"] = WireTime.Stamp(vault.UnlockedUntil.Value) });
    }

    public static bool IsGuarded(VaultRecord vault) => VaultDocuments.In(vault, Folder).Any();

    /// <summary>Refuses a deletion in a guarded vault that was not unlocked.</summary>
    public static void RequireUnlocked(RequestContext context, VaultRecord vault)
    {
        if (IsGuarded(vault) && !(vault.UnlockedUntil > context.Now))
        {
            throw Refusal("Unlock the deletion first: POST backupResourceGuardProxies/{name}/unlockDelete.");
        }
    }

    /// <summary>Refuses what a guarded vault needs a request of the guard for.</summary>
    public static void RequireRequests(VaultRecord vault, JsonArray? requests)
    {
        if (!IsGuarded(vault))
        {
            return;
        }

        string[] guards = VaultDocuments.In(vault, Folder).Select(proxy => (string)proxy["properties"]!["resourceGuardResourceId"]!).ToArray();
        if (requests is null || !requests.Any(request => guards.Any(guard =>
            request?.ToString().StartsWith(guard + "/", StringComparison.OrdinalIgnoreCase) == true)))
        {
            throw Refusal("resourceGuardOperationRequests must name a request of the resource guard.");
        }
    }

    private static ArmErrorException Refusal(string what) => new(
        403,
        "BMSUserErrorResourceGuardApprovalMissing",
        "The operation is protected by a resource guard\r\nMulti-user authorization is enabled on this vault. " + what);
}
