using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of a protected item.</summary>
public sealed class ProtectedItemId : ArmIdentifier
{
    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public ProtectedItemId(ContainerId container, string name)
        : base($"{container}/protectedItems/{name}")
    {
        Container = container;
        Name = name;
    }

    /// <summary>The container.</summary>
    public ContainerId Container { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The vault.</summary>
    public VaultId Vault => Container.Vault;

    /// <summary>The name of the VM where this is an IaaS VM item, maybe lower-cased by the service; else null.</summary>
    public string? VmName => throw new NotImplementedException();

    /// <summary>The resource group of the VM where this is an IaaS VM item, maybe lower-cased by the service; else null.</summary>
    public string? VmResourceGroup => throw new NotImplementedException();

    /// <summary>The id under which a vault protects a VM.</summary>
    public static ProtectedItemId ForVm(VaultId vault, VmId vm) => throw new NotImplementedException();

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a protected item.</exception>
    public static ProtectedItemId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out ProtectedItemId? id) => throw new NotImplementedException();
}
