using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Removes a vault: an empty one, or with -Cascade one with all that is in it.</summary>
[Cmdlet(VerbsCommon.Remove, "RsVault", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VaultRemoval))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/delete")]
[RequiresAction("Microsoft.RecoveryServices/vaults/write", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupconfig/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupconfig/write", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectionContainers/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupEngines/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/delete", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/unlockDelete/action", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/replicationUsages/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/delete", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/registeredIdentities/delete", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/privateEndpointConnections/delete", On = nameof(Cascade))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read", On = nameof(Cascade))]
public sealed class RemoveRsVaultCommand : BackupCmdlet
{
    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName", "Id", "Name")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public VaultRef Vault { get; set; } = new(string.Empty);

    /// <summary>The vault's resource group. It may be left out when one vault of the name exists in the subscription.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    /// <summary>
    /// Removes all that is in the vault first: items with their recovery points, soft-deleted ones too, servers, containers, private
    /// endpoints and the resource guard. -WhatIf shows the steps. Where the vault cannot be removed today, nothing is changed.
    /// </summary>
    [Parameter]
    public SwitchParameter Cascade { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        VaultId id;
        try
        {
            id = await new VaultFinder(Client)
                .FindAsync(Vault.NameOrId, ResourceGroupName, Session.Context.SubscriptionId, null, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (BackupException exception) when (exception.ErrorId == ErrorIds.VaultNotFound)
        {
            pipeline.Verbose(exception.Message);
            await pipeline.WriteObjectAsync(new VaultRemoval { Name = Vault.NameOrId, Outcome = VaultOutcome.AlreadyAbsent }).ConfigureAwait(false);
            return;
        }

        var teardown = new VaultTeardown(Client);
        var removal = Cascade
            ? await teardown.RemoveCascadeAsync(id, plan => AskAsync(plan, id, pipeline), cancellationToken).ConfigureAwait(false)
            : await teardown.RemoveAsync(id, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false);
        if (removal is not null)
        {
            await pipeline.WriteObjectAsync(removal).ConfigureAwait(false);
        }
    }

    private static Task<bool> AskAsync(VaultTeardownPlan plan, VaultId id, IPipeline pipeline)
    {
        var heading = plan.Steps.Count == 1 ? "in one step" : $"and all that is in it, in {plan.Steps.Count} steps";
        var description = $"Removing vault '{id.Name}' {heading}:{Environment.NewLine}{plan}";
        return pipeline.ShouldProcessAsync(description, $"{description}{Environment.NewLine}Deleted recovery points cannot be brought back. Go on?", "Remove a vault with all that is in it");
    }
}
