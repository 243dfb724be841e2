namespace AzBackupTools;

/// <summary>A vault as a user names it: by name, by ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class VaultRef
{
    /// <summary>Takes a name or an ARM id.</summary>
    public VaultRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-RsVault.</summary>
    public VaultRef(Vault vault)
        : this(vault?.Id ?? string.Empty)
    {
    }

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;
}
