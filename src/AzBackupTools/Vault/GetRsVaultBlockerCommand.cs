using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets what stands in the way of a vault's removal, with what to do about it and from when on that is possible.</summary>
[Cmdlet(VerbsCommon.Get, "RsVaultBlocker")]
[OutputType(typeof(VaultBlocker))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupconfig/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectionContainers/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupEngines/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/replicationUsages/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read")]
public sealed class GetRsVaultBlockerCommand : OneVaultCmdlet
{
    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        if (await new VaultBlockers(Client).FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            throw new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{id.Name}' in resource group '{id.ResourceGroupName}'.",
                "Get-RsVault shows the vaults of the subscription with their groups.",
                id.ToString());
        }

        if (found.Unseen.Count > 0)
        {
            pipeline.Warning($"The account may not look at these of vault '{id.Name}', and what is among them is missing here: {string.Join(", ", found.Unseen)}.");
        }

        foreach (var blocker in found.Blockers)
        {
            await pipeline.WriteObjectAsync(blocker).ConfigureAwait(false);
        }
    }
}
