using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a container: what holds items and is registered with the vault.</summary>
public sealed class ContainerId : ArmIdentifier
{
    private static readonly TypedId<ContainerId> Reader = new(
        "a container",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}/backupFabrics/{fabric}/protectionContainers/{container}",
        parts => parts.IsType(VaultId.Provider, "vaults", "backupFabrics", "protectionContainers")
            ? FromParts(parts)
            : null);

    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public ContainerId(VaultId vault, string fabricName, string name)
        : base($"{vault ?? throw new ArgumentNullException(nameof(vault))}/backupFabrics/{IdPath.Name(fabricName, nameof(fabricName))}/protectionContainers/{IdPath.Name(name, nameof(name))}")
    {
        Vault = vault;
        FabricName = fabricName;
        Name = name;
    }

    /// <summary>The vault.</summary>
    public VaultId Vault { get; }

    /// <summary>The fabric, "Azure" for nearly everything.</summary>
    public string FabricName { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a container.</exception>
    public static ContainerId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out ContainerId? id) => Reader.TryParse(value, out id);

    internal static ContainerId FromParts(IdParts parts) => new(VaultId.FromParts(parts), parts.Names[1], parts.Names[2]);
}
