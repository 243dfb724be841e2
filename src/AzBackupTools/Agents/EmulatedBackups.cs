using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Agents;

/// <summary>
/// The backups of an emulated server: by schedule and on demand, and what becomes of them. Time is UTC, for the server, too. What is due
/// by schedule is made when somebody next looks, of the files as they are then.
/// </summary>
internal sealed class EmulatedBackups(EmulatedServer server, MarsFiles files)
{
    /// <summary>How long the agent shows jobs; older ones that left nothing are not made up.</summary>
    private static readonly TimeSpan JobsKept = TimeSpan.FromDays(90);

    private static readonly TimeSpan LeastDuration = TimeSpan.FromMinutes(2);

    /// <summary>The bytes that the emulated line carries in a second, unless the agent is told to take less.</summary>
    private const double BytesPerSecond = 10_000_000;

    private DateTimeOffset? _caughtUpTo;

    /// <summary>Makes the backups that have become due, and lets go of what is kept no longer.</summary>
    /// <returns>Whether anything was made or let go.</returns>
    internal bool CatchUp(DateTimeOffset now)
    {
        // A server that is taken up again was switched off till now.
        var from = _caughtUpTo ?? now;
        _caughtUpTo = now;
        var changed = false;
        if (now < from)
        {
            // The emulator begins anew: what was to end later does not run any more.
            changed = server.Jobs.RemoveAll(job => job.EndTime > now) > 0;
        }

        if (server.Vault is not null && server.PassphraseHash is not null)
        {
            var captured = new Dictionary<string, (string List, long Size)>();
            foreach (var (policy, due) in Due(from, now))
            {
                var keep = MarsExpiry.OfScheduled(policy, due.UtcDateTime);
                if (due < now - JobsKept && MarsExpiry.Until(policy.Retention, keep, due) <= now)
                {
                    continue;
                }

                var free = Free(now);
                var start = due < free ? free : due;
                if (start > now)
                {
                    // One job runs at a time: this one's turn is yet to come.
                    _caughtUpTo = due.AddTicks(-1);
                    break;
                }

                Run(policy, start, keep, null, captured);
                changed = true;
            }
        }

        return Prune(now) || changed;
    }

    /// <summary>Backs up.</summary>
    /// <param name="policy">What.</param>
    /// <param name="now">When.</param>
    /// <param name="retainUntil">For how long, or null for as long as the policy says.</param>
    internal MarsJob RunNow(MarsPolicy policy, DateTimeOffset now, DateTimeOffset? retainUntil) => Run(policy, now, MarsExpiry.OfOnDemand(policy), retainUntil, []);

    /// <summary>A restore of so many bytes.</summary>
    /// <param name="point">Out of which.</param>
    /// <param name="now">When.</param>
    /// <param name="bytes">How much was written.</param>
    /// <param name="failed">What could not be restored, and why.</param>
    /// <param name="isAll">Whether that is all.</param>
    internal MarsJob Restored(EmulatedPoint point, DateTimeOffset now, long bytes, IReadOnlyList<string> failed, bool isAll) => Add(
        "Restore",
        failed.Count == 0 ? "Completed" : isAll ? "Failed" : "CompletedWithWarnings",
        [point.Source],
        now,
        Duration(now, bytes),
        bytes,
        failed.Count == 0 ? null : $"Not restored: {string.Join(", ", failed)}.");

    /// <summary>Whether a job runs. One that begins later was made in another session, whose clock was ahead.</summary>
    internal static bool IsRunning(MarsJob job, DateTimeOffset now) => job.StartTime <= now && job.EndTime > now;

    /// <summary>The recovery points that are there: all but those of a backup that runs, and deleted ones.</summary>
    internal static IEnumerable<EmulatedPoint> Points(EmulatedServer of, DateTimeOffset now) =>
        of.Points.Where(point => point.DeletedUntil is null && !(point.Time <= now && point.ReadyAt > now));

    /// <summary>Until when a recovery point is kept; null where nothing expires, as the policy is paused.</summary>
    internal static DateTimeOffset? Expiry(EmulatedServer of, EmulatedPoint point) =>
        point.RetainUntil
        ?? (of.Policies.TryGetValue(point.Workload, out var policy) && policy.State == MarsPolicyState.Valid ? MarsExpiry.Until(policy.Retention, point.Keep, point.Time) : null);

    /// <summary>The job that runs, or null.</summary>
    internal MarsJob? Running(DateTimeOffset now) => server.Jobs.FirstOrDefault(job => IsRunning(job, now));

    /// <summary>Takes over a policy: what it leaves out keeps its backups as they are, what it brings back begins anew.</summary>
    internal void Follow(MarsPolicy policy, DateTimeOffset now)
    {
        var before = server.Policies.TryGetValue(policy.Workload, out var known) ? known : null;
        foreach (var volume in before?.Volumes.Except(policy.Volumes) ?? [])
        {
            Change(point => point.Source == volume, point => point with { RetainUntil = point.RetainUntil ?? MarsExpiry.Until(before!.Retention, point.Keep, point.Time) });
        }

        server.Fresh.UnionWith(policy.Volumes.Except(before?.Volumes ?? []));

        // Protecting again brings back what was deleted and is not gone yet.
        Change(point => point.Workload == policy.Workload && point.DeletedUntil is not null, static point => point with { DeletedUntil = null });
        if (before is null || before.State != policy.State || MarsJson.Of(before)["schedule"]!.ToJsonString() != MarsJson.Of(policy)["schedule"]!.ToJsonString())
        {
            server.Since[policy.Workload] = now;
        }

        server.Policies[policy.Workload] = policy;
    }

