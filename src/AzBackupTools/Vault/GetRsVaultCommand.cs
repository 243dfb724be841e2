using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;
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

    /// <summary>Reads redundancy, security and monitoring of each vault too, which costs one request a vault. One vault asked for by its name is always read whole.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var pattern = NamePattern.Of(Name);
        await pipeline.WriteNamedAsync(
            Client.Vaults.ListAsync(SubscriptionId, ResourceGroupName, cancellationToken),
            pattern,
            vault => pattern.Matches(vault.Name),
            vault => WithDetailsAsync(vault, Detailed || pattern.IsLiteral, cancellationToken),
            () => new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{Name}' in {(ResourceGroupName is null ? "the subscription" : $"resource group '{ResourceGroupName}'")}.",
                "Get-RsVault without -Name shows all of them.",
                Name),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<object> WithDetailsAsync(Core.Models.Vault vault, bool detailed, CancellationToken cancellationToken)
    {
        var whole = detailed ? await Client.Vaults.FindAsync(VaultId.Parse(vault.Id), cancellationToken).ConfigureAwait(false) : null;
        return whole is null ? vault : VaultOutput.Detailed(whole);
    }
}
