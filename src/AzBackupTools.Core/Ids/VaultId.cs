using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a Recovery Services vault.</summary>
public sealed class VaultId : ArmIdentifier
{
    /// <summary>/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}.</summary>
    private const int Segments = 8;

    internal const string Provider = "Microsoft.RecoveryServices";

    private static readonly TypedId<VaultId> Reader = new(
        "a Recovery Services vault",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}",
        parts => parts.IsType(Provider, "vaults")
            ? FromParts(parts)
            : null);

    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public VaultId(string subscriptionId, string resourceGroupName, string name)
        : base($"/subscriptions/{IdPath.Name(subscriptionId, nameof(subscriptionId))}/resourceGroups/{IdPath.Name(resourceGroupName, nameof(resourceGroupName))}/providers/Microsoft.RecoveryServices/vaults/{IdPath.Name(name, nameof(name))}")
    {
        SubscriptionId = subscriptionId;
        ResourceGroupName = resourceGroupName;
        Name = name;
    }

    /// <summary>The subscription.</summary>
    public string SubscriptionId { get; }

    /// <summary>The resource group.</summary>
    public string ResourceGroupName { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a vault.</exception>
    public static VaultId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out VaultId? id) => Reader.TryParse(value, out id);

    /// <summary>Finds the vault that a policy, job, container, item or recovery point belongs to; or reads the id of a vault itself.</summary>
    public static bool TryParseOwner(string? value, [NotNullWhen(true)] out VaultId? id)
    {
        // What follows the vault's name may also be the path of a list or an action, which is no id.
        id = value is not null && IdPath.Split(value) is { Length: >= Segments } segments && TryParse("/" + string.Join("/", segments, 0, Segments), out var vault)
            ? vault
            : null;
        return id is not null;
    }

    internal static VaultId FromParts(IdParts parts) => new(parts.Subscription!, parts.Group!, parts.Names[0]);
}
