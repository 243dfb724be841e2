using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Agents;

/// <summary>What an emulated server tells its vault.</summary>
internal static class EmulatedReport
{
    /// <summary>How the items stand: what is backed up, and what is still kept.</summary>
    internal static JsonArray Items(EmulatedServer server, DateTimeOffset now)
    {
        var points = EmulatedBackups.Points(server, now).ToLookup(static point => point.Source);
        var sources = server.Policies.Values.SelectMany(static policy => policy.Volumes).Concat(points.Select(static same => same.Key)).Distinct();
        return new JsonArray(sources.Select(source => (JsonNode)Of(source, new JsonObject
        {
            ["recoveryPoints"] = new JsonArray(points[source].Select(static point => (JsonNode)Stamp(point.Time)).ToArray()),
            ["lastBackup"] = points[source].Any() ? Stamp(points[source].Max(static point => point.ReadyAt)) : null,
        })).ToArray());
    }

    /// <summary>What jobs have come to that ended after one moment and not after another, volume by volume.</summary>
    internal static JsonArray Jobs(IEnumerable<MarsJob> jobs, DateTimeOffset after, DateTimeOffset now) => new(jobs
        .Where(job => job.EndTime > after && job.EndTime <= now)
        .SelectMany(static job => job.Sources.Select(source => (JsonNode)Of(source, new JsonObject
        {
            ["operation"] = job.Operation,
            ["start"] = Stamp(job.StartTime),
            ["end"] = Stamp(job.EndTime!.Value),
            ["status"] = job.Status,
            ["bytes"] = job.TransferredBytes / job.Sources.Count,
            ["message"] = job.ErrorMessage,
        })))
        .ToArray());

    private static JsonObject Of(string source, JsonObject body)
    {
        body["volume"] = source;
        body["systemState"] = source == MarsRecoveryPoint.SystemState;
        return body;
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
