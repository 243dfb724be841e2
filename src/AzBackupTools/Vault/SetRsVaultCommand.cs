using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Vaults;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Changes the settings of a vault. What is not given stays as it is, and only what differs is sent.</summary>
[Cmdlet(VerbsCommon.Set, "RsVault", SupportsShouldProcess = true)]
[OutputType(typeof(Vault))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupconfig/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupstorageconfig/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupstorageconfig/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read", On = nameof(ResourceGuard))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/write", On = nameof(ResourceGuard))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read", On = nameof(RemoveResourceGuard))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/unlockDelete/action", On = nameof(RemoveResourceGuard))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/delete", On = nameof(RemoveResourceGuard))]
public sealed class SetRsVaultCommand : VaultSettingsCmdlet
{
    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault. Left out, it is the default of Set-RsContext.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName", "Id", "Name")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public VaultRef? Vault { get; set; }

    /// <summary>The vault's resource group. It may be left out when one vault of the name exists in the subscription.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    /// <summary>Frees the vault of its resource guard, which must give leave.</summary>
    [Parameter]
    public SwitchParameter RemoveResourceGuard { get; set; }

    /// <summary>Changes the vault only if it still has this version: the ETag of Get-RsVault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IfMatch { get; set; }

    /// <summary>Does not ask the extra question where something can never be undone.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var settings = Settings();
        var id = await new VaultFinder(Client)
            .FindAsync(Vault?.NameOrId, ResourceGroupName, Session.Context.SubscriptionId, Session.Context.VaultId, cancellationToken)
            .ConfigureAwait(false);
        var questions = new VaultQuestions
        {
            Confirm = pipeline.ShouldProcessAsync,
            ConfirmForEver = (_, question) => Force ? Task.FromResult(true) : pipeline.ShouldContinueAsync(question, "This can never be undone"),
            Warn = pipeline.Warning,
        };
        if (await new VaultConfiguration(Client).SetAsync(id, settings, IfMatch, questions, cancellationToken).ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(VaultOutput.Result(result)).ConfigureAwait(false);
        }
    }

    private protected override VaultSettings Settings()
    {
        if (RemoveResourceGuard && ResourceGuard is not null)
        {
            throw new BackupException(
                ErrorIds.InvalidResourceGuard, "-ResourceGuard and -RemoveResourceGuard exclude each other.", "Give one of them.", nameof(RemoveResourceGuard))
            {
                ConcernsAllInput = true,
            };
        }

        return RemoveResourceGuard ? base.Settings() with { ResourceGuard = string.Empty } : base.Settings();
    }
}
