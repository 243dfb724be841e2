using System.Collections.Generic;
using System.Threading;
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
}
