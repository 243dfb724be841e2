using System.Linq;
using PowerShellDouble;
using PowerShellDouble.Formatting;
using PowerShellProbe.Cmdlets;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Double;

/// <summary>An error as the transcript shows it, which is how ConciseView does for a command that was typed.</summary>
public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("Write-ProbeError Terminate", "Write-ProbeError: The probe is broken.")]
    [InlineData("Write-ProbeError WriteWithDetails", "Write-ProbeError: The probe is broken, in detail.|  Recommendation: Mend it.")]
    [InlineData("Show-Probe", "Show-Probe: Cannot process command because of one or more missing mandatory parameters: Name.")]
    [InlineData("[int]'abc'", "InvalidArgument: Cannot convert value \"abc\" to type \"System.Int32\". Error: \"The input string 'abc' was not in a correct format.\"")]
    [InlineData("Nope-Thing", "Nope-Thing: The term 'Nope-Thing' is not recognized as a name of a cmdlet, function, script file, or executable program.|Check the spelling of the name, or if a path was included, verify that the path is correct and try again.")]
    public void Says(string script, string expected)
    {
        using var shell = new MiniShell().Import(typeof(ShowProbeCommand).Assembly);
        Assert.Equal(expected, string.Join("|", ErrorText.Of(shell.Run(script).Errors.Single())));
    }
}
