using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a recovery point.</summary>
public sealed class RecoveryPointId : ArmIdentifier
{
    private static readonly TypedId<RecoveryPointId> Reader = new(
        "a recovery point",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}/backupFabrics/{fabric}/protectionContainers/{container}/protectedItems/{item}/recoveryPoints/{recoveryPoint}",
        parts => parts.IsType(VaultId.Provider, "vaults", "backupFabrics", "protectionContainers", "protectedItems", "recoveryPoints")
            ? new RecoveryPointId(ProtectedItemId.FromParts(parts), parts.Names[4])
            : null);

    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public RecoveryPointId(ProtectedItemId item, string name)
        : base($"{item ?? throw new ArgumentNullException(nameof(item))}/recoveryPoints/{IdPath.Name(name, nameof(name))}")
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
    public static RecoveryPointId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out RecoveryPointId? id) => Reader.TryParse(value, out id);
}
