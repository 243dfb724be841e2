using System.Linq;
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

        // A title of one word is a code, which stands in a property of its own.
        var title = first?.Title?.Contains(' ') == true ? first.Title : null;
        var reason = first is null ? job.DynamicErrorMessage : Join(title, first.Message ?? first.Title);
        var advice = first is null ? null : string.Join(" ", first.Recommendations);
        var known = ServiceErrors.Known(first?.Title);
        return new BackupException(
            known?.ErrorId ?? ErrorIds.JobFailed,
            $"{job.Operation} of '{job.ItemName}' failed{(reason is { Length: > 0 } ? $": {reason}" : ".")}",
            advice is { Length: > 0 } ? advice : known?.Remedy ?? $"See its details: Get-BackupJob -JobId {job.JobId} -Vault {job.VaultName}.",
            job.Id)
        {
            ServiceCode = first?.Title ?? first?.Code,
        };
    }

    private static string Join(string? title, string? message)
    {
        var parts = new[] { title, message }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim().TrimEnd('.')).Distinct();
        return $"{string.Join(". ", parts)}.";
    }
}
