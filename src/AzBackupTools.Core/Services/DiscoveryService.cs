using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>What could be protected, and by which vault something is.</summary>
public sealed class DiscoveryService
{
    private readonly ArmClient _arm;

    internal DiscoveryService(ArmClient arm) => _arm = arm;

    /// <summary>Makes the vault look for virtual machines that it could protect. Takes minutes.</summary>
    public Task<LongRunningOperation> RefreshAsync(VaultId vault, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Post(vault.ToPath() + "/backupFabrics/Azure/refreshContainers", ApiVersions.Backup), cancellationToken);

    /// <summary>The virtual machines that the vault knows and nobody protects: those of its subscription and region, found by the last refresh.</summary>
    public IAsyncEnumerable<ProtectableVm> ListProtectableVmsAsync(VaultId vault, CancellationToken cancellationToken = default)
    {
        var request = ArmRequest.Get(vault.ToPath() + "/backupProtectableItems", ApiVersions.Backup)
            .WithFilter(new ODataFilter().Equal("backupManagementType", BackupManagementType.AzureIaasVM).ToString());
        return _arm.ListAsync(request, ArmJson.Default.ProtectableVmPage, ProtectableVmReader.Read, cancellationToken);
    }

    /// <summary>Whether a virtual machine is protected, and by which vault of any group.</summary>
    /// <param name="vm">The virtual machine.</param>
    /// <param name="location">Its region: "westeurope" or "West Europe".</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<BackupStatus> BackupStatusAsync(VmId vm, string location, CancellationToken cancellationToken)
    {
        var path = $"{ArmPath.Subscription(vm.SubscriptionId)}/providers/Microsoft.RecoveryServices/locations/{ArmPath.Location(location)}/backupStatus";
        var request = ArmRequest.Post(
            path, ApiVersions.Backup, new BackupStatusRequest { ResourceId = vm.ToString() }, ArmJson.Default.BackupStatusRequest);
        var wire = await _arm.GetAsync(request, ArmJson.Default.BackupStatus, cancellationToken).ConfigureAwait(false);
        return wire.ToModel();
    }
}
