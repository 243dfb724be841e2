using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using System.Threading.Tasks;
using PowerShellProbe.Snapshots;

namespace PowerShellProbe.Batch;

/// <summary>Runs a batch of scenarios inside pwsh, each in a runspace of its own, and writes one JSON line per step.</summary>
public static class BatchRunner
{
    public static void Run(string requestPath, string resultPath)
    {
        var request = JsonSerializer.Deserialize<BatchRequest>(File.ReadAllText(requestPath))
            ?? throw new InvalidDataException($"{requestPath} holds no batch.");
        using var writer = new StreamWriter(resultPath);
        var gate = new object();
        Parallel.ForEach(request.Scenarios, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) }, scenario =>
        {
            foreach (var outcome in RunScenario(request.Modules, scenario))
            {
                var line = JsonSerializer.Serialize(outcome);
                lock (gate)
                {
                    writer.WriteLine(line);
                }
            }
        });
    }

    private static IEnumerable<StepOutcome> RunScenario(List<string> modules, BatchScenario scenario)
    {
        var host = new ScriptedHost();
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(modules.ToArray());
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            yield return RunStep(runspace, host, scenario, i);
        }
    }

    private static StepOutcome RunStep(Runspace runspace, ScriptedHost host, BatchScenario scenario, int index)
    {
        var step = scenario.Steps[index];
        var outcome = new StepOutcome { Scenario = scenario.Name, Step = index };
        host.Begin(step.Answers, outcome);
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        shell.AddScript(step.Script, useLocalScope: false);
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? last = null;
        try
        {
            shell.Invoke<PSObject, PSObject>(null, output, null);
        }
        catch (RuntimeException exception)
        {
            last = new ErrorRecord(exception.ErrorRecord, exception);
        }

        outcome.Outputs = output.Select(o => Snapshot.Of(o, step.Properties)).ToList();
        outcome.Errors = shell.Streams.Error.Select(Snapshot.Of).ToList();
        if (last is not null)
        {
            outcome.Errors.Add(Snapshot.Of(last));
        }

        outcome.Warnings = shell.Streams.Warning.Select(r => r.Message).ToList();
        outcome.Verbose = shell.Streams.Verbose.Select(r => r.Message).ToList();
        outcome.Debug = shell.Streams.Debug.Select(r => r.Message).ToList();
        outcome.Information = shell.Streams.Information.Select(r => r.ToString()!).ToList();
        outcome.Progress = shell.Streams.Progress.Select(Snapshot.Of).ToList();
        return outcome;
    }
}