    /// <summary>Ends a policy and deletes its backups.</summary>
    internal void Delete(MarsWorkload workload, DateTimeOffset until)
    {
        server.Policies.Remove(workload);
        Change(point => point.Workload == workload, point => point with { DeletedUntil = point.DeletedUntil ?? until });
    }

    private IEnumerable<(MarsPolicy Policy, DateTimeOffset Time)> Due(DateTimeOffset from, DateTimeOffset now) => server.Policies.Values
        .Where(static policy => policy.State == MarsPolicyState.Valid)
        .SelectMany(policy =>
        {
            var since = server.Since.TryGetValue(policy.Workload, out var known) ? known : from;
            return policy.Schedule.Between((since > from ? since : from).UtcDateTime, now.UtcDateTime, since.UtcDateTime)
                .Select(time => (policy, new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))));
        })
        .OrderBy(static due => due.Item2)
        .ThenBy(static due => due.policy.Workload);

    private MarsJob Run(MarsPolicy policy, DateTimeOffset start, MarsKeep keep, DateTimeOffset? retainUntil, Dictionary<string, (string List, long Size)> captured)
    {
        var missing = policy.Items.Where(item => policy.Workload == MarsWorkload.FilesAndFolders && !files.Exists(item)).ToList();
        var unread = new List<string>();
        long transferred = 0;
        foreach (var volume in policy.Volumes.Where(volume => !captured.ContainsKey(volume)))
        {
            var list = Id(volume, start);
            var (size, sent, notRead) = server.Store.Write(list, Selected(policy, volume), server.Fresh.Remove(volume));
            captured[volume] = (list, size);
            transferred += sent;
            unread.AddRange(notRead);
        }

        var duration = Duration(start, transferred);
        server.Points.AddRange(policy.Volumes.Select(volume => new EmulatedPoint(Id(volume, start), volume, start, start + duration, captured[volume].Size, null)
        {
            List = captured[volume].List,
            Keep = keep,
            RetainUntil = retainUntil,
        }));
        var warnings = new[] { ("Not found", missing), ("Not read", unread) }.Where(static one => one.Item2.Count > 0).Select(static one => $"{one.Item1}: {string.Join(", ", one.Item2)}.").ToList();
        return Add("Backup", warnings.Count == 0 ? "Completed" : "CompletedWithWarnings", policy.Volumes, start, duration, transferred, warnings.Count == 0 ? null : string.Join(" ", warnings));
    }

    private MarsJob Add(string operation, string status, IReadOnlyList<string> sources, DateTimeOffset start, TimeSpan duration, long bytes, string? message)
    {
        var job = new MarsJob
        {
            Id = JobId(operation, start),
            Operation = operation,
            Status = status,
            Sources = sources,
            StartTime = start,
            EndTime = start + duration,
            TransferredBytes = bytes,
            ErrorMessage = message,
        };
        server.Jobs.Add(job);
        return job;
    }

    private bool Prune(DateTimeOffset now)
    {
        server.Jobs.RemoveAll(job => job.EndTime < now - JobsKept);
        if (server.Points.RemoveAll(point => (point.DeletedUntil ?? Expiry(server, point)) <= now) == 0)
        {
            return false;
        }

        server.Store.Keep(server.Points.Concat(server.Left.Values.SelectMany(static points => points)).Select(static point => point.List));
        return true;
    }

    private void Change(Func<EmulatedPoint, bool> which, Func<EmulatedPoint, EmulatedPoint> change)
    {
        for (var i = 0; i < server.Points.Count; i++)
        {
            if (which(server.Points[i]))
            {
                server.Points[i] = change(server.Points[i]);
            }
        }
    }

    private IEnumerable<(string Path, FileSystemInfo Entry)> Selected(MarsPolicy policy, string volume)
    {
        if (policy.Workload == MarsWorkload.FilesAndFolders)
        {
            return files.Selected(policy).Select(static file => (file.Path, (FileSystemInfo)file.File))
                .Concat(files.Folders(policy).Select(static folder => (folder.Path, (FileSystemInfo)folder.Folder)))
                .Where(one => MarsPaths.Covers(volume, one.Path));
        }

        var folder = Path.Combine(server.Root, "SystemState");
        Directory.CreateDirectory(folder);
        var registry = Path.Combine(folder, "registry.txt");
        if (!File.Exists(registry))
        {
            File.WriteAllText(registry, $"The registry of {server.Name}.");
        }

        return Directory.EnumerateFiles(folder).Select(static file => (Path.GetFileName(file), (FileSystemInfo)new FileInfo(file)));
    }

    private DateTimeOffset Free(DateTimeOffset now) =>
        server.Jobs.Where(job => job.StartTime <= now).Select(static job => job.EndTime!.Value).DefaultIfEmpty(DateTimeOffset.MinValue).Max();

    private TimeSpan Duration(DateTimeOffset start, long bytes)
    {
        var limit = server.Settings.Throttling is { } throttling ? throttling.KbpsAt(start.UtcDateTime) * 1024 / 8d : BytesPerSecond;
        return LeastDuration + TimeSpan.FromSeconds(Math.Ceiling(bytes / Math.Min(limit, BytesPerSecond)));
    }

    /// <summary>The same for the same server, operation and time, so that what is run twice is the same twice.</summary>
    private string JobId(string operation, DateTimeOffset start)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes($"{server.Name} {server.Vault} {operation} {start.UtcTicks.ToString(CultureInfo.InvariantCulture)}"));
        return new Guid(hash.Take(16).ToArray()).ToString();
    }

    private static string Id(string source, DateTimeOffset time) =>
        (source == MarsRecoveryPoint.SystemState ? "SystemState" : source.Substring(0, 1)) + "@" + time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
