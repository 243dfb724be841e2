namespace AzBackupTools.Core.Models;

/// <summary>Whether a virtual machine is protected, and by which vault.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record BackupStatus
{
    /// <summary>NotProtected, Protecting, Protected or ProtectionFailed.</summary>
    public string? ProtectionStatus { get; init; }

    /// <summary>The id of the vault that protects it.</summary>
    public string? VaultId { get; init; }

    /// <summary>The fabric: Azure.</summary>
    public string? FabricName { get; init; }

    /// <summary>The name of its container.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The name of its item.</summary>
    public string? ProtectedItemName { get; init; }

    /// <summary>The policy that it follows.</summary>
    public string? PolicyName { get; init; }

    /// <summary>Whether its container is registered.</summary>
    public string? RegistrationStatus { get; init; }

    /// <summary>How many items its container has.</summary>
    public int? ProtectedItemsCount { get; init; }

    /// <summary>Acquire or NotAcquire: whether a storage account is locked against deletion.</summary>
    public string? StorageAccountLock { get; init; }

    /// <summary>Why it could not be found out.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it could not be found out, in words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Whether a vault protects it.</summary>
    public bool IsProtected => Text.Same(ProtectionStatus, "Protected") || Text.Same(ProtectionStatus, "Protecting");

    /// <summary>The name of the vault that protects it, from <see cref="VaultId" />.</summary>
    public string? VaultName => ResourcePath.Segment(VaultId, "vaults");

    /// <summary>The resource group of the vault that protects it, from <see cref="VaultId" />.</summary>
    public string? VaultResourceGroupName => ResourcePath.Segment(VaultId, "resourceGroups");
}
