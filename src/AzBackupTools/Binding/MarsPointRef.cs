namespace AzBackupTools;

/// <summary>A recovery point of a MARS agent as a user names it: by its id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class MarsPointRef
{
    /// <summary>Takes an id.</summary>
    public MarsPointRef(string id) => Id = id;

    /// <summary>Takes an object of Get-MarsRecoveryPoint.</summary>
    public MarsPointRef(MarsRecoveryPoint point)
        : this(point?.Id ?? string.Empty)
    {
        ServerName = point?.ServerName;
    }

    /// <summary>Takes an object of Get-MarsItem: the recovery point that it was seen in.</summary>
    public MarsPointRef(MarsItem item)
        : this(item?.RecoveryPoint!)
    {
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The server that was backed up, where an object was given.</summary>
    public string? ServerName { get; }

    /// <summary>Whether it is a mere text, which may be meant for something else.</summary>
    internal bool IsText => ServerName is null;

    /// <inheritdoc />
    public override string ToString() => Id;
}
