using System.Linq;
using PowerShellDouble;
using PowerShellProbe.Cmdlets;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Double;

/// <summary>Tab on the double.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Edit-P", "Edit-Probe")]
    [InlineData("Get-ProbeItem | Edit-P", "Edit-Probe")]
    [InlineData("Edit-Probe -G", "-Group")]
    [InlineData("Edit-Probe ", "one two three")]
    [InlineData("Edit-Probe t", "two three")]
    [InlineData("Edit-Probe -Name t", "two three")]
    [InlineData("Edit-Probe -Name 't", "two three")]
    [InlineData("Edit-Probe -Group red ", "one two")]
    [InlineData("Edit-Probe -Group 'red' -Name o", "one")]
    [InlineData("$x = Edit-Probe -Group blue -Name ", "three")]
    [InlineData("Edit-Probe -Kind sm", "Small Smaller")]
    [InlineData("Edit-Probe -Side ", "Left Right")]
    [InlineData("Edit-Probe -Side l", "Left")]
    [InlineData("Edit-Probe -Group ", "")]
    [InlineData("No-Such ", "")]
    public void Offers(string line, string expected)
    {
        using var shell = new MiniShell().Import(typeof(EditProbeCommand).Assembly);
        Assert.Equal(expected, string.Join(" ", shell.Complete(line).Select(r => r.CompletionText)));
    }

    [Fact]
    public void TellsTheCompleterWhatIsBound()
    {
        using var shell = new MiniShell().Import(typeof(EditProbeCommand).Assembly);
        shell.Run("$g = 'blue'");
        Assert.Equal("three", Assert.Single(shell.Complete("Edit-Probe -Group $g -Name ")).ListItemText);
        Assert.Equal("Edit-Probe Name", shell.Complete("Edit-Probe ")[0].ToolTip);
    }
}
