using System;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;

namespace AzBackupTools.Core.Workflows;

/// <summary>What is said of a vault that is not there.</summary>
internal static class VaultErrors
{
    /// <summary>
    /// Whether a 404 means that the vault itself is missing, not something in it: ARM's gateway answers for the vault with
    /// ResourceNotFound, the backup service for what is inside with a BMS code.
    /// </summary>
    internal static bool IsMissingVault(this ArmException exception) =>
        exception.Status == 404
        && (exception.Code.Equals("ResourceNotFound", StringComparison.OrdinalIgnoreCase)
            || exception.Code.Equals("ParentResourceNotFound", StringComparison.OrdinalIgnoreCase)
            || exception.Code.Equals("ResourceGroupNotFound", StringComparison.OrdinalIgnoreCase));

    internal static BackupException NotFound(VaultId vault, ArmException exception) =>
        exception.Code.Equals("ResourceGroupNotFound", StringComparison.OrdinalIgnoreCase)
            ? new BackupException(
                ErrorIds.ResourceGroupNotFound,
                $"There is no resource group '{vault.ResourceGroupName}' in subscription {vault.SubscriptionId}.",
                "Check -ResourceGroupName; Get-RsVault shows the group of each vault.",
                vault.ToString(),
                exception)
            : new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{vault.Name}' in resource group '{vault.ResourceGroupName}'.",
                "Get-RsVault shows the vaults of the subscription with their groups.",
                vault.ToString(),
                exception);
}
