using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>Reads protected items, of which a vault has thousands.</summary>
internal sealed class ProtectedItemTable : MemberTable<ArmResource<ProtectedItemPropertiesWire>>
{
    public ProtectedItemTable()
    {
        Text("id", static (resource, value) => resource.Id = value);
        Text("name", static (resource, value) => resource.Name = value);
        Repeated("type", static (resource, value) => resource.Type = value);
        By(new PropertiesTable(), "properties", static (resource, value) => resource.Properties = value);
    }

    private sealed class PropertiesTable : MemberTable<ProtectedItemPropertiesWire>
    {
        public PropertiesTable()
        {
            var details = new TolerantList<HealthDetailWire>(new HealthDetailTable());
            Text("friendlyName", static (item, value) => item.FriendlyName = value);
            Repeated("protectionState", static (item, value) => item.ProtectionState = value);
            Repeated("healthStatus", static (item, value) => item.HealthStatus = value);
            By(details, "healthDetails", static (item, value) => item.HealthDetails = value);
            By(new TolerantMap<KpiHealthWire>(new KpiHealthTable()), "kpisHealths", static (item, value) => item.KpisHealths = value);
            Repeated("protectionStatus", static (item, value) => item.ProtectionStatus = value);
            Repeated("lastBackupStatus", static (item, value) => item.LastBackupStatus = value);
            Time("lastBackupTime", static (item, value) => item.LastBackupTime = value);
            Time("lastRecoveryPoint", static (item, value) => item.LastRecoveryPoint = value);
            Repeated("policyId", static (item, value) => item.PolicyId = value);
            Repeated("policyName", static (item, value) => item.PolicyName = value);
            Repeated("backupManagementType", static (item, value) => item.BackupManagementType = value);
            Repeated("workloadType", static (item, value) => item.WorkloadType = value);
            Repeated("protectedItemType", static (item, value) => item.ProtectedItemType = value);
            Text("containerName", static (item, value) => item.ContainerName = value);
            Text("sourceResourceId", static (item, value) => item.SourceResourceId = value);
            Text("virtualMachineId", static (item, value) => item.VirtualMachineId = value);
            Text("protectedItemDataId", static (item, value) => item.ProtectedItemDataId = value);
            Text("backupSetName", static (item, value) => item.BackupSetName = value);
            Repeated("createMode", static (item, value) => item.CreateMode = value);
            Repeated("vaultId", static (item, value) => item.VaultId = value);
            Flag("isArchiveEnabled", static (item, value) => item.IsArchiveEnabled = value);
            Flag("isRehydrate", static (item, value) => item.IsRehydrate = value);
            Flag("isScheduledForDeferredDelete", static (item, value) => item.IsScheduledForDeferredDelete = value);
            Time("deferredDeleteTimeInUTC", static (item, value) => item.DeferredDeleteTimeInUTC = value);
            Duration("deferredDeleteTimeRemaining", static (item, value) => item.DeferredDeleteTimeRemaining = value);
            Flag("isDeferredDeleteScheduleUpcoming", static (item, value) => item.IsDeferredDeleteScheduleUpcoming = value);
            Number("softDeleteRetentionPeriodInDays", static (item, value) => item.SoftDeleteRetentionPeriodInDays = value);
            Number("softDeleteRetentionPeriod", static (item, value) => item.SoftDeleteRetentionPeriod = value);
            By(new TolerantList<string>(), "resourceGuardOperationRequests", static (item, value) => item.ResourceGuardOperationRequests = value);
            Generated<ProtectedItemExtendedInfoWire>("extendedInfo", static (item, value) => item.ExtendedInfo = value);
            By(new ExtendedPropertiesTable(), "extendedProperties", static (item, value) => item.ExtendedProperties = value);
            Duration("configuredRPGenerationFrequency", static (item, value) => item.ConfiguredRPGenerationFrequency = value);
            Repeated("computerName", static (item, value) => item.ComputerName = value);
            LargeNumber("deferredDeleteSyncTimeInUTC", static (item, value) => item.DeferredDeleteSyncTimeInUTC = value);
            Repeated("serverName", static (item, value) => item.ServerName = value);
            Text("parentName", static (item, value) => item.ParentName = value);
            Repeated("parentType", static (item, value) => item.ParentType = value);
            Text("protectedItemDataSourceId", static (item, value) => item.ProtectedItemDataSourceId = value);
            Text("protectedItemHealthStatus", static (item, value) => item.ProtectedItemHealthStatus = value);
            Generated<ServiceErrorDetailWire>("lastBackupErrorDetail", static (item, value) => item.LastBackupErrorDetail = value);
            Generated<List<WorkloadNodeWire?>>("nodesList", static (item, value) => item.NodesList = value);
            Text("policyState", static (item, value) => item.PolicyState = value);
            Text("backupEngineName", static (item, value) => item.BackupEngineName = value);
            LargeNumber("protectedItemId", static (item, value) => item.ProtectedItemId = value);
            Generated<Dictionary<string, string?>>("sourceAssociations", static (item, value) => item.SourceAssociations = value);
            Repeated("fabricName", static (item, value) => item.FabricName = value);
        }
    }

    private sealed class ExtendedPropertiesTable : MemberTable<ProtectedItemExtendedPropertiesWire>
    {
        public ExtendedPropertiesTable()
        {
            By(new DiskSelectionTable(), "diskExclusionProperties", static (extended, value) => extended.DiskExclusionProperties = value);
            Text("linuxVmApplicationName", static (extended, value) => extended.LinuxVmApplicationName = value);
        }
    }

    private sealed class DiskSelectionTable : MemberTable<DiskSelectionWire>
    {
        public DiskSelectionTable()
        {
            By(new TolerantList<int?>(), "diskLunList", static (disks, value) => disks.DiskLunList = value);
            Flag("isInclusionList", static (disks, value) => disks.IsInclusionList = value);
        }
    }

    private sealed class KpiHealthTable : MemberTable<KpiHealthWire>
    {
        public KpiHealthTable()
        {
            var details = new TolerantList<HealthDetailWire>(new HealthDetailTable());
            Repeated("resourceHealthStatus", static (health, value) => health.ResourceHealthStatus = value);
            By(details, "resourceHealthDetails", static (health, value) => health.ResourceHealthDetails = value);
        }
    }

    private sealed class HealthDetailTable : MemberTable<HealthDetailWire>
    {
        public HealthDetailTable()
        {
            LargeNumber("code", static (detail, value) => detail.Code = value);
            Repeated("title", static (detail, value) => detail.Title = value);
            Repeated("message", static (detail, value) => detail.Message = value);
            By(new TolerantList<string>(), "recommendations", static (detail, value) => detail.Recommendations = value);
        }
    }
}
