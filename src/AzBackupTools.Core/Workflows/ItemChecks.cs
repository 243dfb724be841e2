using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>What a protected item says of its own backups.</summary>
internal static class ItemChecks
{
    private const string Troubleshooting = "https://learn.microsoft.com/azure/backup/backup-azure-vms-troubleshoot";

    internal static IEnumerable<PrecheckFinding> Of(ProtectedItem item) => StateOf(item).Concat(HealthOf(item)).Concat(PolicyOf(item));

    private static IEnumerable<PrecheckFinding> StateOf(ProtectedItem item)
    {
        if (item.IsSoftDeleted)
        {
            yield return Found(
                PrecheckLevel.Critical,
                "ItemSoftDeleted",
                $"The backups were deleted{Moments.Suffix(" on", item.DeletedTime)} and are purged{Moments.Suffix(" on", item.PurgeTime)}.",
                "Bring them back: Undo-ItemDeletion -ResumeWithPolicy <policy>.",
                "https://learn.microsoft.com/azure/backup/backup-azure-security-feature-cloud");
        }
        else if (item.IsStopped)
        {
            yield return Found(
                PrecheckLevel.Warning,
                "ProtectionStopped",
                item.IsSuspended
                    ? "Backups are stopped; recovery points go on expiring by their policy."
                    : "Backups are stopped; recovery points are kept for ever.",
                "Go on with backups: Resume-Protection -Policy <policy>.",
                "https://learn.microsoft.com/azure/backup/backup-azure-manage-vms#stop-protecting-a-vm");
        }
        else if (item.LastBackupTime is null && item.LastRecoveryPoint is null)
        {
            yield return Found(
                PrecheckLevel.Warning,
                "InitialBackupPending",
                "There has been no backup yet.",
                "Wait for the first run of the policy, or make one now: Start-OnDemandBackup.",
                "https://learn.microsoft.com/azure/backup/backup-azure-vms-first-look-arm#run-a-backup-immediately");
        }
    }

    /// <summary>ActionRequired and ActionSuggested are the portal's Critical and Warning; Invalid says nothing.</summary>
    private static IEnumerable<PrecheckFinding> HealthOf(ProtectedItem item)
    {
        if (item.IsSoftDeleted || item.IsStopped)
        {
            yield break;
        }

        var level = Text.Same(item.HealthStatus, ItemHealth.ActionRequired) ? PrecheckLevel.Critical
            : Text.Same(item.HealthStatus, ItemHealth.ActionSuggested) ? PrecheckLevel.Warning
            : PrecheckLevel.Passed;
        if (level != PrecheckLevel.Passed)
        {
            foreach (var detail in item.HealthDetails)
            {
                yield return Found(
                    level,
                    detail.Title is { Length: > 0 } title && !title.Contains(" ") ? title : detail.Code?.ToString(CultureInfo.InvariantCulture) ?? "HealthDegraded",
                    detail.Message ?? detail.Title ?? $"The health of the item is {item.HealthStatus}.",
                    detail.Recommendations.Count > 0 ? string.Join(" ", detail.Recommendations) : "Look at the last job: Get-BackupJob -Status Failed -Detailed.",
                    Troubleshooting);
            }

            if (item.HealthDetails.Count == 0)
            {
                yield return Found(level, "HealthDegraded", $"The health of the item is {item.HealthStatus}.", "Look at the last job: Get-BackupJob -Status Failed -Detailed.", Troubleshooting);
            }
        }
        else if (Text.Same(item.State, ProtectionState.ProtectionError) || Text.Same(item.LastBackupStatus, JobStatus.Failed))
        {
            yield return Found(
                PrecheckLevel.Critical,
                "LastBackupFailed",
                $"The last backup{Moments.Suffix(" of", item.LastBackupTime)} failed.",
                "See why: Get-BackupJob -Operation Backup -Status Failed -Detailed.",
                Troubleshooting);
        }
    }

    private static IEnumerable<PrecheckFinding> PolicyOf(ProtectedItem item)
    {
        if (item.IsPolicyInconsistent == true)
        {
            yield return Found(
                PrecheckLevel.Warning,
                "PolicyInconsistent",
                $"The item does not yet follow the last change of policy '{item.PolicyName}'.",
                "Wait for the ConfigureBackup job that applies it; where that failed, set the policy again with Set-VmProtection.",
                "https://learn.microsoft.com/azure/backup/backup-azure-manage-vms");
        }
    }

    internal static PrecheckFinding Found(PrecheckLevel level, string code, string reason, string recommendation, string link) =>
        new() { Level = level, Code = code, Reason = reason, Recommendation = recommendation, Link = link };
}
