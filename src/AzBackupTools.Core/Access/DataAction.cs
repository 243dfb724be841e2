using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Access;

/// <summary>Actions on the data in a resource. Role definitions keep them apart from the others, and Azure refuses one that mixes them up.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/role-based-access-control/role-definitions#control-and-data-actions" />.</remarks>
public static class DataAction
{
    /// <summary>How those on the secrets of key vaults begin.</summary>
    internal const string Secrets = "Microsoft.KeyVault/vaults/secrets/";

    /// <summary>
    /// Whether an action, or a pattern of actions, is one of those that this module has to do with: secrets of key vaults. What ends with
    /// read or write there is what ARM does with them.
    /// </summary>
    public static bool Is(string action) =>
        (action ?? throw new ArgumentNullException(nameof(action))).StartsWith(Secrets, StringComparison.OrdinalIgnoreCase)
        && (action.EndsWith("/action", StringComparison.OrdinalIgnoreCase) || action.EndsWith("*", StringComparison.Ordinal));

    /// <summary>Parts actions into those on resources and those on the data in them.</summary>
    public static (IReadOnlyList<string> Actions, IReadOnlyList<string> DataActions) Part(IEnumerable<string> actions)
    {
        var kinds = actions.ToLookup(Is);
        return ([.. kinds[false]], [.. kinds[true]]);
    }
}
