using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using PowerShellDouble;
using PowerShellProbe.Cmdlets;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Double;

/// <summary>What a session of the double is to those who hang state on it.</summary>
public sealed class SessionTests
{
    [Fact]
    public void IsTheDefaultRunspaceWhileItRuns()
    {
        using var shell = new MiniShell();
        Runspace? seen = null;
        shell.Define("Look", (_, _) =>
        {
            seen = Runspace.DefaultRunspace;
            return [];
        });
        shell.Run("Look");

        Assert.Same(shell.Runspace, seen);
        Assert.Null(Runspace.DefaultRunspace);
    }

    [Fact]
    public void SaysWhenItIsClosed()
    {
        var states = new List<RunspaceState>();
        using (var shell = new MiniShell())
        {
            shell.Runspace.StateChanged += (_, change) => states.Add(change.RunspaceStateInfo.State);
        }

        Assert.Equal([RunspaceState.Closing, RunspaceState.Closed], states);
    }

    [Fact]
    public async Task SharesNothingWithAnother()
    {
        using var one = new MiniShell();
        using var other = new MiniShell();
        await Task.WhenAll(Task.Run(() => one.Run("$x = 1")), Task.Run(() => other.Run("$x = 2")));

        Assert.Equal(1, one.Variables["x"]);
        Assert.Equal(2, other.Variables["x"]);
        Assert.NotEqual(one.Runspace.InstanceId, other.Runspace.InstanceId);
    }

    [Fact]
    public void RunsACommandThatATestDefines()
    {
        using var shell = new MiniShell().Import(typeof(MeasureProbeCommand).Assembly);
        shell.Define("Get-Token", (arguments, _) => [$"{arguments[0].ParameterName}={arguments[1].Value}"]);

        Assert.Equal("Resource=x", shell.Run("Measure-Probe -Script 'Get-Token -Resource x'").Output[0]!.BaseObject);
    }

    [Fact]
    public void CanBeWithoutAUserInterface()
    {
        using var shell = new MiniShell { HasUserInterface = false }.Import(typeof(RemoveProbeCommand).Assembly);

        var result = shell.Run("Remove-Probe a");

        Assert.Equal("HostFunctionNotImplemented,PowerShellProbe.Cmdlets.RemoveProbeCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal("removed a", shell.Run("Remove-Probe a -Confirm:$false").Output.Single()!.BaseObject);
        Assert.Equal("output x", shell.Run("Write-Probe x -WarningAction SilentlyContinue").Output.Single()!.BaseObject);
    }

    [Theory]
    [InlineData("while ($true) { 1 }", "Line 1, column 1: 'while'")]
    [InlineData("'a'\nfunction f { }", "Line 2, column 1: 'function'")]
    [InlineData("Get-ProbeItem > file", "Line 1, column 15: a redirection")]
    [InlineData("Get-ProbeItem 2>&1", "a redirection")]
    [InlineData("Get-ProbeItem && 'x'", "'&&'")]
    [InlineData("& 'Get-ProbeItem'", "'&' where a command begins")]
    [InlineData("'open", "a text without its closing quote")]
    [InlineData("Get-ProbeItem | 'x'", "an expression after a pipe")]
    [InlineData("@'\nx\n'@", "a here-string")]
    [InlineData("(1, 2", "')'")]
    [InlineData("1 -band 2", "the operator '-band'")]
    public void RefusesByPlaceWhatItDoesNotSpeak(string script, string reason)
    {
        using var shell = new MiniShell();
        Assert.Contains(reason, Assert.Throws<NotSupportedException>(() => shell.Run(script)).Message, StringComparison.Ordinal);
    }
}
