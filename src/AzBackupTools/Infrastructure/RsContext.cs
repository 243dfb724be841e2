namespace AzBackupTools;

/// <summary>Who is connected to what, and which defaults the session has. It never holds a token.</summary>
public sealed record RsContext
{
    /// <summary>The account: a user or application name, or "emulator".</summary>
    public required string Account { get; init; }

    /// <summary>How the account signed in: Interactive, DeviceCode, ServicePrincipal, ManagedIdentity, AccessToken, Az or Emulator.</summary>
    public required string Kind { get; init; }

    /// <summary>The cloud: AzureCloud, AzureUSGovernment, AzureChinaCloud, or Emulator.</summary>
    public required string Environment { get; init; }

    /// <summary>Where requests go.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The tenant, where it is known.</summary>
    public string? TenantId { get; init; }

    /// <summary>The default subscription's id, or null where none is chosen.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The default subscription's name, or null where none is chosen.</summary>
    public string? SubscriptionName { get; init; }

    /// <summary>The default vault's name, or null.</summary>
    public string? VaultName => VaultId is null ? null : AzBackupTools.VaultId.Parse(VaultId).Name;

    /// <summary>The resource group of the default vault, or null.</summary>
    public string? ResourceGroupName => VaultId is null ? null : AzBackupTools.VaultId.Parse(VaultId).ResourceGroupName;

    /// <summary>The default vault's ARM id, or null.</summary>
    public string? VaultId { get; init; }
}
