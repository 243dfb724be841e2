using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Vault;

/// <summary>Creates a Recovery Services vault.</summary>
[Cmdlet(VerbsCommon.New, "RsVault", SupportsShouldProcess = true)]
[OutputType(typeof(Core.Models.Vault))]
[RequiresAction("Microsoft.RecoveryServices/vaults/write")]
public sealed class NewRsVaultCommand : BackupCmdlet
{
    /// <summary>The vault's name: 2 to 50 letters, digits and hyphens, beginning with a letter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The vault's resource group.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ResourceGroupName { get; set; } = string.Empty;

    /// <summary>The region. The vault protects virtual machines of this region only.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Location { get; set; } = string.Empty;

    /// <summary>Tags, as a table of names and values.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>Makes the resource group, in the vault's region, where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateResourceGroup { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = VaultLifecycle.IdOf(SubscriptionId, ResourceGroupName, Name);
        var spec = new VaultSpec { Location = Location, Settings = new Core.Vaults.VaultSettings { Tags = Tags() } };
        if (await new VaultLifecycle(Client)
            .CreateAsync(id, spec, CreateResourceGroup, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is not { } made)
        {
            return;
        }

        await pipeline.WriteObjectAsync(VaultOutput.Detailed(made.Vault, made.Outcome)).ConfigureAwait(false);
    }

    private Dictionary<string, string> Tags() =>
        Tag is null
            ? new Dictionary<string, string>()
            : Tag.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key.ToString()!, entry => entry.Value?.ToString() ?? string.Empty);
}
