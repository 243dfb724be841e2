using System.Linq;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Harness;

/// <summary>A theory over scenarios on the double; passed over while nobody has written one.</summary>
public sealed class DoubleTheoryAttribute : TheoryAttribute
{
    public DoubleTheoryAttribute(CmdletSource source)
    {
        if (!ScenarioBook.All(source).Any())
        {
            Skip = "There is no scenario.";
        }
    }
}

/// <summary>A theory over scenarios in pwsh; passed over where there is none.</summary>
public sealed class PwshTheoryAttribute : TheoryAttribute
{
    public PwshTheoryAttribute(CmdletSource source)
    {
        Skip = ScenarioBook.All(source).Any() ? RealPowerShell.WhyNot(source) : "There is no scenario.";
    }
}
