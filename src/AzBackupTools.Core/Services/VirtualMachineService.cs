using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Virtual machines, as Compute knows them.</summary>
public sealed class VirtualMachineService
{
    private readonly ArmClient _arm;

    internal VirtualMachineService(ArmClient arm) => _arm = arm;

    /// <summary>A virtual machine with its disks, power and agent state, or null where there is none.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist.</exception>
    public async Task<VirtualMachine?> FindAsync(VmId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.Compute).WithQuery("$expand", "instanceView");
        var wire = await _arm.FindAsync(request, ArmJson.Default.VirtualMachine, Absence.OfResource, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : VirtualMachineReader.Read(wire);
    }

    /// <summary>The virtual machines of a subscription or group, without power and agent state.</summary>
    public IAsyncEnumerable<VirtualMachine> ListAsync(
        string subscriptionId, string? resourceGroupName = null, CancellationToken cancellationToken = default)
    {
        var path = ArmPath.Scope(subscriptionId, resourceGroupName) + "/providers/Microsoft.Compute/virtualMachines";
        return _arm.ListAsync(ArmRequest.Get(path, ApiVersions.Compute), ArmJson.Default.VirtualMachinePage, VirtualMachineReader.Read, cancellationToken);
    }
}
