using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Vault;

/// <summary>Gets the vaults of the subscription.</summary>
[Cmdlet(VerbsCommon.Get, "RsVault")]
[OutputType(typeof(Core.Models.Vault))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
public sealed class GetRsVaultCommand : BackupCmdlet
{
    /// <summary>Only vaults of this name; wildcards are permitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Vault", "VaultName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Only vaults of this resource group.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var pattern = NamePattern.Of(Name);
        var found = false;
        await foreach (var vault in Client.Vaults.ListAsync(SubscriptionId, ResourceGroupName, cancellationToken).ConfigureAwait(false))
        {
            if (pattern.Matches(vault.Name))
            {
                found = true;
                await pipeline.WriteObjectAsync(vault).ConfigureAwait(false);
            }
        }

        if (!found && pattern.IsLiteral)
        {
            throw new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{Name}' in {(ResourceGroupName is null ? "the subscription" : $"resource group '{ResourceGroupName}'")}.",
                "Get-RsVault without -Name shows all of them.",
                Name);
        }
    }
}
