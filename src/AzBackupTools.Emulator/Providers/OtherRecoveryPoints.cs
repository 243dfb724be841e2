using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Recovery points of file shares and databases: of what is put there to be looked at, the last backup where that went well.</summary>
internal static class OtherRecoveryPoints
{
    public static Answer List(RequestContext context)
    {
        JsonObject item = OtherItemsProvider.Item(context);
        ODataFilter filter = context.Filter("startDate", "endDate", "extendedInfo", "restorePointQueryType");
        DateTimeOffset from = FilterTime.Read(filter, "startDate") ?? DateTimeOffset.MinValue;
        DateTimeOffset to = FilterTime.Read(filter, "endDate") ?? DateTimeOffset.MaxValue;
        return context.List(Times(item).Where(time => time >= from && time <= to).ToList(), Name, time => Body(item, time));
    }

    public static Answer Get(RequestContext context)
    {
        JsonObject item = OtherItemsProvider.Item(context);
        return Times(item).Where(time => Name(time) == context["point"]).Select(time => Answer.Ok(Body(item, time))).FirstOrDefault()
            ?? throw BackupErrors.ItemNotFound();
    }

    private static IEnumerable<DateTimeOffset> Times(JsonObject item) =>
        (string?)item["properties"]!["lastBackupStatus"] == "Completed" && WireTime.TryParse((string?)item["properties"]!["lastBackupTime"] ?? string.Empty, out DateTimeOffset last)
            ? new[] { last }
            : Enumerable.Empty<DateTimeOffset>();

    private static string Name(DateTimeOffset time) => time.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Body(JsonObject item, DateTimeOffset time)
    {
        string? workload = (string?)item["properties"]!["workloadType"];
        return new JsonObject
        {
            ["id"] = $"{(string)item["id"]!}/recoveryPoints/{Name(time)}",
            ["name"] = Name(time),
            ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints",
            ["properties"] = workload == "AzureFileShare"
                ? new JsonObject
                {
                    ["objectType"] = "AzureFileShareRecoveryPoint",
                    ["recoveryPointType"] = "FileSystemConsistent",
                    ["recoveryPointTime"] = WireTime.Stamp(time),
                }
                : new JsonObject
                {
                    ["objectType"] = workload == "SQLDataBase" ? "AzureWorkloadSQLRecoveryPoint" : "AzureWorkloadSAPHanaRecoveryPoint",
                    ["recoveryPointTimeInUTC"] = WireTime.Stamp(time),
                    ["type"] = "Full",
                },
        };
    }
}
