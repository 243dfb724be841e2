using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PowerShellDouble;
using PowerShellProbe.Cmdlets;
using PowerShellProbe.Snapshots;

namespace AzBackupTools.Cmdlet.Tests.Harness;

/// <summary>Runs a scenario on the double, in a session of its own.</summary>
internal static class DoubleRunner
{
    internal static Assembly AssemblyOf(CmdletSource source) =>
        source == CmdletSource.Probe ? typeof(ProbeItem).Assembly : Assembly.Load("AzBackupTools");

    internal static IReadOnlyList<StepOutcome> Run(Scenario scenario, CmdletSource source)
    {
        using var shell = new MiniShell().Import(AssemblyOf(source));
        return scenario.Steps.Select((step, i) => RunStep(shell, scenario, step, i)).ToList();
    }

    private static StepOutcome RunStep(MiniShell shell, Scenario scenario, Step step, int index)
    {
        shell.Answers.Clear();
        shell.Answers.Add([.. step.Answers]);
        var result = shell.Run(step.Script);
        return new StepOutcome
        {
            Scenario = scenario.Name,
            Step = index,
            Outputs = result.Output.Select(o => Snapshot.Of(o, step.Properties)).ToList(),
            Errors = result.Errors.Select(Snapshot.Of).ToList(),
            Warnings = result.Warnings.Select(r => r.Message).ToList(),
            Verbose = result.Verbose.Select(r => r.Message).ToList(),
            Debug = result.Debug.Select(r => r.Message).ToList(),
            Information = result.Information.Select(r => r.ToString()).ToList(),
            Progress = result.Progress.Select(Snapshot.Of).ToList(),
            HostLines = [.. result.HostLines],
            Questions = result.Questions.Select(q => $"{q.Caption}: {q.Message} -> {q.Answer}").ToList(),
        };
    }
}
