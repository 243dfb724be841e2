namespace AzBackupTools;

/// <summary>A container as a user names it: by the name of its machine, account or server, by its ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class ContainerRef
{
    /// <summary>Takes a name or an ARM id.</summary>
    public ContainerRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-BackupContainer.</summary>
    public ContainerRef(BackupContainer container)
        : this(container?.Id ?? string.Empty)
    {
    }

    /// <summary>Takes a backup server of Get-BackupContainer.</summary>
    public ContainerRef(BackupEngine engine)
        : this(engine?.Id ?? string.Empty)
    {
    }

    /// <summary>Takes an object of Get-MarsServer.</summary>
    public ContainerRef(MarsServer server)
        : this(server?.Id ?? string.Empty)
    {
    }

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;
}
