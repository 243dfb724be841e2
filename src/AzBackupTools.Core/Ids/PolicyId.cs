using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a backup policy.</summary>
public sealed class PolicyId : ArmIdentifier
{
    private static readonly TypedId<PolicyId> Reader = new(
        "a backup policy",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}/backupPolicies/{policy}",
        parts => parts.IsType(VaultId.Provider, "vaults", "backupPolicies")
            ? new PolicyId(VaultId.FromParts(parts), parts.Names[1])
            : null);

    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public PolicyId(VaultId vault, string name)
        : base($"{vault ?? throw new ArgumentNullException(nameof(vault))}/backupPolicies/{IdPath.Name(name, nameof(name))}")
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
    public static PolicyId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out PolicyId? id) => Reader.TryParse(value, out id);
}
