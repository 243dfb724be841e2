using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="BackupStatus" /> on the wire.</summary>
internal sealed class BackupStatusWire
{
    public string? ProtectionStatus { get; set; }

    public string? VaultId { get; set; }

    public string? FabricName { get; set; }

    public string? ContainerName { get; set; }

    public string? ProtectedItemName { get; set; }

    public string? PolicyName { get; set; }

    public string? RegistrationStatus { get; set; }

    public int? ProtectedItemsCount { get; set; }

    public string? AcquireStorageAccountLock { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public BackupStatus ToModel() => new()
    {
        ProtectionStatus = ProtectionStatus,
        VaultId = VaultId,
        FabricName = FabricName,
        ContainerName = ContainerName,
        ProtectedItemName = ProtectedItemName,
        PolicyName = PolicyName,
        RegistrationStatus = RegistrationStatus,
        ProtectedItemsCount = ProtectedItemsCount,
        StorageAccountLock = AcquireStorageAccountLock,
        ErrorCode = ErrorCode,
        ErrorMessage = ErrorMessage,
    };
}
