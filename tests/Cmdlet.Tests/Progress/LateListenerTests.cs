using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;
using AzBackupTools.Infrastructure;
using PowerShellDouble;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Progress;

/// <summary>Progress is paced by when it was told: a pipeline thread that comes late does not lose a step.</summary>
public sealed class LateListenerTests
{
    [Fact]
    public void Steps_that_are_told_minutes_apart_are_all_written_by_a_thread_that_comes_late()
    {
        using var shell = new MiniShell().Import(typeof(TestLateListenerCommand).Assembly);
        var result = shell.Run("Test-LateListener -Minutes 1");
        Assert.Null(result.TerminatingError);
        Assert.Equal(["Take Snapshot", "Transfer data to vault", "Completed"], result.Progress.Select(record => record.StatusDescription));
    }

    [Fact]
    public void Steps_that_are_told_at_once_are_paced()
    {
        using var shell = new MiniShell().Import(typeof(TestLateListenerCommand).Assembly);
        var result = shell.Run("Test-LateListener -Minutes 0");
        Assert.Equal(["Take Snapshot", "Completed"], result.Progress.Select(record => record.StatusDescription));
    }
}

/// <summary>Tells of two steps and an end while the pipeline thread is busy.</summary>
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
        using var told = new ManualResetEventSlim();
        var busy = pipeline.InvokeAsync(_ => told.Wait(TimeSpan.FromSeconds(30)));
        var progress = new ActivityProgress { Activity = "Backup of web01", Status = "Take Snapshot" };
        pipeline.Progress(progress);
        clock.UtcNow += TimeSpan.FromMinutes(Minutes);
        pipeline.Progress(progress with { Status = "Transfer data to vault" });
        clock.UtcNow += TimeSpan.FromMinutes(Minutes);
        pipeline.Progress(progress with { Status = "Completed", Completed = true });
        told.Set();
        await busy;
    }

    private sealed class HandClock : IClock
    {
        public DateTimeOffset UtcNow { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
