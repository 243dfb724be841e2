using AzBackupTools.Core.Models;

namespace AzBackupTools.Binding;

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

    /// <summary>What was given.</summary>
    public string NameOrId { get; }

    /// <inheritdoc />
    public override string ToString() => NameOrId;
}
