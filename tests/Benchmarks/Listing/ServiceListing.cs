using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>The service layer as a cmdlet uses it.</summary>
internal sealed class ServiceListing : IListing, IDisposable
{
    private readonly ArmClient _arm;
    private readonly BackupClient _client;

    public ServiceListing(PageServer server)
    {
        _arm = new ArmClient(new ArmClientOptions { Endpoint = server.Endpoint, StaticToken = "benchmark" });
        _client = new BackupClient(_arm);
    }

    public string Name => "BackupClient.Protection";

    public async Task<int> ReadAsync(int pages, Action<int>? onItem, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (ProtectedItem item in _client.Protection.ListAsync(PageServer.Vault(pages), filter: null, cancellationToken))
        {
            onItem?.Invoke(count);
            count += item.Id.Length > 0 && item.Name.Length > 0 && item.State is not null ? 1 : 0;
        }

        return count;
    }

    public void Dispose() => _arm.Dispose();
}
