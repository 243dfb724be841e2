using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>Scenarios that belong together, each run in a session of its own.</summary>
/// <typeparam name="TSelf">The class that has the scenarios.</typeparam>
public abstract class ScenarioTests<TSelf> : IScenarios
    where TSelf : ScenarioTests<TSelf>, new()
{
    private static readonly Lazy<IReadOnlyDictionary<string, Scenario>> ByName =
        new(() => new TSelf().All.ToDictionary(scenario => scenario.Name));

    /// <summary>The scenarios; their names differ.</summary>
    public abstract IEnumerable<Scenario> All { get; }

    [Theory]
    [Scenarios]
    public void Works(string scenario) => Expectation.Assert(Find(scenario), Outcomes.Of(typeof(TSelf), Find(scenario)));

    private protected static Scenario Find(string name) => ByName.Value[name];
}

/// <summary>Whatever has scenarios.</summary>
public interface IScenarios
{
    /// <summary>The scenarios.</summary>
    IEnumerable<Scenario> All { get; }
}
