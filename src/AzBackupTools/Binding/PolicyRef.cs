namespace AzBackupTools;

/// <summary>A policy as a user names it: by name, by ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class PolicyRef
{
    /// <summary>Takes a name or an ARM id.</summary>
    public PolicyRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-BackupPolicy.</summary>
    public PolicyRef(BackupPolicy policy)
        : this(policy?.Id ?? string.Empty)
    {
    }

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;

    /// <summary>The policy's id; a mere name is one of the vault.</summary>
    internal PolicyId In(VaultId vault) => IsId ? PolicyId.Parse(NameOrId) : new PolicyId(vault, NameOrId);

    /// <summary>Whether it says which vault, too.</summary>
    internal bool IsId => NameOrId.StartsWith("/", System.StringComparison.Ordinal);
}
