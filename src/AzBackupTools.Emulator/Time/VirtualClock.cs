using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Time;

/// <summary>
/// The emulator's time. It moves only by <see cref="Advance"/> and by waits, never by itself. Safe for any number of threads.
/// </summary>
/// <remarks>
/// A client in the same process waits on this clock in place of the machine's. Waits that run side by side share the time
/// that passes: after the real <see cref="Pace"/> time jumps to the earliest moment that somebody waits for, so that sixteen
/// waits of five seconds cost five virtual seconds.
/// </remarks>
public sealed class VirtualClock
{
    /// <summary>With no real pause, time stands still for so many yields in a row without news before it jumps.</summary>
    private const int QuietYields = 32;

    /// <summary>How long time stands still, without news, for those who have been woken and have not come back. In milliseconds.</summary>
    private const int Patience = 10;

    private readonly object _gate = new();
    private readonly List<Waiter> _waiters = new();
    private DateTimeOffset _now;
    private long _sequence;
    private long _activity;
    private int _holds;
    private int _awake;
    private bool _pumping;

    /// <summary>Makes a clock.</summary>
    /// <param name="startTime">The first moment; kept in UTC.</param>
    /// <param name="pace">The real pause before each jump. Zero: only a yield. Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pace"/> is negative.</exception>
    public VirtualClock(DateTimeOffset startTime, TimeSpan pace = default)
    {
        if (pace < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(pace), pace, "The pace is zero or more.");
        }

        _now = startTime.ToUniversalTime();
        Pace = pace;
    }

    /// <summary>The real pause before time jumps to the next waiter.</summary>
    public TimeSpan Pace { get; }

    /// <summary>The present virtual moment, in UTC.</summary>
    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>How many wait at present.</summary>
    internal int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiters.Count;
            }
        }
    }

    /// <summary>Moves time and completes every wait that has become due.</summary>
    /// <param name="by">How far; zero or more.</param>
    /// <returns>The new moment.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative or leads past the year 9999.</exception>
    public DateTimeOffset Advance(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "Virtual time does not run backwards.");
        }

        lock (_gate)
        {
            if (by > DateTimeOffset.MaxValue - _now)
            {
                throw new ArgumentOutOfRangeException(nameof(by), by, "Virtual time ends with the year 9999.");
            }

            MoveTo(_now + by);
            return _now;
        }
    }

    /// <summary>
    /// Waits in virtual time. When nothing else moves the clock, it jumps by itself to the earliest moment waited for.
    /// </summary>
    /// <param name="delay">How long; nothing or less returns at once.</param>
    /// <param name="cancellationToken">Ends the wait early and takes it out of the queue.</param>
    public Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        if (delay <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var waiter = new Waiter();
        lock (_gate)
        {
            waiter.Due = delay > DateTimeOffset.MaxValue - _now ? DateTimeOffset.MaxValue : _now + delay;
            waiter.Sequence = _sequence++;
            _waiters.Add(waiter);
            _awake = Math.Max(0, _awake - 1);
            _activity++;
            StartPump();
        }

        return cancellationToken.CanBeCanceled ? UntilDueAsync(waiter, cancellationToken) : waiter.Task;
    }

    /// <summary>Keeps time from jumping until the result is disposed of: for somebody who starts several waits that belong together.</summary>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            _holds++;
        }

        return new Held(this);
    }

    /// <summary>Says that a client is at work, so that time does not jump from under it.</summary>
    internal void NoteActivity() => Interlocked.Increment(ref _activity);

    /// <summary>Back to an earlier moment: the emulator is reset. Those who wait are completed, for their time is gone.</summary>
    internal void Reset(DateTimeOffset startTime)
    {
        lock (_gate)
        {
            MoveTo(DateTimeOffset.MaxValue);
            _now = startTime.ToUniversalTime();
        }
    }

    private async Task UntilDueAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() => Leave(waiter, cancellationToken)))
        {
            await waiter.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Called with the gate closed.</summary>
    private void StartPump()
    {
        if (!_pumping && _holds == 0 && _waiters.Count > 0)
        {
            _pumping = true;
            _ = Task.Run(PumpAsync, CancellationToken.None);
        }
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            await PauseAsync().ConfigureAwait(false);
            lock (_gate)
            {
                if (_waiters.Count == 0 || _holds > 0)
                {
                    _pumping = false;
                    return;
                }

                MoveTo(_waiters.Min(waiter => waiter.Due));
            }
        }
    }

    private async Task PauseAsync()
    {
        if (Pace > TimeSpan.Zero)
        {
            await RestAsync(Pace).ConfigureAwait(false);
            return;
        }

        int patience = Patience;
        long seen = Interlocked.Read(ref _activity);
        for (int quiet = 0; quiet < QuietYields || (Volatile.Read(ref _awake) > 0 && patience > 0); quiet++)
        {
            if (quiet < QuietYields)
            {
                await Task.Yield();
            }
            else
            {
                // Whoever was woken together is to wait together again, else sixteen polls would each have a time of their own.
                await RestAsync(TimeSpan.FromMilliseconds(1)).ConfigureAwait(false);
                patience--;
            }

            long present = Interlocked.Read(ref _activity);
            if (present != seen)
            {
                seen = present;
                quiet = 0;
                patience = Patience;
            }
        }

        // Who has not come back by now is done with waiting.
        Interlocked.Exchange(ref _awake, 0);
    }

    private static async Task RestAsync(TimeSpan pause)
    {
#pragma warning disable RS0030 // the one real pause of the emulator: a person follows what virtual time skips, and clients catch up
        await Task.Delay(pause).ConfigureAwait(false);
#pragma warning restore RS0030
    }

    /// <summary>Sets the time and completes who is due, in the order of their moments. Called with the gate closed.</summary>
    private void MoveTo(DateTimeOffset moment)
    {
        _now = moment;
        List<Waiter> due = _waiters.FindAll(waiter => waiter.Due <= moment);
        if (due.Count == 0)
        {
            return;
        }

        _waiters.RemoveAll(waiter => waiter.Due <= moment);
        _activity++;
        due.Sort((a, b) => a.Due == b.Due ? a.Sequence.CompareTo(b.Sequence) : a.Due.CompareTo(b.Due));
        foreach (Waiter waiter in due)
        {
            waiter.Complete();
        }

        _awake += due.Count;
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiters.Remove(waiter);
        }

        waiter.Cancel(cancellationToken);
    }

    private void Release()
    {
        lock (_gate)
        {
            _holds--;
            StartPump();
        }
    }

    private sealed class Held : IDisposable
    {
        private VirtualClock? _clock;

        public Held(VirtualClock clock) => _clock = clock;

        public void Dispose() => Interlocked.Exchange(ref _clock, null)?.Release();
    }

    private sealed class Waiter
    {
        // Continuations run elsewhere: they must not meet the clock's closed gate.
        private readonly TaskCompletionSource<bool> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset Due { get; set; }

        public long Sequence { get; set; }

        public Task Task => _source.Task;

        public void Complete() => _source.TrySetResult(true);

        public void Cancel(CancellationToken cancellationToken) => _source.TrySetCanceled(cancellationToken);
    }
}
