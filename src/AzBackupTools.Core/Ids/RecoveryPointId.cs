using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of a recovery point.</summary>
public sealed class RecoveryPointId : ArmIdentifier
{
    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public RecoveryPointId(ProtectedItemId item, string name)
        : base($"{item}/recoveryPoints/{name}")
    {
        Item = item;
        Name = name;
    }

    /// <summary>The protected item.</summary>
    public ProtectedItemId Item { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The vault.</summary>
    public VaultId Vault => Item.Vault;

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a recovery point.</exception>
    public static RecoveryPointId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out RecoveryPointId? id) => throw new NotImplementedException();
}
