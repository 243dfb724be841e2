using System;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>Registers a backup server with a vault, as System Center DPM and Azure Backup Server do themselves.</summary>
internal static class BackupServerRequest
{
    public static Answer Add(World world, RequestBody body, DateTimeOffset now)
    {
        VaultRecord vault = MarsServerRequest.VaultOf(world, body, now);
        string name = body.Text("name") ?? throw Invalid("name is missing.");
        string type = body.Text("type") ?? "AzureBackupServer";
        if (type is not ("AzureBackupServer" or "DPM"))
        {
            throw Invalid($"type is '{type}'; it is AzureBackupServer or DPM.");
        }

        bool isNew = !vault.Documents.ContainsKey(VaultDocuments.Key(BackupEnginesProvider.Folder, name));
        return new Answer(isNew ? 201 : 200, VaultDocuments.Put(vault, BackupEnginesProvider.Folder, name, new JsonObject
        {
            ["friendlyName"] = name,
            ["backupManagementType"] = type,
            ["registrationStatus"] = "Registered",
            ["backupEngineState"] = "Active",
            ["healthStatus"] = body.Text("healthStatus") ?? "Healthy",
            ["backupEngineType"] = type == "DPM" ? "DpmBackupEngine" : "AzureBackupServerEngine",
            ["canReRegister"] = true,
            ["backupEngineId"] = world.Ids.Guid("backup-engine", vault.Id, name),
            ["dpmVersion"] = body.Text("version") ?? "14.0.42.0",
            ["azureBackupAgentVersion"] = body.Text("agentVersion") ?? "2.0.9262.0",
            ["isAzureBackupAgentUpgradeAvailable"] = false,
            ["isDpmUpgradeAvailable"] = false,
            ["extendedInfo"] = new JsonObject
            {
                ["databaseName"] = $"DPMDB_{name}",
                ["protectedItemsCount"] = body.Whole("items") ?? 0,
                ["protectedServersCount"] = body.Whole("servers") ?? 0,
                ["diskCount"] = body.Whole("disks") ?? 1,
                ["usedDiskSpace"] = body.Number("usedDiskSpace") ?? 0,
                ["availableDiskSpace"] = body.Number("availableDiskSpace") ?? 0,
                ["refreshedAt"] = WireTime.Stamp(MarsServerRequest.Moment(body, "lastSeen") ?? now),
                ["azureProtectedInstances"] = body.Whole("items") ?? 0,
            },
        }));
    }

    private static ArmErrorException Invalid(string what) => new(400, "InvalidRequest", what, fromGateway: true);
}
