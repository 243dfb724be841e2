using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a protected item.</summary>
public sealed class ProtectedItemId : ArmIdentifier
{
    private const string ResourceManagerVm = "iaasvmcontainerv2";
    private const string ClassicVm = "iaasvmcontainer";

    private static readonly TypedId<ProtectedItemId> Reader = new(
        "a protected item",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}/backupFabrics/{fabric}/protectionContainers/{container}/protectedItems/{item}",
        parts => parts.IsType(VaultId.Provider, "vaults", "backupFabrics", "protectionContainers", "protectedItems")
            ? FromParts(parts)
            : null);

    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public ProtectedItemId(ContainerId container, string name)
        : base($"{container ?? throw new ArgumentNullException(nameof(container))}/protectedItems/{IdPath.Name(name, nameof(name))}")
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
    public string? VmName => VmPart(1);

    /// <summary>The resource group of the VM where this is an IaaS VM item, maybe lower-cased by the service; else null.</summary>
    public string? VmResourceGroup => VmPart(2);

    /// <summary>Whether this is an IaaS VM.</summary>
    public bool IsVm => VmName is not null;

    /// <summary>The id under which a vault protects a VM.</summary>
    /// <remarks>https://learn.microsoft.com/azure/backup/backup-azure-arm-userestapi-backupazurevms, "Enabling protection".</remarks>
    public static ProtectedItemId ForVm(VaultId vault, VmId vm)
    {
        if (vm is null)
        {
            throw new ArgumentNullException(nameof(vm));
        }

        var name = $"{(vm.IsClassic ? ClassicVm : ResourceManagerVm)};{vm.ResourceGroupName};{vm.Name}";
        return new ProtectedItemId(new ContainerId(vault, "Azure", "IaasVMContainer;" + name), "VM;" + name);
    }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a protected item.</exception>
    public static ProtectedItemId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out ProtectedItemId? id) => Reader.TryParse(value, out id);

    internal static ProtectedItemId FromParts(IdParts parts) => new(ContainerId.FromParts(parts), parts.Names[3]);

    /// <summary>The part of an IaaS VM's name from its end: 1 is the VM, 2 the resource group or, for a classic VM, its cloud service.</summary>
    private string? VmPart(int fromEnd)
    {
        var parts = Name.Split(';');
        var kind = parts.Length - 3;
        return kind >= 0 && kind <= 1 && (IdPath.Is(parts[kind], ResourceManagerVm) || IdPath.Is(parts[kind], ClassicVm))
            ? parts[parts.Length - fromEnd]
            : null;
    }
}
