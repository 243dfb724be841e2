using System;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Wire;

/// <summary>
/// How JSON of ARM is read and written, generated at compile time: one pass over the bytes, unknown members skipped, names without case.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(ProtectedItemTable),
        typeof(TolerantText),
        typeof(TolerantTime),
        typeof(TolerantDuration),
        typeof(TolerantInt32),
        typeof(TolerantInt64),
        typeof(TolerantDouble),
        typeof(TolerantBoolean),
        typeof(TolerantList<string>),
        typeof(TolerantList<DateTimeOffset?>),
        typeof(TolerantList<int?>),
        typeof(TolerantList<ClientScriptWire>),
        typeof(TolerantList<DiskInformationWire>),
        typeof(TolerantList<HealthDetailWire>),
        typeof(TolerantList<InstanceStatusWire>),
        typeof(TolerantList<JobErrorWire>),
        typeof(TolerantList<JobTaskWire>),
        typeof(TolerantList<RecoveryPointTierWire>),
        typeof(TolerantList<RecoveryTimeRangeWire>),
        typeof(TolerantList<RegionWire>),
        typeof(TolerantList<RetentionDayWire>),
        typeof(TolerantList<ResourceGuardOperationWire>),
        typeof(TolerantList<SqlDataDirectoryWire>),
        typeof(TolerantList<SubPolicyWire>),
        typeof(TolerantList<SubnetWire>),
        typeof(TolerantList<ValidationResultWire>),
        typeof(TolerantList<VaultPrivateEndpointWire>),
        typeof(TolerantList<VmDiskWire>),
        typeof(TolerantList<WorkloadInquiryDetailWire>),
        typeof(TolerantList<WorkloadNodeWire>),
    ])]
