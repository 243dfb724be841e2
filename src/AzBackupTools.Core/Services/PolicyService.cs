using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Policies;
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
        return _arm.ListAsync(request, ArmJson.Default.BackupPolicyPage, InList, cancellationToken);
    }

    /// <summary>A policy, or null where the vault has none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<BackupPolicy?> FindAsync(PolicyId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.Backup);
        var wire = await _arm.FindAsync(request, ArmJson.Default.BackupPolicy, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : BackupPolicyReader.Read(wire);
    }

    /// <summary>A policy with every member that the service told of it, or null where the vault has none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<PolicyDocument?> FindDocumentAsync(PolicyId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.Backup);
        var answer = await _arm.FindAsync(request, ArmJson.Default.JsonObject, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return answer is null ? null : PolicyDocument.Of(answer);
    }

    /// <summary>
    /// Creates or replaces a policy. Where items follow it, each of them is changed in a job of its own, and the operation lasts until
    /// all of them are.
    /// </summary>
    /// <param name="id">The policy.</param>
    /// <param name="policy">What it should be like. Where the service told a version of it, it is changed only if it still has that one.</param>
    /// <param name="cancellationToken">Ends the request; not what it started.</param>
    public Task<LongRunningOperation> StartPutAsync(PolicyId id, PolicyDocument policy, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Put(id.ToPath(), ApiVersions.Backup, policy.ToRequest());
        return _arm.StartAsync(policy.ETag is { } version ? request.WithHeader("If-Match", version) : request, cancellationToken);
    }

    /// <summary>Deletes a policy, which no item may follow.</summary>
    public Task<LongRunningOperation> StartDeleteAsync(PolicyId id, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Delete(id.ToPath(), ApiVersions.Backup), cancellationToken);

    /// <summary>Lists of the service say 0 items of every policy, whatever follows it: that is not known, not none.</summary>
    private static BackupPolicy InList(ArmResource<BackupPolicyPropertiesWire> wire) =>
        BackupPolicyReader.Read(wire) is { ProtectedItemCount: 0 } policy ? policy with { ProtectedItemCount = null } : BackupPolicyReader.Read(wire);
}
