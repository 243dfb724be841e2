using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The identity of a vault: none, its own, those of users, or both.</summary>
internal static class IdentityReader
{
    public static JsonObject? Read(RequestContext context, JsonObject? given, JsonObject? before)
    {
        if (given is null)
        {
            return before;
        }

        var body = new RequestBody(given);
        string type = body.Text("type") ?? throw VaultSettingsReader.Refuse("identity.type is missing: None, SystemAssigned, UserAssigned or both.");
        HashSet<string> kinds = new(type.Split(',').Select(kind => kind.Trim().ToLowerInvariant()));
        if (kinds.Count == 0 || kinds.Any(kind => kind is not ("none" or "systemassigned" or "userassigned")) || (kinds.Contains("none") && kinds.Count > 1))
        {
            throw VaultSettingsReader.Refuse($"identity.type is '{type}'; it is None, SystemAssigned, UserAssigned or \"SystemAssigned, UserAssigned\".");
        }

        if (kinds.Contains("none"))
        {
            return new JsonObject { ["type"] = "None" };
        }

        var identity = new JsonObject { ["tenantId"] = context.World.Options.TenantId };
        if (kinds.Contains("systemassigned"))
        {
            identity["principalId"] = context.World.Ids.Guid("principal", context["group"], context["vault"]);
        }

        identity["type"] = kinds.Count == 2 ? "SystemAssigned, UserAssigned" : kinds.Contains("userassigned") ? "UserAssigned" : "SystemAssigned";
        if (kinds.Contains("userassigned"))
        {
            JsonObject users = before?["userAssignedIdentities"] is JsonObject kept ? (JsonObject)kept.DeepClone() : new JsonObject();
            foreach (KeyValuePair<string, JsonNode?> user in body.Object("userAssignedIdentities") ?? new JsonObject())
            {
                // Null takes an identity away.
                users.Remove(user.Key);
                if (user.Value is not null)
                {
                    users[user.Key] = new JsonObject
                    {
                        ["clientId"] = context.World.Ids.Guid("identity-client", user.Key), ["principalId"] = context.World.Ids.Guid("identity-principal", user.Key),
                    };
                }
            }

            if (users.Count == 0)
            {
                throw VaultSettingsReader.Refuse("identity.userAssignedIdentities is missing: UserAssigned needs one at least.");
            }

            identity["userAssignedIdentities"] = users;
        }

        return identity;
    }
}
