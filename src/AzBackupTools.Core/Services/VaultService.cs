using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Vaults;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Vaults.</summary>
public sealed class VaultService
{
    private const string ConfigPath = "/backupconfig/vaultconfig";
    private const string StoragePath = "/backupstorageconfig/vaultstorageconfig";

    private readonly ArmClient _arm;

    internal VaultService(ArmClient arm) => _arm = arm;

    /// <summary>The vaults of a subscription or group. In lists of a subscription the service leaves out security and redundancy.</summary>
    public IAsyncEnumerable<Vault> ListAsync(string subscriptionId, string? resourceGroupName = null, CancellationToken cancellationToken = default)
    {
        var path = ArmPath.Scope(subscriptionId, resourceGroupName) + "/providers/Microsoft.RecoveryServices/vaults";
        return _arm.ListAsync(ArmRequest.Get(path, ApiVersions.RecoveryServices), ArmJson.Default.VaultPage, VaultReader.Read, cancellationToken);
    }

    /// <summary>A vault, or null where it or its group does not exist.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing subscription is "SubscriptionNotFound".</exception>
    public Task<Vault?> FindAsync(VaultId id, CancellationToken cancellationToken) => FindAsync(id, Absence.OfResource, cancellationToken);

    /// <summary>A vault, or null where its group does not have it.</summary>
    /// <exception cref="ArmException">Any other refusal; a missing group is "ResourceGroupNotFound".</exception>
    public Task<Vault?> FindInGroupAsync(VaultId id, CancellationToken cancellationToken) => FindAsync(id, Absence.InGroup, cancellationToken);

    /// <summary>Creates a vault, or replaces the settings of one.</summary>
    public Task<LongRunningOperation> StartCreateAsync(VaultId id, VaultSpec spec, CancellationToken cancellationToken) =>
        _arm.StartAsync(
            ArmRequest.Put(id.ToPath(), ApiVersions.RecoveryServices, spec.ToRequest(), ArmJson.Default.VaultRequest), cancellationToken);

    /// <summary>Changes a vault; what is null in <paramref name="change"/> stays as it is.</summary>
    /// <param name="vault">The vault as it is: identities and keys are told apart from those that it has.</param>
    /// <param name="change">What it should be set to, of what stands in the vault itself.</param>
    /// <param name="guardRequests">The requests of a resource guard that stand for its permission; empty for none.</param>
    /// <param name="eTag">The version that the vault must still have, or null for any.</param>
    /// <param name="cancellationToken">Ends the request; not what it started.</param>
    public Task<LongRunningOperation> StartChangeAsync(
        Vault vault, VaultSettings change, IReadOnlyList<string> guardRequests, string? eTag, CancellationToken cancellationToken)
    {
        var body = VaultRequestWriter.Change(change, vault, guardRequests);
        var request = ArmRequest.Patch(VaultId.Parse(vault.Id).ToPath(), ApiVersions.RecoveryServices, body, ArmJson.Default.VaultRequest);
        return _arm.StartAsync(eTag is null ? request : request.WithHeader("If-Match", eTag), cancellationToken);
    }

    /// <summary>The vault that an operation of <see cref="StartCreateAsync" /> made, once it has succeeded; null before.</summary>
    public static Vault? ReadResult(LongRunningOperation operation) =>
        operation.ReadResult(ArmJson.Default.Vault) is { Id: not null } wire ? VaultReader.Read(wire) : null;

    /// <summary>Deletes a vault, which must be empty.</summary>
    public Task<LongRunningOperation> StartDeleteAsync(VaultId id, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Delete(id.ToPath(), ApiVersions.RecoveryServices), cancellationToken);

    /// <summary>What the vault does with deleted backups, and whether its storage can still be chosen.</summary>
    public async Task<VaultConfig> GetConfigAsync(VaultId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath() + ConfigPath, ApiVersions.Backup);
        return VaultConfigReader.Read(await _arm.GetAsync(request, ArmJson.Default.VaultConfig, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Changes what the vault does with deleted backups.</summary>
    /// <returns>How it is afterwards.</returns>
    public async Task<VaultConfig> UpdateConfigAsync(VaultId id, VaultConfigChange change, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Patch(id.ToPath() + ConfigPath, ApiVersions.Backup, change.ToRequest(), ArmJson.Default.VaultConfigRequest);
        return VaultConfigReader.Read(await _arm.GetAsync(request, ArmJson.Default.VaultConfig, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>How the vault stores backups, and whether that can still be chosen.</summary>
    public async Task<VaultStorageConfig> GetStorageAsync(VaultId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath() + StoragePath, ApiVersions.Backup);
        return VaultStorageReader.Read(await _arm.GetAsync(request, ArmJson.Default.VaultStorage, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Chooses how the vault stores backups, which can be done until the first one is configured.</summary>
    /// <param name="id">The vault.</param>
    /// <param name="redundancy">One of <see cref="StorageRedundancy" />.</param>
    /// <param name="crossRegionRestore">Whether backups can be restored in the paired region.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<VaultStorageConfig> SetStorageAsync(VaultId id, string redundancy, bool crossRegionRestore, CancellationToken cancellationToken)
    {
        var body = new VaultStorageRequest
        {
            Properties = new VaultStorageRequestProperties { StorageModelType = redundancy, CrossRegionRestoreFlag = crossRegionRestore },
        };
        var request = ArmRequest.Put(id.ToPath() + StoragePath, ApiVersions.Backup, body, ArmJson.Default.VaultStorageRequest);
        return VaultStorageReader.Read(await _arm.GetAsync(request, ArmJson.Default.VaultStorage, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What the backup service makes of the vault's encryption.</summary>
    public async Task<VaultEncryptionStatus> GetEncryptionAsync(VaultId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath() + "/backupEncryptionConfigs/backupResourceEncryptionConfig", ApiVersions.Backup);
        return VaultEncryptionStatusReader.Read(await _arm.GetAsync(request, ArmJson.Default.VaultEncryptionStatus, cancellationToken).ConfigureAwait(false));
    }

    private async Task<Vault?> FindAsync(VaultId id, Func<int, string, bool> isAbsent, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.RecoveryServices);
        var wire = await _arm.FindAsync(request, ArmJson.Default.Vault, isAbsent, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : VaultReader.Read(wire);
    }
}
