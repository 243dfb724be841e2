using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Binding;

/// <summary>A job as a user names it: by its GUID, by ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class JobRef
{
    /// <summary>Takes a GUID or an ARM id.</summary>
    public JobRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-BackupJob.</summary>
    public JobRef(BackupJob job)
        : this(job?.Id ?? string.Empty)
    {
    }

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <summary>Whether it says by itself which vault it belongs to.</summary>
    internal bool IsId => NameOrId.StartsWith("/", System.StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => NameOrId;

    /// <summary>The job's id; a mere GUID is one of the vault.</summary>
    internal JobId In(VaultId vault) => IsId ? JobId.Parse(NameOrId) : new JobId(vault, NameOrId);
}
