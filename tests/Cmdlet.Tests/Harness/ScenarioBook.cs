using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AzBackupTools.Cmdlet.Tests.Harness;

/// <summary>Some scenarios that belong together. Every class derived from it is found and run, on the double and in pwsh.</summary>
public abstract class ScenarioBook
{
    private static readonly Lazy<IReadOnlyList<ScenarioBook>> Found = new(() => typeof(ScenarioBook).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && typeof(ScenarioBook).IsAssignableFrom(t))
        .OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => (ScenarioBook)Activator.CreateInstance(t)!)
        .ToList());

    /// <summary>The scenarios; their names differ.</summary>
    public abstract IEnumerable<Scenario> Scenarios { get; }

    /// <summary>Whose cmdlets they use.</summary>
    public virtual CmdletSource Source => CmdletSource.Module;

    internal static IEnumerable<(string Key, Scenario Scenario)> All(CmdletSource source) =>
        Found.Value.Where(b => b.Source == source).SelectMany(b => b.Scenarios.Select(s => (b.GetType().Name + ": " + s.Name, s)));

    internal static TheoryData<string> Keys(CmdletSource source)
    {
        var data = new TheoryData<string>();
        foreach (var (key, _) in All(source))
        {
            data.Add(key);
        }

        return data;
    }

    internal static Scenario Find(CmdletSource source, string key) => All(source).Single(s => s.Key == key).Scenario;
}

/// <summary>Whose cmdlets a scenario uses.</summary>
public enum CmdletSource
{
    /// <summary>AzBackupTools itself: in pwsh, the packed module.</summary>
    Module,

    /// <summary>The probe cmdlets, which hold the double to the engine.</summary>
    Probe,
}
