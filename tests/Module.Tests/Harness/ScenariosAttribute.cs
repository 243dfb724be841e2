using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit.Sdk;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>Runs a test for each scenario of its class, by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenariosAttribute : DataAttribute
{
    /// <summary>Only those that an emulator over HTTP can run.</summary>
    public bool Served { get; init; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        var owner = (IScenarios)Activator.CreateInstance(testMethod.DeclaringType!.GetGenericArguments()[0])!;
        return owner.All.Where(scenario => !Served || ServedEmulator.CanServe(scenario)).Select(scenario => new object[] { scenario.Name });
    }
}
