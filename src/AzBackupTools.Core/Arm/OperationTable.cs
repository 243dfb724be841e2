using System;
using System.Net.Http;

namespace AzBackupTools.Core.Arm;

/// <summary>Where the state of an operation is read.</summary>
internal enum PollBy
{
    /// <summary>The URL of Azure-AsyncOperation: 200 with a status in the body.</summary>
    Status,

    /// <summary>The URL of Location: 202 while it runs, then 200 with the result or 204 without one.</summary>
    Result,

    /// <summary>The resource itself: its provisioningState.</summary>
    Resource,
}

/// <summary>
/// The flavours of operations as one table: which of the two headers is polled, and whether a POST has a result to fetch.
/// </summary>
/// <remarks>
/// ARM's rules: https://github.com/Azure/azure-resource-manager-rpc/blob/master/v1.0/async-api-reference.md.
/// Backup's flavours: the paths of Microsoft.RecoveryServices 2024-04-01 in azure-rest-api-specs. The service sends
/// Azure-AsyncOperation with each of them, but the status paths of a fabric, a container and a job are not part of the
/// specification, so there its Location is followed.
/// </remarks>
internal static class OperationTable
{
    /// <summary>Paths are compared from their end; "*" is any name. The first row that fits counts.</summary>
    public static readonly Row[] Rows =
    [
        //  flavour                  status path (Azure-AsyncOperation)               result path (Location)                               polled by      POST has a result  that of PUT is at Location
        new("protected item",        "protectedItems/*/operationsStatus/*",           "protectedItems/*/operationResults/*",               PollBy.Status, false,             true),
        new("container",             "protectionContainers/*/operationsStatus/*",     "protectionContainers/*/operationResults/*",         PollBy.Result, false),
        new("fabric",                "backupFabrics/*/operationsStatus/*",            "backupFabrics/*/operationResults/*",                PollBy.Result, false),
        new("backup of a vault",     "vaults/*/backupOperations/*",                   "vaults/*/backupOperationResults/*",                 PollBy.Status, false),
        new("policy",                "backupPolicies/*/operations/*",                 "backupPolicies/*/operationResults/*",               PollBy.Status, false),
        new("export of jobs",        "backupJobs/operationsStatus/*",                 "backupJobs/operationResults/*",                     PollBy.Result, true),
        new("job",                   "backupJobs/*/operationsStatus/*",               "backupJobs/*/operationResults/*",                   PollBy.Result, false),
        new("validation",            "backupValidateOperationsStatuses/*",            "backupValidateOperationResults/*",                  PollBy.Status, true),
        new("tiering cost",          "backupTieringCost/default/operationsStatus/*",  "backupTieringCost/default/operationResults/*",      PollBy.Status, true),
        new("storage configuration", "vaultstorageconfig/operationStatus/*",          "vaultstorageconfig/operationResults/*",             PollBy.Status, true),
        new("private endpoint",      "privateEndpointConnections/*/operationsStatus/*", "privateEndpointConnections/*/operationResults/*", PollBy.Status, false),
        new("vault",                 "vaults/*/operationStatus/*",                    "vaults/*/operationResults/*",                       PollBy.Status, true),
        new("restore across regions", "locations/*/backupCrrOperationsStatus/*",      "locations/*/backupCrrOperationResults/*",           PollBy.Status, false),
        new("any other",             "*",                                             "*",                                                 PollBy.Status, true),
    ];

    /// <summary>The row of an operation.</summary>
    public static Row Find(Uri? status, Uri? result)
    {
        foreach (var row in Rows)
        {
            if (Fits(status, row.StatusPath) || (status is null && Fits(result, row.ResultPath)))
            {
                return row;
            }
        }

        return Rows[Rows.Length - 1];
    }

    /// <summary>Where the next look goes: as the row says, as far as there is such a URL.</summary>
    public static PollBy Next(Uri? status, Uri? result)
    {
        if (status is null)
        {
            return result is null ? PollBy.Resource : PollBy.Result;
        }

        return result is not null && Find(status, result).PollBy == PollBy.Result ? PollBy.Result : PollBy.Status;
    }

    /// <summary>Where the result is fetched once the status says "Succeeded": by verb. A deleted resource is never asked for.</summary>
    public static Uri? Final(HttpMethod method, Uri resource, Uri? status, Uri? result) => method.Method switch
    {
        "PUT" or "PATCH" => result is not null && Find(status, result).PutResultByLocation ? result : resource,
        "POST" => Find(status, result).PostHasResult ? result : null,
        _ => null,
    };

    private static bool Fits(Uri? uri, string pattern)
    {
        if (uri is null)
        {
            return false;
        }

        // Each answer to each poll is looked up: nothing is allocated here.
        var path = uri.AbsolutePath.AsSpan().TrimEnd('/');
        var expected = pattern.AsSpan();
        while (true)
        {
            var (part, wanted) = (path.LastIndexOf('/'), expected.LastIndexOf('/'));
            var last = expected.Slice(wanted + 1);
            if (!last.SequenceEqual("*".AsSpan()) && !last.Equals(path.Slice(part + 1), StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (wanted < 0 || part < 0)
            {
                return wanted < 0;
            }

            path = path.Slice(0, part);
            expected = expected.Slice(0, wanted);
        }
    }

    /// <summary>One flavour.</summary>
    internal sealed class Row
    {
        public Row(string flavour, string statusPath, string resultPath, PollBy pollBy, bool postHasResult, bool putResultByLocation = false)
        {
            Flavour = flavour;
            StatusPath = statusPath;
            ResultPath = resultPath;
            PollBy = pollBy;
            PostHasResult = postHasResult;
            PutResultByLocation = putResultByLocation;
        }

        public string Flavour { get; }

        public string StatusPath { get; }

        public string ResultPath { get; }

        public PollBy PollBy { get; }

        public bool PostHasResult { get; }

        public bool PutResultByLocation { get; }
    }
}
