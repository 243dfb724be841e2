using AzBackupTools.Emulator.Time;

namespace AzBackupTools.Emulator.Tests;

public class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Waits_side_by_side_share_their_time()
    {
        var clock = new VirtualClock(Start);
        Task[] waits;
        using (clock.Hold())
        {
            waits = Enumerable.Range(0, 16).Select(_ => clock.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None)).ToArray();
        }

        await Task.WhenAll(waits);

        Assert.Equal(Start.AddSeconds(5), clock.UtcNow);
    }

    [Fact]
    public async Task Time_jumps_to_the_earliest_first()
    {
        var clock = new VirtualClock(Start);
        var seen = new List<int>();
        Task[] waits;
        async Task Wait(int seconds)
        {
            await clock.WaitAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            lock (seen)
            {
                seen.Add((int)(clock.UtcNow - Start).TotalSeconds);
            }
        }

        using (clock.Hold())
        {
            waits = [Wait(30), Wait(10), Wait(20)];
        }

        await Task.WhenAll(waits);

        Assert.Equal(3, seen.Count);
        Assert.All(seen, at => Assert.InRange(at, 10, 30));
        Assert.Equal(Start.AddSeconds(30), clock.UtcNow);
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_and_moves_no_time()
    {
        var clock = new VirtualClock(Start);
        using var source = new CancellationTokenSource();
        Task wait;
        using (clock.Hold())
        {
            wait = clock.WaitAsync(TimeSpan.FromDays(1), source.Token);
            await source.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await clock.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        Assert.Equal(Start.AddSeconds(1), clock.UtcNow);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_beforehand_does_not_begin()
    {
        var clock = new VirtualClock(Start);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => clock.WaitAsync(TimeSpan.FromDays(1), new CancellationToken(true)));
        Assert.Equal(Start, clock.UtcNow);
    }

    [Fact]
    public async Task Advancing_completes_who_is_due()
    {
        var clock = new VirtualClock(Start, TimeSpan.FromHours(1));
        Task wait = clock.WaitAsync(TimeSpan.FromMinutes(5), CancellationToken.None);
        Task later = clock.WaitAsync(TimeSpan.FromMinutes(50), CancellationToken.None);

        clock.Advance(TimeSpan.FromMinutes(5));

        await wait;
        Assert.False(later.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        await later;
    }

    [Fact]
    public void Nothing_is_waited_for_nothing()
    {
        var clock = new VirtualClock(Start);
        Assert.True(clock.WaitAsync(TimeSpan.Zero, CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(clock.WaitAsync(TimeSpan.FromSeconds(-1), CancellationToken.None).IsCompletedSuccessfully);
        Assert.Equal(Start, clock.UtcNow);
    }

    [Fact]
    public void Time_runs_forwards_and_not_past_its_end()
    {
        var clock = new VirtualClock(Start);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualClock(Start, TimeSpan.FromTicks(-1)));
        Assert.Equal(Start, clock.UtcNow);
    }

    [Fact]
    public async Task Many_threads_may_wait_advance_and_cancel()
    {
        var clock = new VirtualClock(Start);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                using var source = new CancellationTokenSource();
                Task wait = clock.WaitAsync(TimeSpan.FromSeconds(worker + 1), source.Token);
                if (i % 3 == 0)
                {
                    await source.CancelAsync();
                }

                clock.Advance(TimeSpan.FromMilliseconds(1));
                await wait.ContinueWith(_ => { }, TaskScheduler.Default);
            }
        })));
        Assert.True(clock.UtcNow > Start);
    }

    [Fact]
    public async Task A_wait_at_the_end_of_time_is_still_a_wait()
    {
        var clock = new VirtualClock(Start);
        using var source = new CancellationTokenSource();
        Task wait;
        using (clock.Hold())
        {
            wait = clock.WaitAsync(TimeSpan.MaxValue, source.Token);
            await source.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }
}
