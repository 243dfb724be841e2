using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>An operation that the service forgot: nobody knows how it ended, but what it was about can be looked at.</summary>
internal static class LostOperation
{
    /// <summary>Tells what is lost and how the resource stands now.</summary>
    internal static async Task<BackupException> DescribeAsync(ArmClient arm, LongRunningOperation operation, ArmException lost, CancellationToken cancellationToken)
    {
        string? state;
        try
        {
            state = await LookAsync(new BackupClient(arm), operation.ResourceId, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException)
        {
            // What is known without the look must do.
            state = null;
        }

        return new BackupException(
            ErrorIds.OperationLost,
            state is null ? lost.ServiceMessage : $"The service does not know the operation {operation.OperationId} any more, though it accepted it. {state}",
            state is null ? "Get-BackupJob shows the jobs." : "It may still be at work: look again, and at Get-BackupJob, before you repeat it.",
            operation.ResourceId,
            lost)
        {
            ServiceCode = lost.Code,
        };
    }

    private static async Task<string?> LookAsync(BackupClient client, string resourceId, CancellationToken cancellationToken)
    {
        if (ProtectedItemId.TryParse(resourceId, out var item))
        {
            return Tell(resourceId, await client.Protection.FindAsync(item, cancellationToken).ConfigureAwait(false));
        }

        if (PolicyId.TryParse(resourceId, out var policy))
        {
            var found = await client.Policies.FindAsync(policy, cancellationToken).ConfigureAwait(false);
            return found is null ? $"There is no policy '{policy.Name}' at present." : $"Policy '{policy.Name}' exists.";
        }

        if (VaultId.TryParse(resourceId, out var vault))
        {
            var found = await client.Vaults.FindAsync(vault, cancellationToken).ConfigureAwait(false);
            return found is null ? $"There is no vault '{vault.Name}' at present." : $"Vault '{vault.Name}' is {found.ProvisioningState ?? "there"} at present.";
        }

        return null;
    }

    private static string Tell(string resourceId, ProtectedItem? item)
    {
        if (item is null)
        {
            return $"'{resourceId.Substring(resourceId.LastIndexOf(';') + 1)}' is not protected at present.";
        }

        var policy = item.PolicyName is { Length: > 0 } name ? $" under policy '{name}'" : string.Empty;
        var backup = item.LastBackupTime is { } last ? $"its last backup ({item.LastBackupStatus}) was at {Moments.Text(last)}" : "it has no backup yet";
        return $"'{item.FriendlyName ?? item.Name}' is {item.StateText ?? "protected"} at present{policy}, and {backup}.";
    }
}
