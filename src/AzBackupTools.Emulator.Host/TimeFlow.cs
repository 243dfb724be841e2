using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Time;

namespace AzBackupTools.Emulator.Host;

/// <summary>Lets virtual time flow, so that a client that waits in real time sees its jobs progress.</summary>
internal static class TimeFlow
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>Moves the clock on until it is cancelled. With a scale of 0 there is nothing to do.</summary>
    public static async Task RunAsync(VirtualClock clock, double scale, TimeProvider time, CancellationToken cancellationToken)
    {
        if (scale <= 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Tick, time);
        long before = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                long now = time.GetTimestamp();
                clock.Advance(time.GetElapsedTime(before, now) * scale);
                before = now;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server ends.
        }
        catch (ArgumentOutOfRangeException)
        {
            // The year 9999 is over; time stands still from here on.
        }
    }
}
