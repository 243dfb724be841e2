using System;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Time;

/// <summary>The only source of time: nothing else in the product reads a clock or waits.</summary>
public interface IClock
{
    /// <summary>The present moment, in UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Waits.</summary>
    /// <param name="delay">How long; nothing or less returns at once.</param>
    /// <param name="cancellationToken">Ends the wait early with <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);
}
