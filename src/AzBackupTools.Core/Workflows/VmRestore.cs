using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Restores virtual machines and their disks. All names are settled and, on request, the whole is validated by the service before
/// anything is asked or changed; the job is followed to its end.
/// </summary>
public sealed class VmRestore(BackupClient client)
{
    /// <summary>Restores one recovery point.</summary>
    /// <param name="request">What is restored and where to.</param>
    /// <param name="confirm">Asked once, when all is checked and nothing is changed.</param>
    /// <param name="cancellationToken">Ends the wait; a restore that has started goes on.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">Something is in the way, the validation objects, or the job failed.</exception>
    public async Task<ChangeResult<VmRestoreResult>?> RunAsync(VmRestoreRequest request, Confirmation confirm, CancellationToken cancellationToken)
    {
        var point = RecoveryPointId.Parse(request.Point.Id);
        var spec = await new RestoreTargets(client).SettleAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Validate)
        {
            await ValidateAsync(request, point, spec, cancellationToken).ConfigureAwait(false);
        }

        if (!await confirm(request.Name, Describe(request)).ConfigureAwait(false))
        {
            return null;
        }

        var operation = await client.Restores.StartAsync(point, spec, cancellationToken).ConfigureAwait(false);
        if (request.NoWait)
        {
            return ChangeResult<VmRestoreResult>.Of(Pending.Of(point.Item, request.Name, $"Restore of {request.Name}", operation));
        }

        var started = await client.Arm.FollowAsync(operation, $"Asking for a restore of {request.Name}", cancellationToken).ConfigureAwait(false);
        if (started.JobId is null)
        {
            throw new BackupException(
                ErrorIds.UnexpectedResponse,
                $"The service accepted a restore of '{request.Name}' but names no job.",
                $"Look for the job with Get-BackupJob -Vault {point.Vault.Name}{(request.Point.IsSecondaryRegion ? " -SecondaryRegion" : " -Operation Restore")}.",
                request.Item.Id);
        }

        var job = await new JobFollowing(client).SucceedAsync(new JobId(point.Vault, started.JobId, request.Point.SecondaryRegionName), cancellationToken).ConfigureAwait(false);
        return ChangeResult<VmRestoreResult>.Of(Result(request, spec, point, job));
    }

    private static string Describe(VmRestoreRequest request)
    {
        var moment = $"as of {(request.Point.Time is { } time ? Moments.Text(time) : request.Point.Name)}";
        var region = request.Point.SecondaryRegionName is { } secondary ? $" in {secondary}, the secondary region" : string.Empty;
        var zone = request.Zone is null ? string.Empty : $", zone {request.Zone}";
        var waking = request.Point.NeedsRehydration ? $". It is brought back from the archive first, which takes {(request.RehydratePriority == "High" ? "up to an hour" : "up to 15 hours")} and costs extra" : string.Empty;
        return request.Kind switch
        {
            RestoreKind.NewVm => $"Restore {moment} as a new virtual machine '{request.NewVmName}' in resource group '{request.TargetResourceGroupName}'{region}{zone}{waking}",
            RestoreKind.InPlace => $"Replace the disks of the machine by those {moment}: it is shut down meanwhile, and what was written since is no longer on its disks{waking}",
            _ => $"Restore {(request.DiskLuns switch { null => "disks", { Count: 0 } => "the OS disk", var luns => $"the OS disk and LUN {string.Join(", ", luns)}" })} {moment}{(request.TargetResourceGroupName is { } group ? $" to resource group '{group}'" : string.Empty)}{region}{zone}{waking}",
        };
    }

    private static VmRestoreResult Result(VmRestoreRequest request, RestoreSpec spec, RecoveryPointId point, BackupJob job) => new()
    {
        Name = request.Name,
        Outcome = request.Kind switch
        {
            RestoreKind.NewVm => RestoreOutcome.VmCreated,
            RestoreKind.InPlace => RestoreOutcome.DisksReplaced,
            _ => RestoreOutcome.DisksRestored,
        },
        Status = job.Status ?? JobStatus.Completed,
        RecoveryPointTime = request.Point.Time,
        RecoveryPointId = point.Name,
        Region = spec.Region,
        IsSecondaryRegion = spec.IsSecondaryRegion,
        TargetResourceGroupName = request.TargetResourceGroupName ?? Of(job, "Target resource group"),
        TargetVmId = request.Kind == RestoreKind.InPlace ? spec.SourceResourceId : spec.TargetVmId,
        StorageAccountName = Of(job, "Target Storage Account Name"),
        StorageAccountId = spec.StorageAccountId,
        ContainerName = Of(job, "Config Blob Container Name"),
        ConfigBlobUri = Of(job, "Config Blob Uri"),
        TemplateBlobUri = Of(job, "Template Blob Uri"),
        StartTime = job.StartTime,
        Duration = job.Duration,
        PropertyBag = job.PropertyBag,
        JobId = job.JobId,
        VaultName = point.Vault.Name,
        VaultId = point.Vault.ToString(),
        ItemId = request.Item.Id,
    };

    /// <summary>The service writes some of these names with a space behind them.</summary>
    private static string? Of(BackupJob job, string name) =>
        job.PropertyBag.Where(entry => entry.Key.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Value).FirstOrDefault(value => value is { Length: > 0 });

    private async Task ValidateAsync(VmRestoreRequest request, RecoveryPointId point, RestoreSpec spec, CancellationToken cancellationToken)
    {
        var started = await client.Restores.StartValidateAsync(point, spec, cancellationToken).ConfigureAwait(false);
        var ended = await client.Arm.FollowAsync(started, $"Validating the restore of {request.Name}", cancellationToken).ConfigureAwait(false);
        var findings = RestoreService.ReadFindings(ended).Where(finding => !IsPassed(finding)).ToList();
        if (findings.Count > 0)
        {
            var advice = findings.SelectMany(finding => finding.Recommendations).Distinct().ToList();
            throw new BackupException(
                ErrorIds.RestoreNotValid,
                $"The restore of '{request.Name}' would fail: {string.Join(" ", findings.Select(Sentence))}",
                advice.Count == 0 ? "Nothing was changed." : $"{string.Join(" ", advice)} Nothing was changed.",
                request.Item.Id)
            {
                ServiceCode = findings[0].Code,
            };
        }

        client.Arm.Activity.Verbose($"The service's validation has nothing against the restore of {request.Name}.");
    }

    private static bool IsPassed(RestoreFinding finding) =>
        finding.Code is null or "" || finding.Code.Equals("Success", StringComparison.OrdinalIgnoreCase) || finding.Code.Equals("0", StringComparison.Ordinal);

    private static string Sentence(RestoreFinding finding) => $"{(finding.Message is { Length: > 0 } message ? message.Trim().TrimEnd('.') : finding.Code)}.";
}