[JsonSerializable(typeof(ArmResource<VaultPropertiesWire>), TypeInfoPropertyName = "Vault")]
[JsonSerializable(typeof(ArmPage<ArmResource<VaultPropertiesWire>>), TypeInfoPropertyName = "VaultPage")]
[JsonSerializable(typeof(ArmResource<VaultConfigPropertiesWire>), TypeInfoPropertyName = "VaultConfig")]
[JsonSerializable(typeof(ArmPage<ArmResource<VaultConfigPropertiesWire>>), TypeInfoPropertyName = "VaultConfigPage")]
[JsonSerializable(typeof(ArmResource<ProtectableVmPropertiesWire>), TypeInfoPropertyName = "ProtectableVm")]
[JsonSerializable(typeof(ArmPage<ArmResource<ProtectableVmPropertiesWire>>), TypeInfoPropertyName = "ProtectableVmPage")]
[JsonSerializable(typeof(ArmResource<BackupContainerPropertiesWire>), TypeInfoPropertyName = "BackupContainer")]
[JsonSerializable(typeof(ArmPage<ArmResource<BackupContainerPropertiesWire>>), TypeInfoPropertyName = "BackupContainerPage")]
[JsonSerializable(typeof(ArmResource<ProtectedItemPropertiesWire>), TypeInfoPropertyName = "ProtectedItem")]
[JsonSerializable(typeof(ArmPage<ArmResource<ProtectedItemPropertiesWire>>), TypeInfoPropertyName = "ProtectedItemPage")]
[JsonSerializable(typeof(ArmResource<BackupJobPropertiesWire>), TypeInfoPropertyName = "BackupJob")]
[JsonSerializable(typeof(ArmPage<ArmResource<BackupJobPropertiesWire>>), TypeInfoPropertyName = "BackupJobPage")]
[JsonSerializable(typeof(ArmResource<RecoveryPointPropertiesWire>), TypeInfoPropertyName = "RecoveryPoint")]
[JsonSerializable(typeof(ArmPage<ArmResource<RecoveryPointPropertiesWire>>), TypeInfoPropertyName = "RecoveryPointPage")]
[JsonSerializable(typeof(ArmResource<BackupPolicyPropertiesWire>), TypeInfoPropertyName = "BackupPolicy")]
[JsonSerializable(typeof(ArmPage<ArmResource<BackupPolicyPropertiesWire>>), TypeInfoPropertyName = "BackupPolicyPage")]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ArmPage<ArmResource<BackupEnginePropertiesWire>>), TypeInfoPropertyName = "BackupEnginePage")]
[JsonSerializable(typeof(ArmResource<ResourceGuardProxyPropertiesWire>), TypeInfoPropertyName = "ResourceGuardProxy")]
[JsonSerializable(typeof(ArmPage<ArmResource<ResourceGuardProxyPropertiesWire>>), TypeInfoPropertyName = "ResourceGuardProxyPage")]
[JsonSerializable(typeof(UnlockDeleteRequest))]
[JsonSerializable(typeof(SecurityPinRequest))]
[JsonSerializable(typeof(SecurityPinWire), TypeInfoPropertyName = "SecurityPin")]
[JsonSerializable(typeof(VaultCertificateRequest))]
[JsonSerializable(typeof(ArmResource<VaultCertificatePropertiesWire>), TypeInfoPropertyName = "VaultCertificate")]
[JsonSerializable(typeof(ArmResource<ResourceGroupPropertiesWire>), TypeInfoPropertyName = "ResourceGroup")]
[JsonSerializable(typeof(ArmPage<ArmResource<ResourceGroupPropertiesWire>>), TypeInfoPropertyName = "ResourceGroupPage")]
[JsonSerializable(typeof(ArmResource<VirtualMachinePropertiesWire>), TypeInfoPropertyName = "VirtualMachine")]
[JsonSerializable(typeof(ArmPage<ArmResource<VirtualMachinePropertiesWire>>), TypeInfoPropertyName = "VirtualMachinePage")]
[JsonSerializable(typeof(ArmPage<SubscriptionWire>), TypeInfoPropertyName = "SubscriptionPage")]
[JsonSerializable(typeof(BackupStatusWire), TypeInfoPropertyName = "BackupStatus")]
[JsonSerializable(typeof(ProtectionReadinessWire), TypeInfoPropertyName = "ProtectionReadiness")]
[JsonSerializable(typeof(FeatureSupportWire), TypeInfoPropertyName = "FeatureSupport")]
[JsonSerializable(typeof(PreValidateRequest))]
[JsonSerializable(typeof(FeatureSupportRequest))]
[JsonSerializable(typeof(BackupStatusRequest))]
[JsonSerializable(typeof(ProtectRequest))]
[JsonSerializable(typeof(BackupRequest))]
[JsonSerializable(typeof(VaultRequest))]
[JsonSerializable(typeof(VaultConfigRequest))]
[JsonSerializable(typeof(VaultStorageRequest))]
[JsonSerializable(typeof(ArmResource<VaultStoragePropertiesWire>), TypeInfoPropertyName = "VaultStorage")]
[JsonSerializable(typeof(ArmPage<ArmResource<VaultStoragePropertiesWire>>), TypeInfoPropertyName = "VaultStoragePage")]
[JsonSerializable(typeof(ArmResource<VaultEncryptionStatusPropertiesWire>), TypeInfoPropertyName = "VaultEncryptionStatus")]
[JsonSerializable(typeof(ArmPage<VaultUsageWire>), TypeInfoPropertyName = "VaultUsagePage")]
[JsonSerializable(typeof(ArmPage<ReplicationUsageWire>), TypeInfoPropertyName = "ReplicationUsagePage")]
[JsonSerializable(typeof(ArmPage<RegionWire>), TypeInfoPropertyName = "RegionPage")]
[JsonSerializable(typeof(ResourceGroupRequest))]
[JsonSerializable(typeof(RestoreRequestBody))]
[JsonSerializable(typeof(ValidateRestoreRequest))]
[JsonSerializable(typeof(MountRequest))]
[JsonSerializable(typeof(CrossRegionRestoreRequest))]
[JsonSerializable(typeof(AccessTokenExchange))]
[JsonSerializable(typeof(SecondaryJobsRequest))]
[JsonSerializable(typeof(BlobSasRequest))]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(MountAnswer))]
[JsonSerializable(typeof(BlobSasAnswer))]
[JsonSerializable(typeof(ArmResource<StorageAccountPropertiesWire>), TypeInfoPropertyName = "StorageAccount")]
[JsonSerializable(typeof(ArmPage<ArmResource<StorageAccountPropertiesWire>>), TypeInfoPropertyName = "StorageAccountPage")]
[JsonSerializable(typeof(ArmResource<VirtualNetworkPropertiesWire>), TypeInfoPropertyName = "VirtualNetwork")]
internal sealed partial class ArmJson : JsonSerializerContext;
