using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of a Recovery Services vault.</summary>
public sealed class VaultId : ArmIdentifier
{
    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public VaultId(string subscriptionId, string resourceGroupName, string name)
        : base($"/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.RecoveryServices/vaults/{name}")
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
    public static VaultId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out VaultId? id) => throw new NotImplementedException();
}
