using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Creates a Recovery Services vault.</summary>
[Cmdlet(VerbsCommon.New, "RsVault", SupportsShouldProcess = true)]
[OutputType(typeof(Vault))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read", On = nameof(ResourceGuard))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/write", On = nameof(ResourceGuard))]
public sealed class NewRsVaultCommand : VaultSettingsCmdlet
{
    /// <summary>The vault's name: 2 to 50 letters, digits and hyphens, beginning with a letter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The vault's resource group.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string ResourceGroupName { get; set; } = string.Empty;

    /// <summary>The region. The vault protects virtual machines of this region only.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Location { get; set; } = string.Empty;

    /// <summary>Makes the resource group, in the vault's region, where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateResourceGroup { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = VaultNames.IdOf(SubscriptionId, ResourceGroupName, Name);
        var spec = new VaultSpec { Location = Location, Settings = Settings() };
        if (await new VaultCreation(Client)
            .CreateAsync(id, spec, CreateResourceGroup, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } made)
        {
            await pipeline.WriteObjectAsync(VaultOutput.Result(made)).ConfigureAwait(false);
        }
    }
}
