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
/// switching soft delete off, getting a PIN, and giving a policy or an item less protection than before (<see cref="PolicyWeight"/>) name
/// one in their bodies. Without it the answer is 403 with a code of our own. A guard that exists as a resource may leave operations out.
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
            ["description"] = (string?)PlainResourcesProvider.FindResourceGuard(context.World, parts[1], parts[3], parts[7])?["description"]
                ?? context.Body.Text("properties", "description") ?? "Emulated resource guard",
        }));
    }

    public static Answer Delete(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (!vault.Documents.ContainsKey(VaultDocuments.Key(Folder, context["proxy"])))
        {
            return new Answer(204);
        }

        if (!(vault.UnlockedUntil > context.Now))
        {
            throw Refusal("Unlock the deletion first: POST backupResourceGuardProxies/{name}/unlockDelete.");
        }

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
        if (IsGuarded(vault) && !IsLeftOut(context, vault, "backupFabrics/protectionContainers/protectedItems/delete") && !(vault.UnlockedUntil > context.Now))
        {
            throw Refusal("Unlock the deletion first: POST backupResourceGuardProxies/{name}/unlockDelete.");
        }
    }

    /// <summary>Refuses a change from one policy to another, or of one, that takes protection away in a guarded vault.</summary>
    public static void RequireForLess(RequestContext context, VaultRecord vault, string operation, JsonObject before, JsonObject after)
    {
        if (PolicyWeight.IsLess(after, before) && !IsLeftOut(context, vault, operation))
        {
            RequireRequests(vault, context.Body.Array("properties", "resourceGuardOperationRequests"));
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

    /// <summary>True when every guard of the vault is there as a resource that does not look at the operation.</summary>
    private static bool IsLeftOut(RequestContext context, VaultRecord vault, string operation) => VaultDocuments.In(vault, Folder).All(proxy =>
    {
        IReadOnlyList<string> parts = ResourcePath.Segments((string)proxy["properties"]!["resourceGuardResourceId"]!);
        return PlainResourcesProvider.FindResourceGuard(context.World, parts[1], parts[3], parts[7])?["vaultCriticalOperationExclusionList"] is JsonArray left
            && left.Any(name => ResourcePath.Is(name?.ToString() ?? string.Empty, "Microsoft.RecoveryServices/vaults/" + operation));
    });

    private static ArmErrorException Refusal(string what) => new(
        403,
        "BMSUserErrorResourceGuardApprovalMissing",
        "The operation is protected by a resource guard\r\nMulti-user authorization is enabled on this vault. " + what);
}
