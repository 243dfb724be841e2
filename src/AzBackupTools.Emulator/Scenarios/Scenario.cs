using System;
using AzBackupTools.Emulator.Faults;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>What exists at the start, and the faults in force.</summary>
internal sealed record Scenario(World World, FaultSet Faults)
{
    /// <summary>Makes what the options describe.</summary>
    /// <exception cref="ArgumentException">There is no such scenario, or it is not well formed; the message says which member and value.</exception>
    public static Scenario Build(EmulatorOptions options)
    {
        if (options.ScenarioContent is null && options.Scenario.Equals(BuiltInScenario.Empty, StringComparison.OrdinalIgnoreCase))
        {
            return new Scenario(new World(options with { Scenario = BuiltInScenario.Empty }), new FaultSet());
        }

        string content = options.ScenarioContent ?? BuiltInScenario.Find(options.Scenario)
            ?? throw new ArgumentException($"There is no scenario '{options.Scenario}'. Those that exist: {string.Join(", ", BuiltInScenario.Names)}.");
        ScenarioPlan plan = ScenarioPlan.Read(options, content);
        var faults = new FaultSet();
        for (int i = 0; i < plan.Faults.Count; i++)
        {
            try
            {
                faults.Add(plan.Faults[i]);
            }
            catch (ArmErrorException e)
            {
                throw new ArgumentException(FormattableString.Invariant($"faults[{i}]: {e.Message}"), e);
            }
        }

        World played = plan.Play().Engine.World;
        var world = new World(options with { Scenario = plan.Name }, played.Subscriptions, played.Operations, played.FormerMachines)
        {
            Machines = played.Machines,
            Coming = played.Coming,
        };
        foreach (EstatePlan estate in plan.Estates)
        {
            estate.Build(world);
        }

        return new Scenario(world, faults);
    }
}
