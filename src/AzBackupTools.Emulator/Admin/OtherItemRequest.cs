using System;
using System.Globalization;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>Puts a protected file share or database into a vault, to be looked at.</summary>
internal static class OtherItemRequest
{
    public static Answer Add(World world, RequestBody body, DateTimeOffset now)
    {
        VaultRecord vault = MarsServerRequest.VaultOf(world, body, now);
        string name = body.Text("name") ?? throw Invalid("name is missing.");
        string source = body.Text("source") ?? throw Invalid("source is missing: the storage account of a share, the machine of a database.");
        string group = body.Text("sourceResourceGroup") ?? vault.Group;
        (string type, string managementType, string kind, string provider) = body.Text("type") switch
        {
            "AzureFileShare" => ("AzureFileShareProtectedItem", "AzureStorage", "StorageContainer;Storage", "Microsoft.Storage/storageAccounts"),
            "SQLDataBase" => ("AzureVmWorkloadSQLDatabase", "AzureWorkload", "VMAppContainer;Compute", "Microsoft.Compute/virtualMachines"),
            "SAPHanaDatabase" => ("AzureVmWorkloadSAPHanaDatabase", "AzureWorkload", "VMAppContainer;Compute", "Microsoft.Compute/virtualMachines"),
            var other => throw Invalid($"type is '{other}'; it is AzureFileShare, SQLDataBase or SAPHanaDatabase."),
        };
        string workload = body.Text("type")!;
        string container = $"{kind};{group};{source}";
        string sourceId = $"/subscriptions/{vault.Subscription}/resourceGroups/{group}/providers/{provider}/{source}";
        bool isShare = managementType == "AzureStorage";
        string item = isShare
            ? $"AzureFileShare;{world.Ids.Between(100_000_000, 999_999_999, "share", vault.Id, source, name).ToString(CultureInfo.InvariantCulture)}"
            : $"{workload};{(workload == "SQLDataBase" ? "mssqlserver" : "hxe")};{name}";
        var properties = new JsonObject
        {
            ["friendlyName"] = name,
            ["protectionStatus"] = "Healthy",
            ["protectionState"] = "Protected",
            ["lastBackupStatus"] = body.Text("lastBackupStatus") ?? "Completed",
            ["lastBackupTime"] = WireTime.Stamp(MarsServerRequest.Moment(body, "lastBackup") ?? now),
            ["protectedItemType"] = type,
            ["backupManagementType"] = managementType,
            ["workloadType"] = workload,
            ["containerName"] = container,
            ["sourceResourceId"] = sourceId,
            ["policyName"] = body.Text("policyName") ?? (isShare ? "DailyShares" : "HourlyLogBackup"),
            ["isScheduledForDeferredDelete"] = false,
            ["isArchiveEnabled"] = false,
        };
        if (!isShare)
        {
            properties["serverName"] = source;
            properties["parentName"] = workload == "SQLDataBase" ? "MSSQLSERVER" : "HXE";
        }

        return new Answer(201, OtherItemsProvider.Put(
            vault,
            container,
            new JsonObject
            {
                ["friendlyName"] = source,
                ["backupManagementType"] = managementType,
                ["registrationStatus"] = "Registered",
                ["healthStatus"] = "Healthy",
                ["containerType"] = isShare ? "StorageContainer" : "VMAppContainer",
                ["sourceResourceId"] = sourceId,
            },
            item,
            properties));
    }

    private static ArmErrorException Invalid(string what) => new(400, "InvalidRequest", what, fromGateway: true);
}
