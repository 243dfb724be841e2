using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>What the callers are allowed: RBAC with one account, at the scope of everything.</summary>
internal sealed class AccessRule
{
    private readonly IReadOnlyList<string> _actions;

    private AccessRule(IReadOnlyList<string> actions) => _actions = actions;

    public static AccessRule Read(RequestBody body) => body.Array("actions") is { } given
        ? new AccessRule(given.Select(action => action?.ToString() ?? string.Empty).ToArray())
        : throw new ArmErrorException(400, "InvalidRequest", "actions is missing: {\"actions\": [\"Microsoft.RecoveryServices/vaults/read\"]}.", fromGateway: true);

    public JsonObject ToBody() => new() { ["actions"] = new JsonArray(_actions.Select(action => (JsonNode)action).ToArray()) };

    /// <summary>Refuses a request for which no action is allowed.</summary>
    public void Check(RequestedAction asked)
    {
        if (asked.Action is { } action && !_actions.Any(pattern => Covers(pattern, action)))
        {
            throw Refusal(action, asked.Scope);
        }
    }

    /// <summary>The sentence of Azure: https://learn.microsoft.com/azure/role-based-access-control/troubleshooting.</summary>
    public static ArmErrorException Refusal(string action, string scope) => new(
        403,
        "AuthorizationFailed",
        $"The client 'emulator' with object id '00000000-0000-4000-8000-000000000001' does not have authorization to perform action '{action}' "
        + $"over scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.",
        fromGateway: true);

    /// <summary>A star stands for anything, slashes too; case does not matter.</summary>
    private static bool Covers(string pattern, string action)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
        {
            return ResourcePath.Is(pattern, action);
        }

        if (!action.StartsWith(pattern.Substring(0, star), StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        string rest = pattern.Substring(star + 1);
        for (int at = star; at <= action.Length; at++)
        {
            if (Covers(rest, action.Substring(at)))
            {
                return true;
            }
        }

        return false;
    }
}
