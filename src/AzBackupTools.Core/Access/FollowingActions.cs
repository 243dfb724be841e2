using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Access;

/// <summary>
/// What an account needs beside an action to learn how it ends: long operations are asked about under addresses of their own, which need
/// an action of their own.
/// </summary>
internal static class FollowingActions
{
    private const string Vaults = "Microsoft.RecoveryServices/vaults";
    private const string Containers = Vaults + "/backupFabrics/protectionContainers";
    private const string Items = Containers + "/protectedItems";

    private static readonly (string Pattern, string[] Following)[] Table =
    [
        (Vaults + "/write", [Vaults + "/operationStatus/read", Vaults + "/operationResults/read"]),
        (Vaults + "/delete", [Vaults + "/operationStatus/read", Vaults + "/operationResults/read"]),
        (Vaults + "/backupFabrics/refreshContainers/action", [Vaults + "/backupFabrics/operationResults/read"]),
        (Vaults + "/backupPolicies/write", [Vaults + "/backupPolicies/operations/read", Vaults + "/backupPolicies/operationResults/read"]),
        (Vaults + "/backupPolicies/delete", [Vaults + "/backupPolicies/operations/read", Vaults + "/backupPolicies/operationResults/read"]),
        (Containers + "/delete", [Containers + "/operationResults/read"]),
        (Items + "/delete", [Vaults + "/backupOperations/read", Vaults + "/backupOperationResults/read"]),
        (Items + "/write", [Items + "/operationsStatus/read", Items + "/operationResults/read"]),
        (Items + "/*/action", [Items + "/operationsStatus/read", Items + "/operationResults/read"]),
        (Vaults + "/backupJobs/cancel/action", [Vaults + "/backupJobs/operationsStatus/read", Vaults + "/backupJobs/operationResults/read"]),
        (Vaults + "/backupTriggerValidateOperation/action", [Vaults + "/backupValidateOperationsStatuses/read", Vaults + "/backupValidateOperationResults/read"]),
        (Vaults + "/registeredIdentities/delete", [Vaults + "/registeredIdentities/operationResults/read"]),
        (Vaults + "/privateEndpointConnections/delete", [Vaults + "/privateEndpointConnections/operationsStatus/read"]),
    ];

    /// <summary>The actions with what they need beside, each once, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Complete(IEnumerable<string> actions)
    {
        var given = actions.ToList();
        return [.. given
            .Concat(Table.Where(row => given.Exists(action => ActionPattern.Covers(row.Pattern, action))).SelectMany(static row => row.Following))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(static action => action, StringComparer.OrdinalIgnoreCase)];
    }
}
