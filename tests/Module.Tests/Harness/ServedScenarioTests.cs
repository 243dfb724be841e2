using System.Threading.Tasks;
using Xunit;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>Scenarios about the emulator, which must not differ where it is served over HTTP.</summary>
/// <typeparam name="TSelf">The class that has the scenarios.</typeparam>
public abstract class ServedScenarioTests<TSelf> : ScenarioTests<TSelf>
    where TSelf : ServedScenarioTests<TSelf>, new()
{
    [Theory]
    [Scenarios(Served = true)]
    public async Task Works_over_HTTP(string scenario)
    {
        await using var served = await ServedEmulator.StartAsync(Find(scenario));
        Expectation.Assert(served.Scenario, Outcomes.Run(served.Scenario));
    }
}
