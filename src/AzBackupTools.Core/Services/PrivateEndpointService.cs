using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Ids;

namespace AzBackupTools.Core.Services;

/// <summary>The connections of private endpoints to a vault. A vault shows them among its own properties.</summary>
public sealed class PrivateEndpointService
{
    private readonly ArmClient _arm;

    internal PrivateEndpointService(ArmClient arm) => _arm = arm;

    /// <summary>Ends a connection. The endpoint itself stays in its network, disconnected.</summary>
    public Task<LongRunningOperation> StartDeleteAsync(VaultId vault, string connection, CancellationToken cancellationToken) =>
        _arm.StartAsync(
            ArmRequest.Delete(IdPath.Escape($"{vault}/privateEndpointConnections/{IdPath.Name(connection, nameof(connection))}"), ApiVersions.Backup), cancellationToken);
}
