using System;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// Waits that spread out the callers: between the base and three times the last wait, never above the cap
/// ("decorrelated jitter", https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
/// </summary>
internal sealed class Jitter
{
    private readonly Random _random;
    private readonly TimeSpan _base;
    private readonly TimeSpan _cap;

    public Jitter(ArmRetryOptions options)
    {
        _random = options.JitterSeed is { } seed ? new Random(seed) : new Random();
        _base = options.BaseDelay;
        _cap = options.MaxDelay;
    }

    /// <summary>The next wait.</summary>
    /// <param name="last">The wait before; null at first.</param>
    public TimeSpan Next(TimeSpan? last)
    {
        double share;
        lock (_random)
        {
            share = _random.NextDouble();
        }

        var from = (double)_base.Ticks;
        var to = (double)(last ?? _base).Ticks * 3;
        return TimeSpan.FromTicks((long)Math.Min(_cap.Ticks, from + (share * Math.Max(0, to - from))));
    }
}
