using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>Asks whether a virtual machine is protected. Members are written in this order, as Azure's own clients do.</summary>
internal sealed class BackupStatusRequest
{
    public string ResourceType { get; set; } = "VM";

    public string? ResourceId { get; set; }
}

/// <summary>Asks whether a virtual machine could be protected by a vault.</summary>
internal sealed class PreValidateRequest
{
    public string ResourceType { get; set; } = "VM";

    public string? ResourceId { get; set; }

    public string? VaultId { get; set; }

    public string Properties { get; set; } = string.Empty;
}

/// <summary>Asks whether a size of virtual machine can be backed up.</summary>
internal sealed class FeatureSupportRequest
{
    public string FeatureType { get; set; } = "AzureVMResourceBackup";

    public string? VmSize { get; set; }

    public string? VmSku { get; set; }
}

/// <summary>Protects, changes, stops or undeletes an item.</summary>
internal sealed class ProtectRequest
{
    public ProtectRequestProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="ProtectRequest" />.</summary>
internal sealed class ProtectRequestProperties
{
    public string ProtectedItemType { get; set; } = "Microsoft.Compute/virtualMachines";

    public string? SourceResourceId { get; set; }

    /// <summary>Written even when empty: an empty policy is what stops protection.</summary>
    public string? PolicyId { get; set; }

    public bool? IsRehydrate { get; set; }

    public string? ProtectionState { get; set; }

    public ProtectedItemExtendedPropertiesWire? ExtendedProperties { get; set; }
}

/// <summary>Starts a backup.</summary>
internal sealed class BackupRequest
{
    public BackupRequestProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="BackupRequest" />.</summary>
internal sealed class BackupRequestProperties
{
    public string ObjectType { get; set; } = "IaasVMBackupRequest";

    public string? RecoveryPointExpiryTimeInUTC { get; set; }
}

/// <summary>Creates a resource group.</summary>
internal sealed class ResourceGroupRequest
{
    public string? Location { get; set; }

    public Dictionary<string, string?>? Tags { get; set; }
}

/// <summary>Creates, replaces or changes a vault.</summary>
internal sealed class VaultRequest
{
    public string? Location { get; set; }

    public Dictionary<string, string?>? Tags { get; set; }

    public ManagedIdentityWire? Identity { get; set; }

    public VaultRequestProperties? Properties { get; set; }

    public VaultSkuWire? Sku { get; set; }
}

/// <summary>"properties" of a <see cref="VaultRequest" />.</summary>
internal sealed class VaultRequestProperties
{
    public string? PublicNetworkAccess { get; set; }

    public VaultMonitoringWire? MonitoringSettings { get; set; }

    public VaultSecurityWire? SecuritySettings { get; set; }

    public VaultRedundancyWire? RedundancySettings { get; set; }

    public VaultRestoreSettingsWire? RestoreSettings { get; set; }

    public VaultEncryptionWire? Encryption { get; set; }

    public List<string?>? ResourceGuardOperationRequests { get; set; }
}

/// <summary>Changes what a vault does with deleted backups.</summary>
internal sealed class VaultConfigRequest
{
    public VaultConfigRequestProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="VaultConfigRequest" />: what is null stays as it is.</summary>
internal sealed class VaultConfigRequestProperties
{
    public string? EnhancedSecurityState { get; set; }

    public string? SoftDeleteFeatureState { get; set; }

    public int? SoftDeleteRetentionPeriodInDays { get; set; }

    public List<string?>? ResourceGuardOperationRequests { get; set; }
}

/// <summary>Changes how a vault stores backups.</summary>
internal sealed class VaultStorageRequest
{
    public VaultStorageRequestProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="VaultStorageRequest" />.</summary>
internal sealed class VaultStorageRequestProperties
{
    public string? StorageModelType { get; set; }

    public bool? CrossRegionRestoreFlag { get; set; }
}
