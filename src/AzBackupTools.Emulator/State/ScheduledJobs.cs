using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>The jobs of a vault, those of schedules among them, in the order of a list: the newest first.</summary>
/// <remarks>
/// Nothing is stored and nothing gathered: from the set times of each policy back in time, and from the items at their places in the two
/// hours after each, the next job to tell is found one by one.
/// </remarks>
internal static class ScheduledJobs
{
    /// <summary>How long a job by schedule is told of.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>All jobs that started between two moments, each included, the newest first and those of one moment by their ids.</summary>
    public static IEnumerable<JobRecord> Backwards(VaultRecord vault, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        using IEnumerator<JobRecord> ofServers = MarsRuns.Backwards(vault, from, to, now).GetEnumerator();
        bool hasMore = ofServers.MoveNext();
        foreach (JobRecord job in AskedAndOfMachines(vault, from, to, now))
        {
            for (; hasMore && IsBefore(ofServers.Current, job); hasMore = ofServers.MoveNext())
            {
                yield return ofServers.Current;
            }

            yield return job;
        }

        for (; hasMore; hasMore = ofServers.MoveNext())
        {
            yield return ofServers.Current;
        }
    }

    /// <summary>How many jobs by schedule are told of.</summary>
    public static int Count(VaultRecord vault, DateTimeOffset now) =>
        vault.Items.Values.Sum(item => item.RunsAt(now).Sum(runs => runs.CountStarts((now - KeptFor).UtcTicks, now.UtcTicks))) + MarsRuns.Count(vault, now);

    private static bool IsBefore(JobRecord one, JobRecord other) =>
        one.Start > other.Start || (one.Start == other.Start && string.CompareOrdinal(one.Id, other.Id) < 0);

    private static IEnumerable<JobRecord> AskedAndOfMachines(VaultRecord vault, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        using IEnumerator<JobRecord> asked = vault.Jobs.Backwards(to).TakeWhile(job => job.Start >= from).GetEnumerator();
        bool hasAsked = asked.MoveNext();
        DateTimeOffset eldest = from > now - KeptFor ? from : (now - KeptFor).AddTicks(1);
        foreach ((long start, List<(ProtectedItemRecord Item, ScheduledRuns Runs)> together) in Starts(vault, eldest.UtcTicks, Math.Min(to.UtcTicks, now.UtcTicks), now))
        {
            for (; hasAsked && asked.Current.Start.UtcTicks > start; hasAsked = asked.MoveNext())
            {
                yield return asked.Current;
            }

            IEnumerable<JobRecord> jobs = together.Select(pair => pair.Runs.Job(start));
            for (; hasAsked && asked.Current.Start.UtcTicks == start; hasAsked = asked.MoveNext())
            {
                jobs = jobs.Append(asked.Current);
            }

            foreach (JobRecord job in jobs.OrderBy(job => job.Id, StringComparer.Ordinal))
            {
                yield return job;
            }
        }

        for (; hasAsked; hasAsked = asked.MoveNext())
        {
            yield return asked.Current;
        }
    }

    /// <summary>The starts between two moments in ticks, each included, the last first, with the items that start then.</summary>
    private static IEnumerable<(long Start, List<(ProtectedItemRecord Item, ScheduledRuns Runs)> Together)> Starts(
        VaultRecord vault, long from, long to, DateTimeOffset now)
    {
        List<PolicyCursor> coming = vault.FollowedPolicies
            .SelectMany(name => vault.VersionsOf(name).Where(version => version.Schedule is not null).Select(version => new PolicyCursor(vault.FollowersOf(name), version, from, to)))
            .ToList();
        var open = new List<PlaceCursor>();
        while (true)
        {
            // A set time is looked at when the newest start that is known may not be newer than its last.
            long newest = open.Count == 0 ? long.MinValue : open.Max(cursor => cursor.Start);
            foreach (PolicyCursor cursor in coming)
            {
                while (cursor.Due is { } due && due + ScheduledRuns.Spread > newest)
                {
                    var places = new PlaceCursor(cursor, due, to);
                    cursor.MoveOn();
                    if (places.Start >= from)
                    {
                        open.Add(places);
                        newest = Math.Max(newest, places.Start);
                    }
                }
            }

            if (open.Count == 0)
            {
                yield break;
            }

            newest = open.Max(cursor => cursor.Start);
            List<(ProtectedItemRecord, ScheduledRuns)>? together = null;
            for (int i = open.Count - 1; i >= 0; i--)
            {
                PlaceCursor cursor = open[i];
                for (; cursor.Start == newest; cursor.MoveOn())
                {
                    if (cursor.Item!.RunAt(newest, now) is { } runs && runs.IsOf(cursor.Policy))
                    {
                        (together ??= new()).Add((cursor.Item, runs));
                    }
                }

                if (cursor.Start < from)
                {
                    open.RemoveAt(i);
                }
            }

            if (together is not null)
            {
                yield return (newest, together);
            }
        }
    }

    /// <summary>The set times of a version of a policy, back in time.</summary>
    private sealed class PolicyCursor
    {
        private readonly IEnumerator<long> _dues;

        public PolicyCursor(IReadOnlyList<ProtectedItemRecord> followers, PolicyRecord policy, long from, long to)
        {
            Followers = followers;
            Policy = policy;
            _dues = policy.Schedule!.Backwards(
                Math.Max(from - 1, policy.Since.UtcTicks) - ScheduledRuns.Spread, Math.Min(to, policy.Until?.UtcTicks ?? long.MaxValue)).GetEnumerator();
            MoveOn();
        }

        public IReadOnlyList<ProtectedItemRecord> Followers { get; }

        public PolicyRecord Policy { get; }

        public long? Due { get; private set; }

        public void MoveOn() => Due = _dues.MoveNext() ? _dues.Current : null;
    }

    /// <summary>The items at their places after one set time, the last first.</summary>
    private sealed class PlaceCursor
    {
        private readonly IReadOnlyList<ProtectedItemRecord> _items;
        private readonly long _due;
        private int _at;

        public PlaceCursor(PolicyCursor policy, long due, long to)
        {
            _items = policy.Followers;
            Policy = policy.Policy;
            _due = due;
            int low = 0;
            int high = _items.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_items[middle].Wait <= to - due)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            _at = low - 1;
        }

        public PolicyRecord Policy { get; }

        public ProtectedItemRecord? Item => _at < 0 ? null : _items[_at];

        public long Start => _at < 0 ? long.MinValue : _due + _items[_at].Wait;

        public void MoveOn() => _at--;
    }
}
