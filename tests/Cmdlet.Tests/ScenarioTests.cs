using System;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Cmdlet.Tests.Harness;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests;

/// <summary>Every scenario of the module, on both engines.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Keys => ScenarioBook.Keys(CmdletSource.Module);

    [DoubleTheory(CmdletSource.Module)]
    [MemberData(nameof(Keys))]
    public void OnTheDouble(string scenario)
    {
        var found = ScenarioBook.Find(CmdletSource.Module, scenario);
        Expectation.Assert(found, DoubleRunner.Run(found, CmdletSource.Module));
    }

    [PwshTheory(CmdletSource.Module)]
    [MemberData(nameof(Keys))]
    public void InPowerShell(string scenario) =>
        Expectation.Assert(ScenarioBook.Find(CmdletSource.Module, scenario), PwshRunner.Run(scenario, CmdletSource.Module));

    /// <summary>What concerns the emulator itself, with an emulator that is served: nothing may differ.</summary>
    public static TheoryData<string> ServedKeys => [.. ScenarioBook.All(CmdletSource.Module).Select(entry => entry.Key).Where(ServedDoor.Leads)];

    [Theory]
    [MemberData(nameof(ServedKeys))]
    public async Task OverHttp(string scenario)
    {
        await using var door = await ServedDoor.OpenAsync(ScenarioBook.Find(CmdletSource.Module, scenario));
        Expectation.Assert(door.Scenario, DoubleRunner.Run(door.Scenario, CmdletSource.Module));
    }
}

/// <summary>Every scenario of the probe cmdlets, on both engines: what holds the double to the real one.</summary>
public sealed class ProbeScenarioTests
{
    public static TheoryData<string> Keys => ScenarioBook.Keys(CmdletSource.Probe);

    [DoubleTheory(CmdletSource.Probe)]
    [MemberData(nameof(Keys))]
    public void OnTheDouble(string scenario)
    {
        var found = ScenarioBook.Find(CmdletSource.Probe, scenario);
        Expectation.Assert(found, DoubleRunner.Run(found, CmdletSource.Probe));
    }

    [PwshTheory(CmdletSource.Probe)]
    [MemberData(nameof(Keys))]
    public void InPowerShell(string scenario) =>
        Expectation.Assert(ScenarioBook.Find(CmdletSource.Probe, scenario), PwshRunner.Run(scenario, CmdletSource.Probe));

    /// <summary>Not only what is expected: every word of every stream is the engine's own.</summary>
    [PwshTheory(CmdletSource.Probe)]
    [MemberData(nameof(Keys))]
    public void WordForWord(string scenario)
    {
        var found = ScenarioBook.Find(CmdletSource.Probe, scenario);
        var differences = Expectation.Differences(found, PwshRunner.Run(scenario, CmdletSource.Probe), DoubleRunner.Run(found, CmdletSource.Probe));
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }
}
