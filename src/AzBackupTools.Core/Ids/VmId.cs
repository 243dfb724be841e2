using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a virtual machine.</summary>
public sealed class VmId : ArmIdentifier
{
    private static readonly TypedId<VmId> Reader = new(
        "a virtual machine",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{vm}",
        FromParts);

    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public VmId(string subscriptionId, string resourceGroupName, string name, bool isClassic = false)
        : base($"/subscriptions/{IdPath.Name(subscriptionId, nameof(subscriptionId))}/resourceGroups/{IdPath.Name(resourceGroupName, nameof(resourceGroupName))}/providers/Microsoft.{(isClassic ? "ClassicCompute" : "Compute")}/virtualMachines/{IdPath.Name(name, nameof(name))}")
    {
        SubscriptionId = subscriptionId;
        ResourceGroupName = resourceGroupName;
        Name = name;
        IsClassic = isClassic;
    }

    /// <summary>The subscription.</summary>
    public string SubscriptionId { get; }

    /// <summary>The resource group.</summary>
    public string ResourceGroupName { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether this is a classic (Service Management) VM.</summary>
    public bool IsClassic { get; }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a virtual machine.</exception>
    public static VmId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out VmId? id) => Reader.TryParse(value, out id);

    private static VmId? FromParts(IdParts parts)
    {
        var classic = parts.IsType("Microsoft.ClassicCompute", "virtualMachines");
        return classic || parts.IsType("Microsoft.Compute", "virtualMachines")
            ? new VmId(parts.Subscription!, parts.Group!, parts.Names[0], classic)
            : null;
    }
}
