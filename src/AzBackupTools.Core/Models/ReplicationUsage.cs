namespace AzBackupTools.Core.Models;

/// <summary>What Site Recovery has in a vault.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/replicationusages.json" />.</remarks>
public sealed record ReplicationUsage
{
    /// <summary>How many items are replicated.</summary>
    public int ProtectedItemCount { get; init; }

    /// <summary>How many servers are registered.</summary>
    public int RegisteredServersCount { get; init; }

    /// <summary>How many recovery plans there are.</summary>
    public int RecoveryPlanCount { get; init; }
}
