using System;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Time;

/// <summary>The machine's own clock.</summary>
public sealed class SystemClock : IClock
{
    private SystemClock()
    {
    }

    /// <summary>The one instance.</summary>
    public static SystemClock Instance { get; } = new();

#pragma warning disable RS0030 // this is where the product's time comes from
    /// <inheritdoc />
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, cancellationToken);
#pragma warning restore RS0030
}
