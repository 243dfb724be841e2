using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Says how much vaults hold: items by type, servers, stored bytes, jobs of the last day.</summary>
[Cmdlet(VerbsCommon.Get, "RsVaultUsage")]
[OutputType(typeof(VaultUsage))]
[RequiresAction("Microsoft.RecoveryServices/vaults/usages/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupUsageSummaries/read")]
public sealed class GetRsVaultUsageCommand : VaultListCmdlet
{
    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var usage = await new VaultDetails(Client).UsageAsync(id, cancellationToken).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(usage).ConfigureAwait(false);
    }
}
