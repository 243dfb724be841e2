using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of a backup policy.</summary>
public sealed class PolicyId : ArmIdentifier
{
    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public PolicyId(VaultId vault, string name)
        : base($"{vault}/backupPolicies/{name}")
    {
        Vault = vault;
        Name = name;
    }

    /// <summary>The vault.</summary>
    public VaultId Vault { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a policy.</exception>
    public static PolicyId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out PolicyId? id) => throw new NotImplementedException();
}
