using System.Management.Automation;
using AzBackupTools.Completion;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that are about a vault itself: it comes first, and the pipeline may bring several.</summary>
public abstract class OneVaultCmdlet : VaultCmdlet
{
    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault. Left out, it is the default of Set-RsContext.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public override VaultRef? Vault { get; set; }
}
