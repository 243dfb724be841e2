using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Sessions;

/// <summary>Ctrl+C, which stops a pipeline from another thread.</summary>
public sealed class StopTests : IDisposable
{
    /// <summary>No test waits that long unless something hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ModuleSession _session = new(testCmdlets: [typeof(WaitForStopCommand), typeof(WriteEndlesslyCommand)]);
    private readonly WorkJournal _journal = new();

    public StopTests() => _session.Runspace.SessionStateProxy.SetVariable("journal", _journal);

    [Fact]
    public async Task A_wait_for_the_service_ends_and_the_session_goes_on()
    {
        Run("Start-RsEmulator -WaitPace 60000 -StartTime 2026-03-02T08:00:00Z | Out-Null; Connect-RsAccount -Emulator | Out-Null");
        using var shell = _session.Shell("New-RsVault v1 rg westeurope -CreateResourceGroup; 'next'");
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Streams.Progress.DataAdded += (_, _) => waits.TrySetResult();
        var output = await StopAsync(shell, waits.Task);

        // The wait itself would take a minute and more.
        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal("emulator", _session.Run("(Get-RsContext).Account").Output.Single()!.ToString());
    }

    [Fact]
    public async Task The_work_is_cancelled_and_ends_before_the_cmdlet_is_disposed()
    {
        using var shell = _session.Shell("Wait-ForStop $journal | ForEach-Object { 'seen' }\n'next'");
        var output = await StopAsync(shell, _journal.Begun);

        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(["cancelled", "disposed"], _journal.Entries);
    }

    [Fact]
    public async Task Work_that_does_not_listen_is_abandoned()
    {
        using var shell = _session.Shell("Wait-ForStop $journal -IgnoresCancellation");
        var output = await StopAsync(shell, _journal.Begun);

        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(["disposed"], _journal.Entries);
        Assert.Equal(2, Run("1 + 1").Output.Single()!.BaseObject);
    }

    [Fact]
    public async Task Work_that_writes_is_cancelled_when_nobody_reads_on()
    {
        var result = Run("Write-Endlessly $journal | Select-Object -First 2");

        Assert.Equal([1, 2], result.Output.Select(value => (int)value!.BaseObject));
        Assert.Equal(2, await _journal.Ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_run_of_many_is_finished_by_running_it_again()
    {
        const string Many = "1..80 | ForEach-Object { \"vm$_\" } | Enable-VmProtection -Policy DefaultPolicy -Vault v1 -ThrottleLimit 8";
        Run(
            """
            Start-RsEmulator -WaitPace 100 -StartTime 2026-03-02T08:00:00Z | Out-Null
            Connect-RsAccount -Emulator | Out-Null
            New-RsVault v1 rg westeurope -CreateResourceGroup | Out-Null
            1..80 | ForEach-Object { "vm$_" } | Add-RsEmulatorVm -ResourceGroupName rg-web | Out-Null
            """);
        using var shell = _session.Shell(Many);
        var ten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = new ManualResetEventSlim();
        shell.InvocationStateChanged += (_, change) =>
        {
            if (change.InvocationStateInfo.State == PSInvocationState.Stopping)
            {
                stopping.Set();
            }
        };
        var first = new PSDataCollection<PSObject>();
        first.DataAdded += (_, added) =>
        {
            // The tenth result holds the pipeline up until the stop has begun, however late that is.
            if (added.Index == 9)
            {
                ten.TrySetResult();
                stopping.Wait(Patience);
            }
        };
        await StopAsync(shell, ten.Task, first);

        Assert.InRange(first.Count, 10, 79);
        Assert.Empty(shell.Streams.Error);

        var second = Run(Many).Output.Select(result => (string)result!.Properties["Outcome"].Value.ToString()!).ToList();
        Assert.Equal(80, second.Count);
        Assert.All(second, outcome => Assert.Contains(outcome, (string[])["AlreadyProtected", "Protected"]));
        Assert.True(second.Count(outcome => outcome == "AlreadyProtected") >= first.Count);

        // What was sent before the stop is not sent again.
        Assert.Equal(80, Run("Get-BackupJob -Vault v1 -Operation ConfigureBackup").Output.Count);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Runs a script, stops it as soon as something has happened, and gives what it wrote.</summary>
    private static async Task<PSDataCollection<PSObject>> StopAsync(PowerShell shell, Task happened, PSDataCollection<PSObject>? output = null)
    {
        output ??= [];
        var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        await happened.WaitAsync(Patience);
        var watch = Stopwatch.StartNew();
        await Task.Run(shell.Stop).WaitAsync(Patience);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);

        // Within a second on a machine with time to spare.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        return output;
    }

    private SessionResult Run(string script)
    {
        var result = _session.Run(script);
        Assert.Empty(result.Errors);
        return result;
    }
}
