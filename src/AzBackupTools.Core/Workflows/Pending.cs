using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Workflows;

/// <summary>Makes the handles of operations that nobody waits for.</summary>
internal static class Pending
{
    internal static PendingOperation Of(ProtectedItemId item, string name, string description, LongRunningOperation operation) =>
        new()
        {
            Description = description,
            Name = name,
            VaultName = item.Vault.Name,
            VaultId = item.Vault.ToString(),
            ItemId = item.ToString(),
            OperationToken = operation.ToToken(),
        };
}
