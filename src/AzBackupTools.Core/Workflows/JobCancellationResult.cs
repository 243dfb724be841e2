namespace AzBackupTools;

/// <summary>What came of asking for the end of a job.</summary>
public sealed record JobCancellationResult
{
    /// <summary>What it works on: the virtual machine's name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of job: Backup, Restore ...</summary>
    public string? Operation { get; init; }

    /// <summary>What the call has come to.</summary>
    public required JobCancellationOutcome Outcome { get; init; }

    /// <summary>The job's state afterwards.</summary>
    public string? Status { get; init; }

    /// <summary>The job's GUID.</summary>
    public required string JobId { get; init; }

    /// <summary>The vault's name.</summary>
    public string? VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public string? VaultId { get; init; }

    /// <summary>The job's ARM id.</summary>
    public required string Id { get; init; }

    internal static JobCancellationResult Of(BackupJob job, JobCancellationOutcome outcome) =>
        new()
        {
            Name = job.ItemName,
            Operation = job.Operation,
            Outcome = outcome,
            Status = job.Status,
            JobId = job.JobId,
            VaultName = job.VaultName,
            VaultId = job.VaultId,
            Id = job.Id,
        };
}
