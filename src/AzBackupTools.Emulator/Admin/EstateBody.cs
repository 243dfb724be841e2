using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>What a person wants to see at a glance: the vaults with their items, the jobs that run or have just ended,
/// and the last requests.</summary>
internal static class EstateBody
{
    /// <summary>More than this of a vault nobody reads; the counts tell the rest.</summary>
    private const int MostItems = 200;

    /// <summary>And no more than this of all vaults together, but for a few of each.</summary>
    private const int MostOfAll = 2000;

    private const int FewItems = 10;

    private const int MostJobs = 50;

    private const int MostRequests = 40;

    public static JsonObject Of(World world, RequestLog log, DateTimeOffset now)
    {
        VaultRecord[] vaults = world.VaultsAt(now).ToArray();
        int items = Math.Min(MostItems, Math.Max(FewItems, MostOfAll / Math.Max(1, vaults.Length)));
        return new JsonObject
        {
            ["now"] = WireTime.Stamp(now),
            ["requestCount"] = log.Count,
            ["requests"] = log.Latest(MostRequests),
            ["virtualMachines"] = world.Groups.Sum(group => group.VirtualMachines.Count),
            ["vaults"] = new JsonArray(vaults.Select(vault => (JsonNode)Vault(vault, items, now)).ToArray()),
            ["jobs"] = new JsonArray(vaults.SelectMany(vault => Jobs(vault, now).Select(job => (Vault: vault, Job: job)))
                .OrderByDescending(pair => now < pair.Job.End)
                .ThenByDescending(pair => pair.Job.Start)
                .Take(MostJobs)
                .Select(pair => (JsonNode)Job(pair.Vault, pair.Job, now))
                .ToArray()),
        };
    }

    /// <summary>The newest, and what runs longer.</summary>
    private static IEnumerable<JobRecord> Jobs(VaultRecord vault, DateTimeOffset now)
    {
        List<JobRecord> newest = ScheduledJobs.Backwards(vault, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, now).Take(MostJobs).ToList();
        return newest.Concat(vault.Jobs.Values.Where(job => now < job.End && !newest.Contains(job)));
    }

    private static JsonObject Vault(VaultRecord vault, int items, DateTimeOffset now) => new()
    {
        ["name"] = vault.Name,
        ["resourceGroup"] = vault.Group,
        ["location"] = vault.Location,
        ["itemCount"] = vault.Items.Count + vault.MarsServers.Values.Sum(server => server.Items.Count),
        ["items"] = new JsonArray(vault.Items.Values.Take(items)
            .Select(item => (Item: item, View: item.At(now)))
            .Where(pair => pair.View.Exists)
            .Select(pair => (JsonNode)Item(pair.Item, pair.View))
            .Concat(vault.MarsServers.Values.Take(MostItems).SelectMany(server => server.ItemsAt(now)
                .Select(item => (JsonNode)Item(server, item, now))))
            .ToArray()),
    };

    /// <summary>What the agent of a server backs up, named with its server.</summary>
    private static JsonObject Item(MarsServerRecord server, MarsItemRecord item, DateTimeOffset now) => new()
    {
        ["name"] = $"{item.FriendlyName} of {server.Name}",
        ["state"] = item.DeletedAt is null ? "Protected" : "SoftDeleted",
        ["policy"] = item.PolicyName,
        ["recoveryPoints"] = item.PointsAt(now).Count(),
        ["lastBackup"] = item.LastBackup(now) is { } time ? WireTime.Stamp(time) : null,
        ["lastBackupStatus"] = item.LastStatus(now),
        ["purgeAt"] = item.DeletedAt is { } deleted ? WireTime.Stamp(deleted + TimeSpan.FromDays(item.RetentionDays)) : null,
    };

    private static JsonObject Item(ProtectedItemRecord item, ItemView view) => new()
    {
        ["name"] = item.VmName,
        ["state"] = view.State.ToString(),
        ["policy"] = view.Policy,
        ["recoveryPoints"] = view.RecoveryPointCount,
        ["lastBackup"] = view.LastBackupTime is { } time ? WireTime.Stamp(time) : null,
        ["lastBackupStatus"] = view.LastBackupStatus,
        ["purgeAt"] = view.PurgeAt is { } purge ? WireTime.Stamp(purge) : null,
    };

    private static JsonObject Job(VaultRecord vault, JobRecord job, DateTimeOffset now)
    {
        TimeSpan whole = job.End - job.Start;
        double share = now >= job.End || whole <= TimeSpan.Zero ? 1 : Math.Max(0, (now - job.Start).TotalSeconds / whole.TotalSeconds);
        return new JsonObject
        {
            ["id"] = job.Id,
            ["vault"] = vault.Name,
            ["operation"] = job.Operation,
            ["item"] = job.VmName,
            ["status"] = job.StatusAt(now),
            ["start"] = WireTime.Stamp(job.Start),
            ["end"] = now >= job.End ? WireTime.Stamp(job.End) : null,
            ["share"] = Math.Round(share, 3),
        };
    }
}
