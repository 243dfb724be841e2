using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Protected items of a vault.</summary>
public sealed class ProtectionService
{
    private readonly ArmClient _arm;

    internal ProtectionService(ArmClient arm) => _arm = arm;

    /// <summary>The items of a vault, soft-deleted ones among them.</summary>
    public IAsyncEnumerable<ProtectedItem> ListAsync(
        VaultId vault, ProtectedItemFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var request = ArmRequest.Get(vault.ToPath() + "/backupProtectedItems", ApiVersions.Backup).WithFilter(filter?.ToFilter());
        return _arm.ListAsync(request, ArmJson.Default.ProtectedItemPage, wire => ProtectedItemReader.Read(wire, _arm.Clock.UtcNow), cancellationToken);
    }

    /// <summary>An item, or null where the vault does not have it.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<ProtectedItem?> FindAsync(ProtectedItemId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.Backup);
        var wire = await _arm.FindAsync(request, ArmJson.Default.ProtectedItem, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : ProtectedItemReader.Read(wire, _arm.Clock.UtcNow);
    }

    /// <summary>Protects a virtual machine, changes its policy or disks, or resumes stopped protection: one and the same request.</summary>
    /// <param name="item">The item: <see cref="ProtectedItemId.ForVm" />.</param>
    /// <param name="vm">The virtual machine.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="disks">Which data disks, the final list; null leaves the selection as it is, all disks for a new item.</param>
    /// <param name="cancellationToken">Ends the request; not what it started.</param>
    public Task<LongRunningOperation> StartProtectAsync(
        ProtectedItemId item, VmId vm, PolicyId policy, DiskSelection? disks, CancellationToken cancellationToken)
    {
        var properties = Properties(vm);
        properties.PolicyId = policy.ToString();
        if (disks is not null)
        {
            properties.ExtendedProperties = new ProtectedItemExtendedPropertiesWire
            {
                // Nothing in the place of the selection takes an earlier one back.
                DiskExclusionProperties = disks.IsAll ? null : new DiskSelectionWire
                {
                    DiskLunList = [.. disks.Luns.Select(static lun => (int?)lun)],
                    IsInclusionList = disks.IsInclusionList ?? true,
                },
            };
        }

        return PutAsync(item, properties, cancellationToken);
    }

    /// <summary>The item that a finished operation of <see cref="StartProtectAsync" /> made, where the service told it; else null.</summary>
    public ProtectedItem? ReadResult(LongRunningOperation operation) =>
        operation.ReadResult(ArmJson.Default.ProtectedItem) is { Id: not null } wire ? ProtectedItemReader.Read(wire, _arm.Clock.UtcNow) : null;

    /// <summary>Stops protection and keeps the recovery points for good.</summary>
    public Task<LongRunningOperation> StartStopKeepingDataAsync(ProtectedItemId item, VmId vm, CancellationToken cancellationToken)
    {
        var properties = Properties(vm);
        properties.PolicyId = string.Empty;
        properties.ProtectionState = ProtectionState.ProtectionStopped;
        return PutAsync(item, properties, cancellationToken);
    }

    /// <summary>Stops backups and goes on expiring recovery points by their policy, which only a vault with immutability allows.</summary>
    /// <remarks>https://github.com/Azure/azure-rest-api-specs/issues/32688: without immutability the service refuses it.</remarks>
    /// <param name="item">The item.</param>
    /// <param name="vm">The virtual machine.</param>
    /// <param name="policy">The policy by which the recovery points go on expiring: the item's own.</param>
    /// <param name="cancellationToken">Ends the request; not what it started.</param>
    public Task<LongRunningOperation> StartSuspendAsync(ProtectedItemId item, VmId vm, PolicyId policy, CancellationToken cancellationToken)
    {
        var properties = Properties(vm);
        properties.PolicyId = policy.ToString();
        properties.ProtectionState = ProtectionState.BackupsSuspended;
        return PutAsync(item, properties, cancellationToken);
    }

    /// <summary>Stops protection and deletes the recovery points; with soft delete on, they are kept for a while.</summary>
    public Task<LongRunningOperation> StartDeleteAsync(ProtectedItemId item, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Delete(item.ToPath(), ApiVersions.Backup), cancellationToken);

    /// <summary>Takes the deletion of an item back; protection stays stopped.</summary>
    public Task<LongRunningOperation> StartUndeleteAsync(ProtectedItemId item, VmId vm, CancellationToken cancellationToken)
    {
        var properties = Properties(vm);
        properties.PolicyId = string.Empty;
        properties.IsRehydrate = true;
        properties.ProtectionState = ProtectionState.ProtectionStopped;
        return PutAsync(item, properties, cancellationToken);
    }

    /// <summary>Starts a backup.</summary>
    /// <param name="item">The item.</param>
    /// <param name="expiry">Until when the recovery point is kept; null for 30 days, the service's own choice.</param>
    /// <param name="cancellationToken">Ends the request; not what it started.</param>
    /// <exception cref="ArgumentException"><paramref name="expiry" /> is past.</exception>
    public Task<LongRunningOperation> StartBackupAsync(ProtectedItemId item, DateTimeOffset? expiry, CancellationToken cancellationToken)
    {
        if (expiry <= _arm.Clock.UtcNow)
        {
            var text = string.Format(
                CultureInfo.InvariantCulture, "'expiry' ({0:u}) is not later than now ({1:u}): name a moment to come.", expiry, _arm.Clock.UtcNow);
            throw new ArgumentException(text, nameof(expiry));
        }

        var body = new BackupRequest
        {
            Properties = new BackupRequestProperties { RecoveryPointExpiryTimeInUTC = expiry is { } until ? WireTime.Format(until) : null },
        };
        var request = ArmRequest.Post(item.ToPath() + "/backup", ApiVersions.Backup, body, ArmJson.Default.BackupRequest);
        return _arm.StartAsync(request, cancellationToken);
    }

    private static ProtectRequestProperties Properties(VmId vm) => new()
    {
        ProtectedItemType = vm.IsClassic ? "Microsoft.ClassicCompute/virtualMachines" : "Microsoft.Compute/virtualMachines",
        SourceResourceId = vm.ToString(),
    };

    private Task<LongRunningOperation> PutAsync(ProtectedItemId item, ProtectRequestProperties properties, CancellationToken cancellationToken) =>
        _arm.StartAsync(
            ArmRequest.Put(item.ToPath(), ApiVersions.Backup, new ProtectRequest { Properties = properties }, ArmJson.Default.ProtectRequest), cancellationToken);
}
