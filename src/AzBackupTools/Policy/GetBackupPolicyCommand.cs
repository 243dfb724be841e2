using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets a vault's policies, with schedule and retention in plain words.</summary>
[Cmdlet(VerbsCommon.Get, "BackupPolicy")]
[OutputType(typeof(BackupPolicy))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
public sealed class GetBackupPolicyCommand : VaultListCmdlet
{
    /// <summary>Only policies of this name; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [Alias("PolicyName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Adds the names of the items that follow each policy, as Items.</summary>
    [Parameter]
    public SwitchParameter WithItems { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var pattern = NamePattern.Of(Name);
        var items = WithItems ? await ItemsAsync(vault, cancellationToken).ConfigureAwait(false) : null;
        await pipeline.WriteNamedAsync(
            Client.Policies.ListAsync(vault, null, cancellationToken),
            pattern,
            policy => pattern.Matches(policy.Name),
            policy => Task.FromResult<object>(items is null ? policy : Counted(policy, items[policy.Id])),
            () => new BackupException(
                ErrorIds.PolicyNotFound,
                $"Vault '{vault.Name}' has no policy '{Name}'.",
                $"Get-BackupPolicy -Vault {vault.Name} shows all of them.",
                Name),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ILookup<string, string>> ItemsAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var pairs = new List<(string Policy, string Item)>();
        await foreach (var item in Client.Protection.ListAsync(vault, null, cancellationToken).ConfigureAwait(false))
        {
            if (!item.IsSoftDeleted && !string.IsNullOrEmpty(item.PolicyId))
            {
                pairs.Add((item.PolicyId!, item.FriendlyName ?? item.Name));
            }
        }

        return pairs.ToLookup(pair => pair.Policy, pair => pair.Item, StringComparer.OrdinalIgnoreCase);
    }

    private static PSObject Counted(BackupPolicy policy, IEnumerable<string> items)
    {
        var names = items.OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToArray();
        var output = PSObject.AsPSObject(policy with { ProtectedItemCount = names.Length });
        output.Properties.Add(new PSNoteProperty("Items", names));
        return output;
    }
}
