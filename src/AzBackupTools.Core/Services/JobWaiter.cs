using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Core.Services;

/// <summary>
/// Looks at many jobs together. Several jobs of one vault cost one list of the running ones a round; whatever is not in it has ended
/// and is asked for once, with its steps. A single job, or steps at each look, cost a request per job.
/// </summary>
internal sealed class JobWaiter
{
    private const double Growth = 1.5;
    private const int SideBySide = 8;

    /// <summary>How often a job may be unknown in a row: the service tells of an operation's job a moment before the job itself.</summary>
    private const int MissesAllowed = 3;

    private readonly JobService _jobs;
    private readonly IClock _clock;
    private readonly JobWaitOptions _options;
    private readonly Dictionary<JobId, BackupJob> _ended = [];
    private readonly Dictionary<JobId, int> _misses = [];
    private readonly HashSet<JobId> _missing = [];

    /// <summary>The longest wait that the service has asked for in this round.</summary>
    private TimeSpan _asked;

    public JobWaiter(JobService jobs, IClock clock, JobWaitOptions options)
    {
        _jobs = jobs;
        _clock = clock;
        _options = options;
    }

    public async Task<IReadOnlyList<BackupJob>> WaitAsync(IReadOnlyCollection<JobId> jobs, CancellationToken cancellationToken)
    {
        var started = _clock.UtcNow;
        var interval = _options.FirstInterval;
        var running = jobs.Distinct().ToList();
        while (true)
        {
            _asked = TimeSpan.Zero;
            foreach (var vault in running.GroupBy(static job => (job.Vault, job.SecondaryRegion)).ToList())
            {
                await LookAsync(vault.Key.Vault, vault.Key.SecondaryRegion, [.. vault], cancellationToken).ConfigureAwait(false);
            }

            running.RemoveAll(job => _ended.ContainsKey(job) || _missing.Contains(job));
            if (running.Count == 0)
            {
                return [.. jobs.Where(_ended.ContainsKey).Select(job => _ended[job])];
            }

            var wait = interval > _asked ? interval : _asked;
            if (_options.Timeout is { } timeout)
            {
                var left = started + timeout - _clock.UtcNow;
                if (left <= TimeSpan.Zero)
                {
                    throw new JobWaitTimeoutException(running, timeout);
                }

                wait = left < wait ? left : wait;
            }

            await _clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
            interval = TimeSpan.FromTicks(Math.Min((long)(interval.Ticks * Growth), _options.LongestInterval.Ticks));
        }
    }

    private async Task LookAsync(VaultId vault, string? region, List<JobId> running, CancellationToken cancellationToken)
    {
        var toAsk = running;
        if (running.Count > 1 && !_options.WithTasks)
        {
            var byName = running.ToDictionary(static job => job.Name, StringComparer.OrdinalIgnoreCase);
            var filter = new JobFilter { Status = JobStatus.InProgress, SecondaryRegion = region };
            await foreach (var (jobs, retryAfter) in _jobs.ListPagesAsync(vault, filter, cancellationToken).ConfigureAwait(false))
            {
                Heed(retryAfter);
                foreach (var job in jobs.Where(job => job.IsRunning && byName.Remove(job.Name)))
                {
                    _options.OnUpdate?.Invoke(job);
                }

                if (byName.Count == 0)
                {
                    break;
                }
            }

            toAsk = [.. byName.Values];
        }

        for (var first = 0; first < toAsk.Count; first += SideBySide)
        {
            var some = toAsk.Skip(first).Take(SideBySide).ToList();
            var found = await Task.WhenAll(some.Select(job => _jobs.LookAsync(job, cancellationToken))).ConfigureAwait(false);
            for (var i = 0; i < some.Count; i++)
            {
                Heed(found[i].RetryAfter);
                Note(some[i], found[i].Job);
            }
        }
    }

    private void Heed(TimeSpan? retryAfter)
    {
        if (retryAfter > _asked)
        {
            _asked = retryAfter.Value < _options.LongestAsked ? retryAfter.Value : _options.LongestAsked;
        }
    }

    private void Note(JobId id, BackupJob? job)
    {
        if (job is null)
        {
            _misses[id] = _misses.TryGetValue(id, out var before) ? before + 1 : 1;
            if (_misses[id] > MissesAllowed && _options.OnMissing is { } tell)
            {
                tell(id);
                _missing.Add(id);
            }
            else if (_misses[id] > MissesAllowed)
            {
                throw new ArmException("JobNotFound", $"Vault '{id.Vault.Name}' has no job '{id.Name}'. Look for it with the list of jobs.");
            }

            return;
        }

        _misses.Remove(id);
        _options.OnUpdate?.Invoke(job);
        if (job.IsCompleted)
        {
            _ended[id] = job;
        }
    }
}
