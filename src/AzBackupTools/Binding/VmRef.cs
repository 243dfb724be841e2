namespace AzBackupTools;

/// <summary>A virtual machine as a user names it: by name, by ARM id, or by one of our objects. Made without I/O and without complaint.</summary>
public sealed class VmRef
{
    /// <summary>Takes a name, the ARM id of a virtual machine, or that of its protected item.</summary>
    public VmRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>Takes an object of Get-ProtectableVm.</summary>
    public VmRef(ProtectableVm vm)
        : this(vm?.VirtualMachineId ?? string.Empty)
    {
    }

    /// <summary>
    /// Takes an object of Get-ProtectedItem. The machine that a database is in is the source of the database, and not what is meant.
    /// </summary>
    public VmRef(ProtectedItem item)
        : this((item is { IsVm: true } ? item.VirtualMachineId ?? item.SourceResourceId : null) ?? item?.Id ?? string.Empty) =>
        Other = item is { IsVm: false } ? item : null;

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <summary>The object that was given, where it is no virtual machine.</summary>
    internal ProtectedItem? Other { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;
}
