using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Policies of a vault.</summary>
public sealed class PolicyService
{
    private readonly ArmClient _arm;

    internal PolicyService(ArmClient arm) => _arm = arm;

    /// <summary>The policies of a vault.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="managementType">One of <see cref="BackupManagementType" />; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<BackupPolicy> ListAsync(VaultId vault, string? managementType = null, CancellationToken cancellationToken = default)
    {
        var request = ArmRequest.Get(vault.ToPath() + "/backupPolicies", ApiVersions.Backup)
            .WithFilter(new ODataFilter().Equal("backupManagementType", managementType).ToString());
        return _arm.ListAsync(request, ArmJson.Default.BackupPolicyPage, BackupPolicyReader.Read, cancellationToken);
    }

    /// <summary>A policy, or null where the vault has none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<BackupPolicy?> FindAsync(PolicyId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.Backup);
        var wire = await _arm.FindAsync(request, ArmJson.Default.BackupPolicy, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : BackupPolicyReader.Read(wire);
    }
}
