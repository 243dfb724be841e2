using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>Runs each scenario once, however many tests look at what it wrote.</summary>
internal static class Outcomes
{
    private static readonly ConcurrentDictionary<(Type Owner, string Name), Lazy<IReadOnlyList<StepOutcome>>> Known = new();

    /// <summary>What the steps of a scenario wrote.</summary>
    internal static IReadOnlyList<StepOutcome> Of(Type owner, Scenario scenario) =>
        Known.GetOrAdd((owner, scenario.Name), _ => new Lazy<IReadOnlyList<StepOutcome>>(() => Run(scenario))).Value;

    /// <summary>Runs a scenario in a session of its own.</summary>
    internal static IReadOnlyList<StepOutcome> Run(Scenario scenario)
    {
        using var session = new ModuleSession();
        return [.. scenario.Steps.Select(step => Snapshot.Of(session.Run(step.Script, step.Answers), step.Properties))];
    }
}
