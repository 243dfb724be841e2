using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>What the callers are allowed: RBAC with one account, at the scope of everything.</summary>
/// <remarks>Who may manage a resource may not see its data by that: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#control-and-data-actions.</remarks>
internal sealed class AccessRule
{
    private readonly IReadOnlyList<string> _actions;
    private readonly IReadOnlyList<string> _dataActions;

    private AccessRule(IReadOnlyList<string> actions, IReadOnlyList<string> dataActions)
    {
        _actions = actions;
        _dataActions = dataActions;
    }

    public static AccessRule Read(RequestBody body)
    {
        string[] actions = Patterns(body.Array("actions") ?? throw Invalid("actions is missing: {\"actions\": [\"Microsoft.RecoveryServices/vaults/read\"]}."));
        return actions.FirstOrDefault(KeyVaultAccess.IsDataAction) is { } data
            ? throw Invalid($"'{data}' is a data action, which allows nothing among actions: it belongs to dataActions.")
            : new AccessRule(actions, Patterns(body.Array("dataActions") ?? new JsonArray()));
    }

    /// <summary>What a rule says, or that there is none.</summary>
    public static JsonObject ToBody(AccessRule? rule) => new()
    {
        ["actions"] = Written(rule?._actions ?? Everything), ["dataActions"] = Written(rule?._dataActions ?? Everything),
    };

    /// <summary>Whether a data action is allowed.</summary>
    public bool AllowsData(string action) => _dataActions.Any(pattern => Covers(pattern, action));

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

    private static ArmErrorException Invalid(string message) => new(400, "InvalidRequest", message, fromGateway: true);

    private static readonly string[] Everything = { "*" };

    private static string[] Patterns(JsonArray given) => given.Select(action => action?.ToString() ?? string.Empty).ToArray();

    private static JsonArray Written(IReadOnlyList<string> patterns) => new(patterns.Select(pattern => (JsonNode)pattern).ToArray());

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
