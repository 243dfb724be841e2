namespace AzBackupTools;

/// <summary>
/// A protected item as a user names it: by the name of its virtual machine, by its ARM id or that of the machine, or by one of
/// our objects. Made without I/O and without complaint.
/// </summary>
public sealed class ItemRef
{
    /// <summary>Takes a name or an ARM id.</summary>
    public ItemRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-ProtectedItem.</summary>
    public ItemRef(ProtectedItem item)
        : this(item?.Id ?? string.Empty) => Other = item is { IsVm: false } ? item : null;

    /// <summary>Takes an object of Get-RecoveryPoint, which says what it belongs to.</summary>
    public ItemRef(RecoveryPoint point)
        : this(point?.ItemId ?? string.Empty)
    {
    }

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <summary>The object that was given, where it is no virtual machine: nothing of it changes here, so that it need not be read again.</summary>
    internal ProtectedItem? Other { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;
}
