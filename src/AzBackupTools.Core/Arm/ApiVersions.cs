namespace AzBackupTools.Core.Arm;

/// <summary>The api-version that is sent to each resource provider.</summary>
public static class ApiVersions
{
    /// <summary>Microsoft.RecoveryServices: vaults.</summary>
    public const string RecoveryServices = "2024-04-01";

    /// <summary>Microsoft.RecoveryServices: everything that hangs on a vault and has to do with backup.</summary>
    public const string Backup = "2024-04-01";

    /// <summary>
    /// Backup in the paired region: the copies there have the addresses of those in the vault's own region and differ by this version.
    /// </summary>
    /// <remarks><see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/readme.md">The passive stamps</see>.</remarks>
    public const string BackupSecondary = "2021-11-15";

    /// <summary>Microsoft.Compute.</summary>
    public const string Compute = "2024-07-01";

    /// <summary>Microsoft.Resources: subscriptions and resource groups.</summary>
    public const string Resources = "2022-12-01";

    /// <summary>Microsoft.Storage.</summary>
    public const string Storage = "2023-01-01";

    /// <summary>Microsoft.Network.</summary>
    public const string Network = "2023-09-01";
}
