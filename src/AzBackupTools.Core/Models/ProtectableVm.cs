using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>A virtual machine that a vault knows and nobody protects.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record ProtectableVm
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The name of the virtual machine.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>AzureIaasVM.</summary>
    public string? ManagementType { get; init; }

    /// <summary>VM, where the service returns it.</summary>
    public string? WorkloadType { get; init; }

    /// <summary>Microsoft.Compute/virtualMachines or Microsoft.ClassicCompute/virtualMachines.</summary>
    public string? ItemType { get; init; }

    /// <summary>NotProtected, Protecting, Protected or ProtectionFailed.</summary>
    public string? State { get; init; }

    /// <summary>The id of the virtual machine.</summary>
    public string? VirtualMachineId { get; init; }

    /// <summary>Compute, or the word for a classic one.</summary>
    public string? VirtualMachineVersion { get; init; }

    /// <summary>The resource group of the virtual machine.</summary>
    public string? VmResourceGroupName { get; init; }

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group of the vault, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>The name of the vault, from <see cref="Id" />.</summary>
    public string? VaultName => ResourcePath.Segment(Id, "vaults");

    /// <summary>The id of the vault, from <see cref="Id" />.</summary>
    public string? VaultId => ResourcePath.UpTo(Id, "vaults");

    /// <summary>The name of the virtual machine.</summary>
    public string? VmName => FriendlyName ?? ResourcePath.Segment(VirtualMachineId, "virtualMachines");
}
