using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.State;

/// <summary>Jobs of MARS servers as their vault knows them: it hears of each when it is over.</summary>
internal static class MarsRuns
{
    /// <summary>The jobs of all plans that started between two moments, each included, the newest first and those of one moment by their ids.</summary>
    public static IEnumerable<JobRecord> Backwards(VaultRecord vault, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        ILookup<TimeSpan, (MarsServerRecord Server, MarsItemRecord Item)> byTime = Planned(vault).ToLookup(pair => pair.Item.Plan!.At);
        if (byTime.Count == 0)
        {
            yield break;
        }

        DateTimeOffset eldest = from > now - ScheduledJobs.KeptFor ? from : (now - ScheduledJobs.KeptFor).AddTicks(1);
        TimeSpan[] times = byTime.Select(same => same.Key).OrderByDescending(time => time).ToArray();
        for (DateTimeOffset day = Midnight(to < now ? to : now); day.AddDays(1) > eldest; day = day.AddDays(-1))
        {
            foreach (TimeSpan time in times)
            {
                DateTimeOffset start = day + time;
                if (start < eldest || start > to)
                {
                    continue;
                }

                foreach (JobRecord job in byTime[time].Where(pair => IsOver(pair.Item, start, now)).Select(pair => Job(vault, pair.Server, pair.Item, start)).OrderBy(job => job.Id, StringComparer.Ordinal))
                {
                    yield return job;
                }
            }
        }
    }

    /// <summary>The job of a plan by its id, or null.</summary>
    public static JobRecord? Find(VaultRecord vault, string id, DateTimeOffset now) =>
        Backwards(vault, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, now).FirstOrDefault(job => string.Equals(job.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>How many jobs of plans are told of.</summary>
    public static int Count(VaultRecord vault, DateTimeOffset now) => Planned(vault)
        .Sum(pair => pair.Item.Plan!.Starts(pair.Item.Until(now)).TakeWhile(start => start > now - ScheduledJobs.KeptFor).Count());

    /// <summary>A job that is over.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="server">The server.</param>
    /// <param name="item">What it worked on.</param>
    /// <param name="start">When it began.</param>
    /// <param name="end">When it ended.</param>
    /// <param name="operation">Backup or Restore.</param>
    /// <param name="bytes">How much it transferred, or null.</param>
    /// <param name="error">What went wrong, or null.</param>
    /// <param name="hasEnded">False where it failed, true where it came to its end all the same.</param>
    public static JobRecord Of(
        VaultRecord vault, MarsServerRecord server, MarsItemRecord item, DateTimeOffset start, DateTimeOffset end, string operation, long? bytes, JobError? error, bool hasEnded)
    {
        string id = vault.World.Ids.Guid("mars-job", vault.Id, server.Name, item.Name, operation, WireTime.Stamp(end));
        return new JobRecord
        {
            Id = id,
            Operation = operation,
            ItemKey = Key(server, item),
            ContainerName = "Windows;" + server.Name,
            VmName = item.FriendlyName,
            Start = start,
            End = end,
            ActivityId = vault.World.Ids.Guid("mars-activity", id),
            PropertyBag = new KeyValuePair<string, string?>[] { new("Server Name", server.Name) },
            PropertyBagAtEnd = bytes is { } size ? new KeyValuePair<string, string?>[] { new("Backup Size", Size(size)) } : Array.Empty<KeyValuePair<string, string?>>(),
            Error = error,
            HasEnded = hasEnded,
            MarsServer = server.Name,
            MarsWorkload = item.IsSystemState ? "SystemState" : "FileFolder",
        };
    }

    public static string Key(MarsServerRecord server) => "windows;" + server.Name.ToLowerInvariant();

    public static string Key(MarsServerRecord server, MarsItemRecord item) => $"{Key(server)};{item.Name.ToLowerInvariant()}";

    /// <summary>Why a backup of an agent fails that is said to have failed.</summary>
    public static JobError Unreachable() =>
        new(100050, "CBPServerUnreachable", "The agent could not connect to the service.", new[] { "Check the network of the server." });

    private static JobRecord Job(VaultRecord vault, MarsServerRecord server, MarsItemRecord item, DateTimeOffset start)
    {
        bool fails = item.Plan!.Fails;

        // What changes in a day is little; which it is stays the same for the server and the day.
        long? bytes = fails ? null : vault.World.Ids.Between(20, 900, "mars-size", vault.Id, server.Name, item.Name, WireTime.Stamp(start)) << 20;
        return Of(vault, server, item, start, start + MarsPlan.Takes, "Backup", bytes, fails ? Unreachable() : null, hasEnded: false);
    }

    private static bool IsOver(MarsItemRecord item, DateTimeOffset start, DateTimeOffset now) => start > item.Plan!.Since && start + MarsPlan.Takes <= item.Until(now);

    private static IEnumerable<(MarsServerRecord Server, MarsItemRecord Item)> Planned(VaultRecord vault) =>
        vault.MarsServers.Values.SelectMany(server => server.Items.Values.Where(item => item.Plan is not null).Select(item => (server, item)));

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => bytes.ToString(CultureInfo.InvariantCulture) + " B",
        < 1 << 20 => (bytes >> 10).ToString(CultureInfo.InvariantCulture) + " KB",
        _ => (bytes >> 20).ToString(CultureInfo.InvariantCulture) + " MB",
    };
}
