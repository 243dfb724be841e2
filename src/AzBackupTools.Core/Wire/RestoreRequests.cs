using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace AzBackupTools.Core.Wire;

/// <summary>Restores a recovery point.</summary>
internal sealed class RestoreRequestBody
{
    public RestorePropertiesWire? Properties { get; set; }
}

/// <summary>What is restored, and where to. Members are written in this order, as Azure's own clients do.</summary>
internal sealed class RestorePropertiesWire
{
    public string ObjectType { get; set; } = "IaasVMRestoreRequest";

    public string? RecoveryPointId { get; set; }

    public string? RecoveryType { get; set; }

    public string? SourceResourceId { get; set; }

    public string? TargetVirtualMachineId { get; set; }

    public string? TargetResourceGroupId { get; set; }

    public string? StorageAccountId { get; set; }

    public string? VirtualNetworkId { get; set; }

    public string? SubnetId { get; set; }

    public string? Region { get; set; }

    public bool CreateNewCloudService { get; set; }

    public bool OriginalStorageAccountOption { get; set; }

    /// <summary>Written also when empty: then only the OS disk is restored.</summary>
    public List<int?>? RestoreDiskLunList { get; set; }

    public List<string?>? Zones { get; set; }

    public RehydrationWire? RecoveryPointRehydrationInfo { get; set; }
}

/// <summary>How a point of the archive tier is brought back before it is restored.</summary>
internal sealed class RehydrationWire
{
    public string? RehydrationRetentionDuration { get; set; }

    public string? RehydrationPriority { get; set; }
}

/// <summary>Asks whether a restore would go well.</summary>
internal sealed class ValidateRestoreRequest
{
    public string? Id { get; set; }

    public ValidateRestoreProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="ValidateRestoreRequest" />.</summary>
internal sealed class ValidateRestoreProperties
{
    public string ObjectType { get; set; } = "ValidateIaasVMRestoreOperationRequest";

    public RestorePropertiesWire? RestoreRequest { get; set; }
}

/// <summary>Restores a recovery point in the paired region.</summary>
internal sealed class CrossRegionRestoreRequest
{
    /// <summary>The access token of the point as it was given, with all that stands beside it.</summary>
    public JsonObject? CrossRegionRestoreAccessDetails { get; set; }

    public RestorePropertiesWire? RestoreRequest { get; set; }
}

/// <summary>
/// Who acts in the paired region, which is handed on unread to get an access token; and that token, which is handed on unread to restore.
/// </summary>
internal sealed class AccessTokenExchange
{
    public JsonObject? Properties { get; set; }
}

/// <summary>Asks for the jobs of a vault in the paired region, or for one of them.</summary>
internal sealed class SecondaryJobsRequest
{
    public string? ResourceId { get; set; }

    public string? JobName { get; set; }
}

/// <summary>Mounts the disks of a recovery point for the recovery of files.</summary>
internal sealed class MountRequest
{
    public MountRequestProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="MountRequest" />.</summary>
internal sealed class MountRequestProperties
{
    public string ObjectType { get; set; } = "IaasVMILRRegistrationRequest";

    public string? RecoveryPointId { get; set; }

    public string? VirtualMachineId { get; set; }

    public string? InitiatorName { get; set; }

    public bool? RenewExistingRegistration { get; set; }
}

/// <summary>Asks for a signed address to read one blob.</summary>
internal sealed class BlobSasRequest
{
    public string? CanonicalizedResource { get; set; }

    public string SignedResource { get; set; } = "b";

    public string SignedPermission { get; set; } = "r";

    public string SignedProtocol { get; set; } = "https";

    public string? SignedExpiry { get; set; }
}
