using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of a container: what holds items and is registered with the vault.</summary>
public sealed class ContainerId : ArmIdentifier
{
    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public ContainerId(VaultId vault, string fabricName, string name)
        : base($"{vault}/backupFabrics/{fabricName}/protectionContainers/{name}")
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
    public static ContainerId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out ContainerId? id) => throw new NotImplementedException();
}
