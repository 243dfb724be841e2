using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Containers of a vault: what holds items and is registered.</summary>
public sealed class ContainerService
{
    private readonly ArmClient _arm;

    internal ContainerService(ArmClient arm) => _arm = arm;

    /// <summary>The containers of one kind.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="managementType">One of <see cref="BackupManagementType" />; the service wants one.</param>
    /// <param name="friendlyName">The name of the machine or account; null for all.</param>
    /// <param name="registrationStatus">"Registered", "SoftDeleted"; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<BackupContainer> ListAsync(
        VaultId vault,
        string managementType,
        string? friendlyName = null,
        string? registrationStatus = null,
        CancellationToken cancellationToken = default)
    {
        var filter = new ODataFilter()
            .Equal("backupManagementType", managementType)
            .Equal("friendlyName", friendlyName)
            .Equal("status", registrationStatus);
        var request = ArmRequest.Get(vault.ToPath() + "/backupProtectionContainers", ApiVersions.Backup).WithFilter(filter.ToString());
        return _arm.ListAsync(request, ArmJson.Default.BackupContainerPage, BackupContainerReader.Read, cancellationToken);
    }

    /// <summary>Unregisters a container that holds no items: a storage account, a machine with databases.</summary>
    /// <exception cref="ArmException">It holds items still, soft-deleted ones among them.</exception>
    public Task<LongRunningOperation> StartUnregisterAsync(ContainerId id, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Delete(id.ToPath(), ApiVersions.Backup), cancellationToken);

    /// <summary>Unregisters a server with the MARS agent, or a backup server.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="identity">The name that the server registered: that of the machine, or of the <see cref="BackupEngine" />.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <remarks><see href="https://learn.microsoft.com/rest/api/recoveryservices/registered-identities/delete" />.</remarks>
    /// <exception cref="ArmException">The vault has security features on, and backups of the server.</exception>
    public Task<LongRunningOperation> StartUnregisterServerAsync(VaultId vault, string identity, CancellationToken cancellationToken) =>
        _arm.StartAsync(
            ArmRequest.Delete(IdPath.Escape($"{vault}/registeredIdentities/{IdPath.Name(identity, nameof(identity))}"), ApiVersions.RecoveryServices), cancellationToken);
}
