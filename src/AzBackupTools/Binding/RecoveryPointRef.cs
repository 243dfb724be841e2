namespace AzBackupTools;

/// <summary>A recovery point as a user names it: by name, by ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class RecoveryPointRef
{
    /// <summary>Takes a name or an ARM id.</summary>
    public RecoveryPointRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-RecoveryPoint.</summary>
    public RecoveryPointRef(RecoveryPoint point)
        : this(point?.Id ?? string.Empty)
    {
    }

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;
}
