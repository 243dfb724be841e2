using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = Served.Still.StartTime!.Value;

    [Fact]
    public async Task A_wait_lets_time_jump()
    {
        await using Served served = await Served.StartAsync();

        await WaitAsync(served, 3600);

        Assert.Equal(Start.AddHours(1), await NowAsync(served));
    }

    [Fact]
    public async Task Waits_side_by_side_share_the_time_that_passes()
    {
        await using Served served = await Served.StartAsync();
        using (served.Server.Engine.Clock.Hold())
        {
            Task[] waits = [.. Enumerable.Range(0, 8).Select(_ => WaitAsync(served, 60))];
            while (Pending(served) < 8)
            {
                await Task.Delay(1);
            }

            Assert.All(waits, wait => Assert.False(wait.IsCompleted));
            served.Server.Engine.Clock.Advance(TimeSpan.FromSeconds(60));
            await Task.WhenAll(waits);
        }

        Assert.Equal(Start.AddSeconds(60), await NowAsync(served));
    }

    [Fact]
    public async Task With_a_speed_time_flows_and_a_wait_does_not_jump()
    {
        var real = new SteppedTime();
        await using Served served = await Served.StartAsync(Served.Still with { TimeScale = 100 }, real);
        Task wait = WaitAsync(served, 100);
        while (Pending(served) < 1)
        {
            await Task.Delay(1);
        }

        real.Step(TimeSpan.FromMilliseconds(500));
        Assert.Equal(Start.AddSeconds(50), await NowAsync(served));
        Assert.False(wait.IsCompleted);
        real.Step(TimeSpan.FromMilliseconds(500));
        await wait;

        Assert.Equal(Start.AddSeconds(100), await NowAsync(served));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"seconds\": -1}")]
    [InlineData("{\"seconds\": 1e300}")]
    [InlineData("{\"seconds\": \"soon\"}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    public async Task A_wait_that_makes_no_sense_is_refused(string body)
    {
        await using Served served = await Served.StartAsync();

        var refused = await served.SendAsync(HttpMethod.Post, "/_emulator/clock/wait", body, 400);

        Assert.Contains("seconds", refused["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_does_not_wait_for_those_who_wait()
    {
        Served served = await Served.StartAsync(Served.Still with { TimeScale = 1 }, new SteppedTime());
        Task wait = WaitAsync(served, 100_000);
        while (Pending(served) < 1)
        {
            await Task.Delay(1);
        }

        long start = Stopwatch.GetTimestamp();
        await served.Server.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => wait);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        served.Client.Dispose();
    }

    private static Task WaitAsync(Served served, int seconds) =>
        served.SendAsync(HttpMethod.Post, "/_emulator/clock/wait", $$"""{"seconds": {{seconds}}}""");

    private static async Task<DateTimeOffset> NowAsync(Served served) => (await served.GetAsync("/_emulator/state"))["now"]!.GetValue<DateTimeOffset>();

    private static int Pending(Served served) => served.Server.Engine.Clock.Waiting;

    /// <summary>Real time that only the test moves.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private readonly object _gate = new();
        private long _ticks;
        private TimerCallback? _tick;
        private object? _state;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _ticks);

        public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _tick = callback;
                _state = state;
            }

            return new NoTimer();
        }

        public void Step(TimeSpan by)
        {
            Interlocked.Add(ref _ticks, by.Ticks);
            lock (_gate)
            {
                _tick?.Invoke(_state);
            }
        }

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
