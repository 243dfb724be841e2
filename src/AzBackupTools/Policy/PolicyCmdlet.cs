using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that work on policies.</summary>
public abstract class PolicyCmdlet : VaultCmdlet
{
    /// <summary>The name that the view with the outcome goes by.</summary>
    private const string ResultType = "AzBackupTools.BackupPolicy#Result";

    /// <summary>Finds out which policy is meant; its id says its vault.</summary>
    private protected async Task<PolicyId> ResolveAsync(PolicyRef policy, CancellationToken cancellationToken)
    {
        if (policy.IsId)
        {
            return PolicyId.Parse(policy.NameOrId);
        }

        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        return policy.In(vault);
    }

    /// <summary>A policy as it is written to the pipeline, with what a call has made of it.</summary>
    private protected static PSObject Output(PolicyResult result)
    {
        var output = PSObject.AsPSObject(result.Policy);
        output.TypeNames.Insert(0, ResultType);
        output.Properties.Add(new PSNoteProperty("Outcome", result.Outcome));
        output.Properties.Add(new PSNoteProperty("Changes", result.Changes));
        output.Properties.Add(new PSNoteProperty("ItemsTouched", result.ItemsTouched));
        return output;
    }
}
