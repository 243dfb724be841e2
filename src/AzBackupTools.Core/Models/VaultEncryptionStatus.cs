namespace AzBackupTools;

/// <summary>What the backup service makes of a vault's encryption.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record VaultEncryptionStatus
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>MicrosoftManaged or CustomerManaged.</summary>
    public string? EncryptionAtRestType { get; init; }

    /// <summary>The key in its key vault.</summary>
    public string? KeyUri { get; init; }

    /// <summary>The subscription of the key vault, where the service returns it.</summary>
    public string? KeyVaultSubscriptionId { get; init; }

    /// <summary>NotEnabled, Initialized, FirstInitialization, Succeeded, PartiallySucceeded, PartiallyFailed or Failed.</summary>
    public string? LastUpdateStatus { get; init; }

    /// <summary>Enabled or Disabled: encryption a second time, below.</summary>
    public string? InfrastructureEncryption { get; init; }

    /// <summary>Whether the vault opens the key vault with its own identity.</summary>
    public bool? UseSystemAssignedIdentity { get; init; }

    /// <summary>The id of the identity that it opens the key vault with otherwise.</summary>
    public string? UserAssignedIdentity { get; init; }

    /// <summary>"CustomerManaged: Succeeded".</summary>
    public override string ToString() => $"{EncryptionAtRestType}: {LastUpdateStatus}";
}
