using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Sets the session's defaults: the subscription that names refer to, and the vault that is meant where none is named.</summary>
[Cmdlet(VerbsCommon.Set, "RsContext")]
[OutputType(typeof(RsContext))]
[RequiresAction("Microsoft.Resources/subscriptions/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
public sealed class SetRsContextCommand : BackupCmdlet
{
    /// <summary>The default subscription, by name or id. A default vault of another subscription is forgotten.</summary>
    [Parameter]
    [Alias("SubscriptionId", "SubscriptionName")]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Subscription { get; set; }

    /// <summary>The default vault: a name, an ARM id or an object of Get-RsVault. An empty string takes the default away.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("VaultId", "VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public VaultRef? Vault { get; set; }

    /// <summary>The vault's resource group. It may be left out when one vault of the name exists in the subscription.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceGroupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var context = Session.Context;
        if (Subscription is not null)
        {
            var chosen = await FindSubscriptionAsync(Subscription, cancellationToken).ConfigureAwait(false);
            context = context with
            {
                SubscriptionId = chosen.SubscriptionId,
                SubscriptionName = chosen.Name,
                VaultId = chosen.SubscriptionId == context.SubscriptionId ? context.VaultId : null,
            };
        }

        if (Vault is not null)
        {
            context = context with { VaultId = await FindVaultAsync(Vault, context, cancellationToken).ConfigureAwait(false) };
        }

        var session = Session with { Context = context };
        await pipeline.InvokeAsync(_ =>
        {
            Session.Use(session);
            return true;
        }).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(context).ConfigureAwait(false);
    }

    private async Task<Subscription> FindSubscriptionAsync(string nameOrId, CancellationToken cancellationToken)
    {
        var all = new List<Subscription>();
        await foreach (var one in Client.Subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(one);
        }

        return Subscriptions.Choose(all, nameOrId)!;
    }

    /// <summary>A default that does not exist would make every later command fail; so it is looked at here.</summary>
    private async Task<string?> FindVaultAsync(VaultRef vault, RsContext context, CancellationToken cancellationToken)
    {
        if (vault.NameOrId.Length == 0)
        {
            return null;
        }

        var id = await new VaultFinder(Client).FindAsync(vault.NameOrId, ResourceGroupName, context.SubscriptionId, null, cancellationToken).ConfigureAwait(false);
        var found = await Client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return found?.Id ?? throw new BackupException(
            ErrorIds.VaultNotFound,
            $"There is no vault '{id.Name}' in resource group '{id.ResourceGroupName}'.",
            "Get-RsVault shows the vaults of the subscription with their groups.",
            id.ToString());
    }
}
