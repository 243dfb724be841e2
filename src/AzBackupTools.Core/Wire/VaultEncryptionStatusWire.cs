namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="VaultEncryptionStatus" /> on the wire.</summary>
internal sealed class VaultEncryptionStatusPropertiesWire
{
    public string? EncryptionAtRestType { get; set; }

    public string? KeyUri { get; set; }

    public string? SubscriptionId { get; set; }

    public string? LastUpdateStatus { get; set; }

    public string? InfrastructureEncryptionState { get; set; }

    public bool? UseSystemAssignedIdentity { get; set; }

    public string? UserAssignedIdentity { get; set; }
}

/// <summary>Reads a <see cref="VaultEncryptionStatus" /> off the wire.</summary>
internal static class VaultEncryptionStatusReader
{
    public static VaultEncryptionStatus Read(ArmResource<VaultEncryptionStatusPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new VaultEncryptionStatusPropertiesWire();
        return new VaultEncryptionStatus
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            EncryptionAtRestType = properties.EncryptionAtRestType,
            KeyUri = properties.KeyUri,
            KeyVaultSubscriptionId = properties.SubscriptionId,
            LastUpdateStatus = properties.LastUpdateStatus,
            InfrastructureEncryption = properties.InfrastructureEncryptionState,
            UseSystemAssignedIdentity = properties.UseSystemAssignedIdentity,
            UserAssignedIdentity = properties.UserAssignedIdentity,
        };
    }
}
