using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;
using AzBackupTools.Infrastructure;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Progress;

/// <summary>Progress is paced by when it happens: a pipeline thread that comes late does not lose a step.</summary>
public sealed class LateListenerTests
{
    [Fact]
    public void Steps_that_are_minutes_apart_are_all_written_by_a_thread_that_comes_late()
    {
        using var session = new ModuleSession(testCmdlets: typeof(TestLateListenerCommand));
        var result = session.Run("Test-LateListener -Minutes 1");
        Assert.Null(result.TerminatingError);
        Assert.Equal(["Take Snapshot", "Transfer data to vault", "Completed"], result.Progress.Select(record => record.StatusDescription));
    }

    [Fact]
    public void What_was_held_back_is_written_when_nothing_more_comes()
    {
        using var session = new ModuleSession(testCmdlets: typeof(TestHeldBackCommand));
        var result = session.Run("Test-HeldBack");
        Assert.Equal(
            ["web01: Take Snapshot", "web02: Take Snapshot", "web01: Transfer data to vault", "web01: Completed", "web02: Completed"],
            result.Progress.Select(record => $"{record.Activity}: {record.StatusDescription}"));
    }

    [Fact]
    public void Steps_that_are_reported_at_once_are_paced()
    {
        using var session = new ModuleSession(testCmdlets: typeof(TestLateListenerCommand));
        var result = session.Run("Test-LateListener -Minutes 0");
        Assert.Equal(["Take Snapshot", "Completed"], result.Progress.Select(record => record.StatusDescription));
    }
}

/// <summary>Reports two steps and an end while the pipeline thread is busy.</summary>
[Cmdlet("Test", "LateListener")]
public sealed class TestLateListenerCommand : AsyncPSCmdlet
{
    /// <summary>The time between two steps.</summary>
    [Parameter]
    public int Minutes { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var clock = new HandClock();
        Pump.UseClock(clock, clock);
        using var reported = new ManualResetEventSlim();
        var busy = pipeline.InvokeAsync(_ => reported.Wait(TimeSpan.FromSeconds(30)));
        var progress = new ActivityProgress { Activity = "Backup of web01", Status = "Take Snapshot" };
        pipeline.Progress(progress);
        clock.UtcNow += TimeSpan.FromMinutes(Minutes);
        pipeline.Progress(progress with { Status = "Transfer data to vault" });
        clock.UtcNow += TimeSpan.FromMinutes(Minutes);
        pipeline.Progress(progress with { Status = "Completed", Completed = true });
        reported.Set();
        await busy;
    }

    private sealed class HandClock : IClock
    {
        public DateTimeOffset UtcNow { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Reports two bars at one moment, and then nothing for a while.</summary>
[Cmdlet("Test", "HeldBack")]
public sealed class TestHeldBackCommand : PSCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var writer = new ProgressWriter(this);
        var moment = new ProgressWriter.Moment(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var first = new ActivityProgress { Activity = "web01", Status = "Take Snapshot" };
        var second = first with { Activity = "web02" };
        writer.Write(first, moment);
        writer.Write(second, moment);
        writer.Write(first with { Status = "Transfer data to vault" }, moment);
        writer.CatchUp();
        writer.Write(first with { Completed = true, Status = "Completed" }, moment);
        writer.Write(second with { Completed = true, Status = "Completed" }, moment);
    }
}
