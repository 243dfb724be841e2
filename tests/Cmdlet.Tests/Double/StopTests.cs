using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PowerShellDouble;
using PowerShellProbe.Cmdlets;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Double;

/// <summary>Ctrl+C on the double: from another thread, while a cmdlet waits.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task EndsACommandThatWaitsAndEverythingAfterIt()
    {
        using var shell = new MiniShell().Import(typeof(WaitProbeCommand).Assembly);
        var journal = ArrayList.Synchronized([]);
        shell.Variables["j"] = journal;
        WaitProbeCommand.Waiting.Reset();

        var running = Task.Run(() => shell.Run("Wait-Probe -Journal $j | ForEach-Object { 'seen' }\n'next'"));
        await Task.Run(WaitProbeCommand.Waiting.Wait);
        shell.Stop();
        var result = await running;

        Assert.IsType<PipelineStoppedException>(result.TerminatingError);
        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Equal(["stop", "woken True", "dispose"], journal.Cast<string>());
    }

    [Fact]
    public async Task LeavesTheSessionUsable()
    {
        using var shell = new MiniShell().Import(typeof(WaitProbeCommand).Assembly);
        WaitProbeCommand.Waiting.Reset();
        var running = Task.Run(() => shell.Run("Wait-Probe"));
        await Task.Run(WaitProbeCommand.Waiting.Wait);
        shell.Stop();
        await running;

        Assert.Equal("again", shell.Run("'again'").Output.Single()!.BaseObject);
    }

    [Fact]
    public void DoesNothingWhereNothingRuns()
    {
        using var shell = new MiniShell();
        shell.Stop();
        Assert.Equal(2, shell.Run("1 + 1").Output.Single()!.BaseObject);
    }
}
