using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Virtual networks, which restored machines are put in.</summary>
public sealed class VirtualNetworkService
{
    private readonly ArmClient _arm;

    internal VirtualNetworkService(ArmClient arm) => _arm = arm;

    /// <summary>A network with its subnets, or null where there is none.</summary>
    public async Task<VirtualNetwork?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(ResourceId.Parse(id).ToPath(), ApiVersions.Network);
        var wire = await _arm.FindAsync(request, ArmJson.Default.VirtualNetwork, Absence.OfResource, cancellationToken).ConfigureAwait(false);
        return wire is null
            ? null
            : new VirtualNetwork
            {
                Id = wire.Id ?? id,
                Name = wire.Name ?? string.Empty,
                Location = wire.Location,
                Subnets = WireList.Read(wire.Properties?.Subnets, static subnet => subnet.Name ?? string.Empty),
            };
    }
}
