namespace AzBackupTools;

/// <summary>A change that the service has accepted and nobody has waited for. Wait-BackupJob goes on with it, in this session or another.</summary>
public sealed class PendingOperation
{
    /// <summary>What was asked for: "Backup of web01".</summary>
    public required string Description { get; init; }

    /// <summary>The name of what it concerns.</summary>
    public required string Name { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }

    /// <summary>The protected item's ARM id.</summary>
    public required string ItemId { get; init; }

    /// <summary>What the wait goes on with. It carries signed URLs, so treat it as a secret.</summary>
    public required string OperationToken { get; init; }

    /// <summary>The description. The token stays out of whatever prints the object.</summary>
    public override string ToString() => Description;
}
