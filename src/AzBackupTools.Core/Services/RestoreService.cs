using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Restores of recovery points.</summary>
public sealed class RestoreService
{
    private readonly ArmClient _arm;

    internal RestoreService(ArmClient arm) => _arm = arm;

    /// <summary>Starts a restore; its operation names the job.</summary>
    /// <exception cref="ArmException">The service refuses it.</exception>
    public Task<LongRunningOperation> StartAsync(RecoveryPointId point, RestoreSpec spec, CancellationToken cancellationToken)
    {
        if (spec.IsSecondaryRegion)
        {
            return StartSecondaryAsync(point, spec, cancellationToken);
        }

        var body = new RestoreRequestBody { Properties = Properties(point, spec) };
        return _arm.StartAsync(ArmRequest.Post(point.ToPath() + "/restore", ApiVersions.Backup, body, ArmJson.Default.RestoreRequestBody), cancellationToken);
    }

    /// <summary>
    /// The paired region says who acts there, the vault gives that one a token for the point, and the paired region restores with it.
    /// </summary>
    private async Task<LongRunningOperation> StartSecondaryAsync(RecoveryPointId point, RestoreSpec spec, CancellationToken cancellationToken)
    {
        var place = $"{ArmPath.Subscription(point.Vault.SubscriptionId)}/providers/Microsoft.RecoveryServices/locations/{ArmPath.Location(spec.Region)}";
        var who = await _arm.GetAsync(ArmRequest.Get(place + "/backupAadProperties", ApiVersions.BackupSecondary), ArmJson.Default.AccessTokenExchange, cancellationToken).ConfigureAwait(false);
        var access = await _arm.GetAsync(
            ArmRequest.Post(point.ToPath() + "/accessToken", ApiVersions.BackupSecondary, who, ArmJson.Default.AccessTokenExchange), ArmJson.Default.AccessTokenExchange, cancellationToken).ConfigureAwait(false);
        var body = new CrossRegionRestoreRequest { CrossRegionRestoreAccessDetails = access.Properties, RestoreRequest = Properties(point, spec) };
        return await _arm.StartAsync(
            ArmRequest.Post(place + "/backupCrossRegionRestore", ApiVersions.BackupSecondary, body, ArmJson.Default.CrossRegionRestoreRequest), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts the service's own validation of a restore, which changes nothing. <see cref="ReadFindings" /> reads what it found.</summary>
    public Task<LongRunningOperation> StartValidateAsync(RecoveryPointId point, RestoreSpec spec, CancellationToken cancellationToken)
    {
        var body = new ValidateRestoreRequest
        {
            Id = point.ToString(),
            Properties = new ValidateRestoreProperties { RestoreRequest = Properties(point, spec) },
        };
        var path = point.Vault.ToPath() + "/backupTriggerValidateOperation";
        return _arm.StartAsync(ArmRequest.Post(path, ApiVersions.Backup, body, ArmJson.Default.ValidateRestoreRequest), cancellationToken);
    }

    /// <summary>What a finished validation objects to; empty where the restore may begin.</summary>
    public static IReadOnlyList<RestoreFinding> ReadFindings(LongRunningOperation validation)
    {
        var answer = validation.ReadResult(ArmJson.Default.ValidationAnswer);
        var response = answer?.ValidateOperationResponse ?? answer?.Properties?.ValidateOperationResponse;
        return WireList.Read(response?.ValidationResults, static wire => wire.ToModel());
    }

    private static RestorePropertiesWire Properties(RecoveryPointId point, RestoreSpec spec) => new()
    {
        ObjectType = spec.RehydrateDays is null ? "IaasVMRestoreRequest" : "IaasVMRestoreWithRehydrationRequest",
        RecoveryPointId = point.Name,
        RecoveryType = spec.Kind switch
        {
            RestoreKind.NewVm => "AlternateLocation",
            RestoreKind.InPlace => "OriginalLocation",
            _ => "RestoreDisks",
        },
        SourceResourceId = spec.SourceResourceId,
        TargetVirtualMachineId = spec.TargetVmId,
        TargetResourceGroupId = spec.TargetResourceGroupId,
        StorageAccountId = spec.StorageAccountId,
        VirtualNetworkId = spec.VirtualNetworkId,
        SubnetId = spec.SubnetId,
        Region = spec.Region,
        OriginalStorageAccountOption = spec.UseOriginalStorageAccount,
        RestoreDiskLunList = spec.DiskLuns is null ? null : [.. spec.DiskLuns.Select(static lun => (int?)lun)],
        Zones = spec.Zone is null ? null : [spec.Zone],
        RecoveryPointRehydrationInfo = spec.RehydrateDays is not { } days
            ? null
            : new RehydrationWire
            {
                RehydrationRetentionDuration = string.Format(CultureInfo.InvariantCulture, "P{0}D", days),
                RehydrationPriority = spec.RehydratePriority ?? "Standard",
            },
    };
}
