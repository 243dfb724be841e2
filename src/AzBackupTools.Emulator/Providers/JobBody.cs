using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>A job as the service writes it. Only a single job tells its tasks; only an ended one its end.</summary>
internal static class JobBody
{
    public static JsonObject Of(RequestContext context, VaultRecord vault, JobRecord job, bool inList)
    {
        DateTimeOffset now = context.Now;
        bool ended = now >= job.End;
        var properties = new JsonObject { ["jobType"] = job.MarsServer is null ? "AzureIaaSVMJob" : "MabJob" };
        if (job.IsCancellable)
        {
            // As recorded, it stands there to the end and after; before 2023 it was a number.
            properties["actionsInfo"] = new JsonArray(job.IsSecondary || context.IsFrom("2022-08-01") ? (JsonNode)"Cancellable" : (JsonNode)1);
        }

        if (job.MarsServer is null)
        {
            properties["containerName"] = job.ContainerName;
        }
        else
        {
            properties["mabServerName"] = job.MarsServer;
            properties["mabServerType"] = "MABContainer";
            properties["workloadType"] = job.MarsWorkload;
        }

        properties["duration"] = WireTime.Duration((ended ? job.End : now) - job.Start);
        string status = job.StatusAt(now);
        if (status is "Failed" or "CompletedWithWarnings")
        {
            var details = new JsonObject
            {
                ["errorString"] = job.Error!.Message,
                ["recommendations"] = new JsonArray(job.Error.Recommendations.Select(text => (JsonNode)text).ToArray()),
            };

            // Errors of the agent have a text only.
            if (job.MarsServer is null)
            {
                details["errorCode"] = job.Error.Code;
                details["errorTitle"] = job.Error.Title;
            }

            properties["errorDetails"] = new JsonArray(details);
        }

        if (job.MarsServer is null)
        {
            properties["virtualMachineVersion"] = "Compute";
        }

        if (job.Phases is not null && context.IsFrom("2023-08-01"))
        {
            properties["isUserTriggered"] = job.IsUserTriggered;
        }

        if (!inList)
        {
            properties["extendedInfo"] = ExtendedInfo(context.Host, job, status, now);
        }

        properties["entityFriendlyName"] = job.VmName;
        properties["backupManagementType"] = job.MarsServer is null ? "AzureIaasVM" : "MAB";
        properties["operation"] = job.Operation;
        properties["status"] = status;
        properties["startTime"] = WireTime.Stamp(job.Start);
        if (ended)
        {
            properties["endTime"] = WireTime.Stamp(job.End);
        }

        properties["activityId"] = job.ActivityId;
        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupJobs/{job.Id}",
            ["name"] = job.Id,
            ["type"] = "Microsoft.RecoveryServices/vaults/backupJobs",
            ["properties"] = properties,
        };
    }

    private static JsonObject ExtendedInfo(string door, JobRecord job, string status, DateTimeOffset now)
    {
        var tasks = new JsonArray();
        double? progress = status == "InProgress" ? job.Phases?.ProgressAt(now) : null;
        if (job.Phases is { } phases)
        {
            bool stopped = job.CancelledAt is not null || job.Error is not null;
            string broken = job.CancelledAt is not null ? "Cancelled" : "Failed";
            DateTimeOffset snapshotEnd = stopped ? job.End : phases.SnapshotEnd;
            tasks.Add(Task("Take Snapshot", phases.SnapshotStart, snapshotEnd, now, stopped ? broken : "Completed"));
            JsonObject transfer = stopped
                ? NotStarted("Transfer data to vault")
                : Task("Transfer data to vault", phases.TransferStart, phases.TransferEnd, now, "Completed");
            if (progress is not null)
            {
                transfer["progressPercentage"] = progress.Value;
            }

            tasks.Add(transfer);
        }

        if (job.Restore is { } restore)
        {
            AddRestoreTasks(tasks, job, restore, status, now);
        }

        var bag = new JsonObject();
        IEnumerable<KeyValuePair<string, string?>> entries = status is "Completed" or "CompletedWithWarnings" ? job.PropertyBag.Concat(job.PropertyBagAtEnd) : job.PropertyBag;
        foreach (KeyValuePair<string, string?> entry in entries)
        {
            bag[entry.Key] = BlobsProvider.Shown(door, entry.Value);
        }

        var info = new JsonObject { ["tasksList"] = tasks, ["propertyBag"] = bag };
        if (job.Phases is not null)
        {
            info["internalPropertyBag"] = new JsonObject { ["IsInstantRpJob"] = "True" };
        }

        if (job.Restore is { } target)
        {
            info["internalPropertyBag"] = job.IsSecondary
                ? new JsonObject { ["AdHoc"] = "AdHoc", ["restoreLocationType"] = target.LocationType }
                : new JsonObject { ["restoreLocationType"] = target.LocationType };
            info["progressPercentage"] = status == "Completed" ? 100.0 : 1.0;
            if (status == "Completed")
            {
                info["estimatedRemainingDuration"] = "PT0S";
            }
            else if (target.LocationType == "AlternateLocation")
            {
                info["dynamicErrorMessage"] = string.Empty;
            }
        }

        if (progress is not null)
        {
            info["progressPercentage"] = progress.Value;
            info["estimatedRemainingDuration"] = WireTime.Duration(job.Phases!.TransferEnd - now);
        }

        return info;
    }

    /// <summary>As recorded, these tasks tell neither start nor end, and their duration stays zero.</summary>
    private static void AddRestoreTasks(JsonArray tasks, JobRecord job, RestorePhases restore, string status, DateTimeOffset now)
    {
        string broken = status is "Failed" or "Cancelled" ? status : "InProgress";
        bool transferred = status == "Completed" || (status == "InProgress" && now >= restore.TransferEnd);
        var transfer = new JsonObject
        {
            ["taskId"] = "Transfer data from vault", ["duration"] = "PT0S", ["status"] = transferred ? "Completed" : broken,
        };
        if (transferred)
        {
            transfer["taskExecutionDetails"] = $"{restore.SizeGB} GBs / {restore.SizeGB} GBs Transferred";
        }

        tasks.Add(transfer);
        if (restore.Second is { } second)
        {
            tasks.Add(new JsonObject
            {
                ["taskId"] = second,
                ["duration"] = "PT0S",
                ["status"] = status == "Completed" ? "Completed" : transferred ? "InProgress" : "NotStarted",
            });
        }
    }

    private static JsonObject Task(string name, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now, string outcome)
    {
        if (now < start)
        {
            return NotStarted(name);
        }

        bool ended = now >= end;
        return new JsonObject
        {
            ["taskId"] = name,
            ["startTime"] = WireTime.Stamp(start),
            ["endTime"] = ended ? WireTime.Stamp(end) : WireTime.NotYet,
            ["duration"] = WireTime.Duration((ended ? end : now) - start),
            ["status"] = ended ? outcome : "InProgress",
        };
    }

    private static JsonObject NotStarted(string name) => new()
    {
        ["taskId"] = name,
        ["startTime"] = WireTime.NotYet,
        ["endTime"] = WireTime.NotYet,
        ["duration"] = "PT0S",
        ["status"] = "NotStarted",
    };
}
