using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>The ties of a vault to resource guards.</summary>
public sealed class ResourceGuardService
{
    private readonly ArmClient _arm;

    internal ResourceGuardService(ArmClient arm) => _arm = arm;

    /// <summary>The ties of a vault; there is one at most today.</summary>
    public IAsyncEnumerable<ResourceGuardProxy> ListAsync(VaultId vault, CancellationToken cancellationToken = default) =>
        _arm.ListAsync(
            ArmRequest.Get(vault.ToPath() + "/backupResourceGuardProxies", ApiVersions.Backup),
            ArmJson.Default.ResourceGuardProxyPage,
            ResourceGuardProxyReader.Read,
            cancellationToken);

    /// <summary>Ties a vault to a guard, by the name that Azure's own clients give the tie.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="guardId">The ARM id of the guard. The caller needs the role Reader on it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<ResourceGuardProxy> PutAsync(VaultId vault, string guardId, CancellationToken cancellationToken)
    {
        var body = new ArmResource<ResourceGuardProxyPropertiesWire> { Properties = new ResourceGuardProxyPropertiesWire { ResourceGuardResourceId = guardId } };
        var request = ArmRequest.Put(vault.ToPath() + "/backupResourceGuardProxies/VaultProxy", ApiVersions.Backup, body, ArmJson.Default.ResourceGuardProxy);
        return ResourceGuardProxyReader.Read(await _arm.GetAsync(request, ArmJson.Default.ResourceGuardProxy, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Has the guard let deletions through for a while. The caller needs a role on the guard: Backup MUA Operator.</summary>
    /// <param name="proxyId">The tie.</param>
    /// <param name="requests">The requests of the guard that are asked for, of <see cref="ResourceGuardProxy.Requests" />.</param>
    /// <param name="resourceToBeDeleted">The id of what will be deleted.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ArmException">The guard does not let it through.</exception>
    public async Task UnlockDeleteAsync(string proxyId, IReadOnlyList<string> requests, string resourceToBeDeleted, CancellationToken cancellationToken)
    {
        var body = new UnlockDeleteRequest { ResourceGuardOperationRequests = [.. requests], ResourceToBeDeleted = resourceToBeDeleted };
        var request = ArmRequest.Post(ResourceId.Parse(proxyId).ToPath() + "/unlockDelete", ApiVersions.Backup, body, ArmJson.Default.UnlockDeleteRequest);
        var response = await _arm.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw response.ToException();
        }
    }

    /// <summary>Ends the tie, after <see cref="UnlockDeleteAsync" />.</summary>
    public Task<LongRunningOperation> StartDeleteAsync(string proxyId, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Delete(ResourceId.Parse(proxyId).ToPath(), ApiVersions.Backup), cancellationToken);
}
