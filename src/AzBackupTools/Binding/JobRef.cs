namespace AzBackupTools;

/// <summary>A job as a user names it: by its GUID, by ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class JobRef
{
    /// <summary>Takes a GUID or an ARM id.</summary>
    public JobRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-BackupJob.</summary>
    public JobRef(BackupJob job)
        : this(job?.Id ?? string.Empty) => SecondaryRegion = job?.SecondaryRegionName;

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <summary>The secondary region, where an object says that the job runs there.</summary>
    internal string? SecondaryRegion { get; }

    /// <summary>Whether it says by itself which vault it belongs to.</summary>
    internal bool IsId => NameOrId.StartsWith("/", System.StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => NameOrId;

    /// <summary>The job's id; a mere GUID is one of the vault.</summary>
    internal JobId In(VaultId? vault) => IsId && JobId.Parse(NameOrId) is var id
        ? SecondaryRegion is null ? id : new JobId(id.Vault, id.Name, SecondaryRegion)
        : new JobId(vault!, NameOrId, SecondaryRegion);
}
