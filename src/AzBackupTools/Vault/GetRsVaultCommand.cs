using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets vaults: one, by wildcard, by tag, by subscription, or all.</summary>
[Cmdlet(VerbsCommon.Get, "RsVault", DefaultParameterSetName = OneSet)]
[OutputType(typeof(Vault))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupstorageconfig/read", On = nameof(Detailed))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupEncryptionConfigs/read", On = nameof(Detailed))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read", On = nameof(Detailed))]
public sealed class GetRsVaultCommand : BackupCmdlet
{
    private const string OneSet = "Subscription";
    private const string AllSet = "AllSubscriptions";

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

    /// <summary>Only vaults that have all these tags: a table of names and values, in which values may be wildcards.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>The vaults of these subscriptions, by name or id, in place of the default one.</summary>
    [Parameter(ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    [Alias("SubscriptionId")]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Subscription { get; set; }

    /// <summary>The vaults of all subscriptions that the account sees.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter AllSubscriptions { get; set; }

    /// <summary>Reads each vault whole, and what stands beside it: whether its redundancy is fixed, its resource guard, the state of its encryption. It costs two to four requests a vault. One vault asked for by its name always has its settings.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var pattern = NamePattern.Of(Name);
        var search = new VaultSearch(Client);
        var subscriptions = AllSubscriptions ? await search.SubscriptionsAsync(null, cancellationToken).ConfigureAwait(false)
            : Subscription is not null ? await search.SubscriptionsAsync(Subscription, cancellationToken).ConfigureAwait(false)
            : [SubscriptionId];
        if (pattern.IsLiteral && Tag is null && ResourceGroupName is not null && subscriptions.Count == 1)
        {
            await WriteOneAsync(new VaultId(subscriptions[0], ResourceGroupName, Name!), pipeline, cancellationToken).ConfigureAwait(false);
            return;
        }

        await pipeline.WriteNamedAsync(
            search.ListAsync(subscriptions, ResourceGroupName, refused => pipeline.WriteErrorAsync(DescribeFailure(refused).ErrorRecord), cancellationToken),
            pattern,
            vault => pattern.Matches(vault.Name) && HasTags(vault),
            vault => WithDetailsAsync(vault, pattern.IsLiteral, cancellationToken),
            () => Missing(subscriptions.Count),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteOneAsync(VaultId id, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var found = Detailed
            ? await new VaultDetails(Client).ReadAsync(id, cancellationToken).ConfigureAwait(false)
            : await Client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(VaultOutput.Whole(found ?? throw Missing(1))).ConfigureAwait(false);
    }

    private async Task<object> WithDetailsAsync(Vault vault, bool isNamed, CancellationToken cancellationToken)
    {
        var id = VaultId.Parse(vault.Id);
        var whole = Detailed ? await new VaultDetails(Client).ReadAsync(id, cancellationToken).ConfigureAwait(false)
            : isNamed ? await Client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false)
            : null;
        return whole is null ? vault : isNamed ? VaultOutput.Whole(whole) : VaultOutput.Detailed(whole);
    }

    private bool HasTags(Vault vault) => Tag is null || Tag.Cast<DictionaryEntry>().All(wanted => vault.Tags.Any(tag =>
        string.Equals(tag.Key, wanted.Key.ToString(), System.StringComparison.OrdinalIgnoreCase)
        && NamePattern.Of(wanted.Value?.ToString() ?? string.Empty).Matches(tag.Value)));

    private BackupException Missing(int subscriptions)
    {
        var where = ResourceGroupName is null ? subscriptions == 1 ? "the subscription" : $"the {subscriptions} subscriptions" : $"resource group '{ResourceGroupName}'";
        var tags = Tag is null ? string.Empty : " with these tags";
        return new BackupException(
            ErrorIds.VaultNotFound, $"There is no vault '{Name}'{tags} in {where}.", "Get-RsVault without -Name shows all of them, -AllSubscriptions those of other subscriptions, too.", Name);
    }
}
