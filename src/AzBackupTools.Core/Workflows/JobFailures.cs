using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>Says what a job that ended badly died of, with what the service recommends.</summary>
public static class JobFailures
{
    /// <summary>The failure of a job that has ended, or null where it succeeded.</summary>
    public static BackupException? Of(BackupJob job)
    {
        if (!job.IsCompleted || job.IsSucceeded)
        {
            return null;
        }

        var first = job.ErrorDetails.Count > 0 ? job.ErrorDetails[0] : null;
        if (job.Status == JobStatus.Cancelled)
        {
            return new BackupException(ErrorIds.JobCancelled, $"{job.Operation} of '{job.ItemName}' was cancelled.", string.Empty, job.Id);
        }

        var known = ServiceErrors.Known(first?.Title);
        return new BackupException(
            known?.ErrorId ?? ErrorIds.JobFailed,
            $"{job.Operation} of '{job.ItemName}' failed{(job.Reason is { Length: > 0 } reason ? $": {reason}" : ".")}",
            job.Recommendation ?? known?.Remedy ?? $"See its details: Get-BackupJob -JobId {job.JobId} -Vault {job.VaultName}.",
            job.Id)
        {
            ServiceCode = first?.Title ?? first?.Code,
        };
    }
}
