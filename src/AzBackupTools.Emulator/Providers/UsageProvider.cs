using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>How much a vault holds.</summary>
internal static class UsageProvider
{
    private static readonly (string Value, string Name)[] Kinds =
    {
        ("AzureIaasVM", "Azure Virtual Machine"), ("MAB", "Azure Backup Agent"), ("AzureBackupServer", "Azure Backup Server"),
        ("AzureStorage", "Azure Storage (Azure Files)"), ("AzureWorkload", "SQL in Azure VM"),
    };

    /// <summary>The disks of a machine that is gone.</summary>
    private const int UsualSizeGB = 32;

    /// <summary>Counts of items or of containers, by management type.</summary>
    public static Answer Summaries(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("type", "backupManagementType");
        BackupTypes.Check(filter);
        string type = filter["type"] ?? throw BackupErrors.InvalidInput("The filter type is missing: $filter=type eq 'BackupProtectedItemCountSummary'.");
        bool items = ResourcePath.Is(type, "BackupProtectedItemCountSummary");
        if (!items && !ResourcePath.Is(type, "BackupProtectionContainerCountSummary"))
        {
            throw BackupErrors.InvalidInput($"type is '{type}'; it is BackupProtectedItemCountSummary or BackupProtectionContainerCountSummary.");
        }

        long machines = vault.ItemsAt(context.Now).Count();
        long mars = items ? vault.MarsServers.Values.Sum(server => server.Items.Values.Count(item => !item.IsGoneAt(context.Now))) : vault.MarsServers.Count;
        return Answer.Ok(Values(Kinds.Where(kind => filter.Admits("backupManagementType", kind.Value))
            .Select(kind => Count(kind.Value, kind.Name, kind.Value switch { "AzureIaasVM" => machines, "MAB" => mars, _ => 0 }))));
    }

    public static Answer Usages(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        VaultSettings settings = vault.SettingsAt(context.Now);
        List<(ProtectedItemRecord Record, ItemView View)> items = vault.ItemsAt(context.Now).ToList();
        List<ItemView> views = items.Select(pair => pair.View).ToList();
        List<JobRecord> jobs = ScheduledJobs.Backwards(vault, context.Now - TimeSpan.FromDays(1), context.Now, context.Now).Where(job => !job.IsSecondary).ToList();
        long stored = items.Sum(pair => Stored(context, pair.Record, pair.View));
        long mars = vault.MarsServers.Values.Sum(server => server.Items.Values.Count(item => !item.IsGoneAt(context.Now)));
        long critical = views.Count(view => view.LastError is not null);
        return Answer.Ok(Values(new[]
        {
            Count("MABContainersCount", "Backup management servers", vault.MarsServers.Count),
            Count("ProtectedItemCount", "Backup items/Azure virtual machine backup", views.Count + mars),
            Count("ProtectedItemCriticalCount", "Critical", critical),
            Count("ProtectedItemWarningCount", "Warning", 0),
            Count("IaaSVMProtectedItemCount", "Azure Virtual Machines", views.Count),
            Count("IaaSVMProtectedItemCriticalCount", "Critical", critical),
            Count("IaaSVMProtectedItemWarningCount", "Warning", 0),
            Count("MABProtectedItemCount", "File-Folders", mars),
            Count("DPMProtectedItemCount", "DPM Protected Items Count", 0),
            Count("AzureBackupServerProtectedItemCount", "Azure Backup Server Protected Items Count", 0),
            OfLastDay(Count("InProgressJobsCount", "In progress", jobs.Count(job => job.StatusAt(context.Now) == "InProgress"))),
            OfLastDay(Count("FailedJobsCount", "Failed", jobs.Count(job => job.StatusAt(context.Now) == "Failed"))),
            Bytes("GRSStorageUsage", "Cloud - GRS", settings.Redundancy == "GeoRedundant" ? stored : 0),
            Bytes("LRSStorageUsage", "Cloud - LRS", settings.Redundancy == "LocallyRedundant" ? stored : 0),
            Bytes("ZRSStorageUsage", "Cloud - ZRS", settings.Redundancy == "ZoneRedundant" ? stored : 0),
            Count("ManagedInstances", "Protected Instances", views.Count + vault.MarsServers.Count),
        }));
    }

    /// <summary>What is in the vault: the first copy of the tenth of its disks that a machine has in use, and a twentieth of that for each further one.</summary>
    private static long Stored(RequestContext context, ProtectedItemRecord item, ItemView view)
    {
        int points = view.RecoveryPointCount;
        if (points == 0)
        {
            return 0;
        }

        VirtualMachineRecord? vm = context.World.FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName);
        int size = vm?.OsDiskSizeGB + vm?.DataDisks.Sum(disk => disk.SizeGB) ?? UsualSizeGB;
        return ((long)size << 30) / 10 * (19 + points) / 20;
    }

    private static JsonObject OfLastDay(JsonObject count)
    {
        count["quotaPeriod"] = "P1D";
        return count;
    }

    private static JsonObject Bytes(string value, string name, long bytes)
    {
        JsonObject usage = Count(value, name, bytes);
        usage["unit"] = "Bytes";
        return usage;
    }

    /// <summary>Site Recovery is not emulated: nothing is replicated.</summary>
    public static Answer ReplicationUsages(RequestContext context)
    {
        _ = context.Vault();
        return Answer.Ok(Values(new[]
        {
            new JsonObject
            {
                ["monitoringSummary"] = new JsonObject
                {
                    ["unHealthyVmCount"] = 0, ["unHealthyProviderCount"] = 0, ["eventsCount"] = 0,
                    ["deprecatedProviderCount"] = 0, ["supportedProviderCount"] = 0, ["unsupportedProviderCount"] = 0,
                },
                ["jobsSummary"] = new JsonObject { ["failedJobs"] = 0, ["suspendedJobs"] = 0, ["inProgressJobs"] = 0 },
                ["protectedItemCount"] = 0,
                ["registeredServersCount"] = 0,
                ["recoveryPlanCount"] = 0,
            },
        }));
    }

    private static JsonObject Count(string value, string name, long count) => new()
    {
        ["unit"] = "Count",
        ["currentValue"] = count,
        ["limit"] = -1,
        ["name"] = new JsonObject { ["value"] = value, ["localizedValue"] = name },
    };

    private static JsonObject Values(IEnumerable<JsonObject> values) => new() { ["value"] = new JsonArray(values.Select(value => (JsonNode)value).ToArray()) };
}
