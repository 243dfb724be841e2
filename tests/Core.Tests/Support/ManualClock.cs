using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>A clock that only moves when somebody waits on it, and remembers for how long.</summary>
internal sealed class ManualClock : IClock
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];

    public DateTimeOffset UtcNow { get; set; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every wait so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    /// <summary>Runs before a wait ends: to cancel within it.</summary>
    public Action<TimeSpan>? OnWait { get; set; }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waits.Add(delay);
            UtcNow += delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
        }

        OnWait?.Invoke(delay);
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
    }
}
