using System.Management.Automation;
using AzBackupTools.Completion;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that list what is in a vault: the pipeline may bring the vaults.</summary>
public abstract class VaultListCmdlet : VaultCmdlet
{
    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault. Left out, it is the default of Set-RsContext.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public override VaultRef? Vault { get; set; }
}
