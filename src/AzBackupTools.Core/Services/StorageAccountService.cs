using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Storage accounts, which restores stage their disks in.</summary>
public sealed class StorageAccountService
{
    private readonly ArmClient _arm;

    internal StorageAccountService(ArmClient arm) => _arm = arm;

    /// <summary>An account, or null where there is none.</summary>
    public async Task<StorageAccount?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(ResourceId.Parse(id).ToPath(), ApiVersions.Storage);
        var wire = await _arm.FindAsync(request, ArmJson.Default.StorageAccount, Absence.OfResource, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : Read(wire);
    }

    /// <summary>The accounts of a subscription.</summary>
    public IAsyncEnumerable<StorageAccount> ListAsync(string subscriptionId, CancellationToken cancellationToken = default)
    {
        var path = ArmPath.Subscription(subscriptionId) + "/providers/Microsoft.Storage/storageAccounts";
        return _arm.ListAsync(ArmRequest.Get(path, ApiVersions.Storage), ArmJson.Default.StorageAccountPage, Read, cancellationToken);
    }

    /// <summary>A signed query with which anybody can read one blob until then; it is a secret.</summary>
    /// <param name="accountId">The ARM id of the account.</param>
    /// <param name="path">The container and the name of the blob, unescaped: "container/name".</param>
    /// <param name="until">Until when.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <remarks><see href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-service-sas" />.</remarks>
    public async Task<string?> SignBlobAsync(string accountId, string path, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var id = ResourceId.Parse(accountId);
        var body = new BlobSasRequest
        {
            CanonicalizedResource = $"/blob/{id.Name}/{path}",
            SignedExpiry = WireTime.Format(until),
        };
        var response = await _arm.SendAsync(
            ArmRequest.Post(id.ToPath() + "/listServiceSas", ApiVersions.Storage, body, ArmJson.Default.BlobSasRequest), cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response.Read(ArmJson.Default.BlobSasAnswer).ServiceSasToken : throw response.ToException();
    }

    private static StorageAccount Read(ArmResource<StorageAccountPropertiesWire> wire) => new()
    {
        Id = wire.Id ?? string.Empty,
        Name = wire.Name ?? string.Empty,
        Location = wire.Location,
        BlobEndpoint = Uri.TryCreate(wire.Properties?.PrimaryEndpoints?.Blob, UriKind.Absolute, out var blobs) ? blobs : null,
    };
}
