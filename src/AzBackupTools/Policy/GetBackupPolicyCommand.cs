using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Policy;

/// <summary>Gets a vault's policies, with schedule and retention in plain words.</summary>
[Cmdlet(VerbsCommon.Get, "BackupPolicy")]
[OutputType(typeof(BackupPolicy))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class GetBackupPolicyCommand : VaultListCmdlet
{
    /// <summary>Only policies of this name; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [Alias("PolicyName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var pattern = NamePattern.Of(Name);
        var found = false;
        await foreach (var policy in Client.Policies.ListAsync(vault, null, cancellationToken).ConfigureAwait(false))
        {
            if (pattern.Matches(policy.Name))
            {
                found = true;
                await pipeline.WriteObjectAsync(policy).ConfigureAwait(false);
            }
        }

        if (!found && pattern.IsLiteral)
        {
            throw new BackupException(
                ErrorIds.PolicyNotFound,
                $"Vault '{vault.Name}' has no policy '{Name}'.",
                $"Get-BackupPolicy -Vault {vault.Name} shows all of them.",
                Name);
        }
    }
}
