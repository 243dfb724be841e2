using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Resource groups.</summary>
public sealed class ResourceGroupService
{
    private readonly ArmClient _arm;

    internal ResourceGroupService(ArmClient arm) => _arm = arm;

    /// <summary>A group, or null where there is none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that the group does not exist; a missing subscription is "SubscriptionNotFound".</exception>
    public async Task<ResourceGroup?> FindAsync(string subscriptionId, string name, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(ArmPath.ResourceGroup(subscriptionId, name), ApiVersions.Resources);
        var wire = await _arm.FindAsync(request, ArmJson.Default.ResourceGroup, Absence.OfResource, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : ResourceGroupReader.Read(wire);
    }

    /// <summary>Creates a group, or confirms one that exists in the same region.</summary>
    /// <exception cref="ArmException">Any refusal, such as a group of that name in another region.</exception>
    public async Task<ResourceGroup> CreateAsync(string subscriptionId, string name, string location, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Put(
            ArmPath.ResourceGroup(subscriptionId, name),
            ApiVersions.Resources,
            new ResourceGroupRequest { Location = location },
            ArmJson.Default.ResourceGroupRequest);
        var response = await _arm.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? ResourceGroupReader.Read(response.Read(ArmJson.Default.ResourceGroup)) : throw response.ToException();
    }
}
