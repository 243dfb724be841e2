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
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BackupException">The service names no template, or it cannot be had.</exception>
    public async Task<byte[]> LoadAsync(VmRestoreResult result, CancellationToken cancellationToken)
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
            blob = await SignAsync(blob, result, cancellationToken).ConfigureAwait(false);
        }

        return await client.Arm.DownloadAsync(blob, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs the address of a blob, which must lie in the account: what signs is never sent elsewhere.</summary>
    private async Task<Uri> SignAsync(Uri blob, VmRestoreResult result, CancellationToken cancellationToken)
    {
        var account = await client.StorageAccounts.FindAsync(result.StorageAccountId, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.StorageAccountNotFound,
            $"The disks of '{result.Name}' are restored, but their staging account '{result.StorageAccountName}' is gone.",
            "The template went with it.",
            result.StorageAccountId);
        if (account.BlobEndpoint is not { } blobs || !blobs.IsBaseOf(blob))
        {
            throw new BackupException(
                ErrorIds.UntrustedHost,
                $"The template of '{result.Name}' is said to be on {blob.Authority}, which is not storage account '{account.Name}'.",
                "Nothing was sent there. Report it with the job's id.",
                result.JobId);
        }

        var path = Uri.UnescapeDataString(blobs.MakeRelativeUri(blob).ToString());
        var signature = await client.StorageAccounts.SignBlobAsync(account.Id, path, client.Arm.Clock.UtcNow + SignedFor, cancellationToken).ConfigureAwait(false);
        return new UriBuilder(blob) { Query = signature?.TrimStart('?') ?? string.Empty }.Uri;
    }
}
