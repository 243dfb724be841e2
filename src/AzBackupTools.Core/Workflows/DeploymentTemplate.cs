using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>The template that deploys restored disks as a machine: it lies in the staging account, where only a signed address reads it.</summary>
public sealed class DeploymentTemplate(BackupClient client)
{
    private static readonly TimeSpan SignedFor = TimeSpan.FromMinutes(15);

    /// <summary>Loads the template of a restore.</summary>
    /// <param name="result">What came of the restore.</param>
    /// <param name="storageAccount">The staging account: a name or an ARM id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BackupException">The service names no template, or it cannot be had.</exception>
    public async Task<byte[]> LoadAsync(VmRestoreResult result, string storageAccount, CancellationToken cancellationToken)
    {
        if (result.TemplateBlobUri is null || !Uri.TryCreate(result.TemplateBlobUri, UriKind.Absolute, out var blob))
        {
            throw new BackupException(
                ErrorIds.DownloadFailed,
                $"The disks of '{result.Name}' are restored, but the service names no template for them.",
                $"See what the job tells: Get-BackupJob -JobId {result.JobId} -Vault {result.VaultName}.",
                result.ItemId);
        }

        if (blob.Query.IndexOf("sig=", StringComparison.OrdinalIgnoreCase) < 0)
        {
            blob = await SignAsync(blob, result, storageAccount, cancellationToken).ConfigureAwait(false);
        }

        return await client.Arm.DownloadAsync(blob, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Uri> SignAsync(Uri blob, VmRestoreResult result, string storageAccount, CancellationToken cancellationToken)
    {
        var accountName = result.StorageAccountName ?? string.Empty;
        if (!blob.Host.StartsWith(accountName + ".blob.", StringComparison.OrdinalIgnoreCase))
        {
            throw new BackupException(
                ErrorIds.UntrustedHost,
                $"The template of '{result.Name}' is said to be on {blob.Host}, which is not storage account '{accountName}'.",
                "Nothing was sent there. Report it with the job's id.",
                result.JobId);
        }

        var id = await AccountIdAsync(accountName, storageAccount, result.VaultId, cancellationToken).ConfigureAwait(false);
        var signature = await client.StorageAccounts.SignBlobAsync(id, blob, client.Arm.Clock.UtcNow + SignedFor, cancellationToken).ConfigureAwait(false);
        return new UriBuilder(blob) { Query = signature?.TrimStart('?') ?? string.Empty }.Uri;
    }

    private async Task<string> AccountIdAsync(string accountName, string storageAccount, string vaultId, CancellationToken cancellationToken)
    {
        if (storageAccount.StartsWith("/", StringComparison.Ordinal))
        {
            return storageAccount;
        }

        await foreach (var account in client.StorageAccounts.ListAsync(Ids.VaultId.Parse(vaultId).SubscriptionId, cancellationToken).ConfigureAwait(false))
        {
            if (account.Name.Equals(accountName, StringComparison.OrdinalIgnoreCase))
            {
                return account.Id;
            }
        }

        throw new BackupException(
            ErrorIds.StorageAccountNotFound,
            $"There is no storage account '{accountName}' in the vault's subscription.",
            "Give -StorageAccount by its full id.",
            accountName);
    }
}
