using System;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Jobs into a file. The operation runs and ends; there is no blob behind its address.</summary>
internal static class ExportJobsProvider
{
    public static Answer Start(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        _ = context.Filter("startTime", "endTime", "operation", "backupManagementType", "status", "jobId");
        OperationRecord operation = OperationStart.OfBackup(context, vault, context.Now + TimeSpan.FromSeconds(20));
        return new Answer(202)
            .With("Location", AsyncLinks.To(context, $"{vault.Id}/backupJobs/operationResults/{operation.Id}"))
            .With("Retry-After", AsyncLinks.PauseFor(context) ?? AsyncLinks.RetryAfter);
    }

    public static Answer Result(RequestContext context)
    {
        OperationRecord operation = OperationsProvider.Find(context, false);
        bool ended = operation.HasEndedAt(context.Now);
        var info = new JsonObject { ["objectType"] = "ExportJobsOperationResultInfo" };
        if (ended)
        {
            info["blobUrl"] = $"https://emulator.blob.core.windows.net/reportcontainer/exportjobsreport{operation.Id}";
            info["blobSasKey"] = "?sv=2014-02-14&sr=b&sig=emulator&sp=r";
        }

        var answer = new Answer(ended ? 200 : 202, new JsonObject
        {
            ["statusCode"] = ended ? "OK" : "Accepted", ["headers"] = new JsonObject(), ["operation"] = info,
        });
        return ended ? answer : answer
            .With("Location", AsyncLinks.To(context, context.RequestPath))
            .With("Retry-After", AsyncLinks.PauseFor(context) ?? AsyncLinks.RetryAfter);
    }
}
