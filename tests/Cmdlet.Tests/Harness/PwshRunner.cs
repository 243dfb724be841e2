using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using PowerShellProbe.Batch;
using PowerShellProbe.Cmdlets;
using PowerShellProbe.Snapshots;

namespace AzBackupTools.Cmdlet.Tests.Harness;

/// <summary>Runs all scenarios of a source in one pwsh process, the first time that one of them is asked for.</summary>
internal static class PwshRunner
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<CmdletSource, Lazy<ILookup<string, StepOutcome>>> Batches = new();

    internal static IReadOnlyList<StepOutcome> Run(string key, CmdletSource source) =>
        Batches.GetOrAdd(source, static s => new Lazy<ILookup<string, StepOutcome>>(() => RunAll(s))).Value[key].OrderBy(o => o.Step).ToList();

    private static ILookup<string, StepOutcome> RunAll(CmdletSource source)
    {
        var folder = Directory.CreateTempSubdirectory("azbackuptools-scenarios-");
        try
        {
            var request = Path.Combine(folder.FullName, "request.json");
            var result = Path.Combine(folder.FullName, "result.jsonl");
            File.WriteAllText(request, JsonSerializer.Serialize(RequestFor(source)));
            RunPwsh(request, result);
            return File.ReadLines(result).Select(l => JsonSerializer.Deserialize<StepOutcome>(l)!).ToLookup(o => o.Scenario);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BatchRequest RequestFor(CmdletSource source) => new()
    {
        Modules = [source == CmdletSource.Probe ? typeof(ProbeItem).Assembly.Location : RealPowerShell.PackedModule!],
        Scenarios = ScenarioBook.All(source).Select(s => new BatchScenario
        {
            Name = s.Key,
            Steps = s.Scenario.Steps.Select(step => new BatchStep
            {
                Script = step.Script,
                Answers = [.. step.AnswerLabels],
                Properties = [.. step.Properties],
            }).ToList(),
        }).ToList(),
    };

    private static void RunPwsh(string request, string result)
    {
        var start = new ProcessStartInfo(RealPowerShell.Pwsh!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-NoProfile");
        start.ArgumentList.Add("-NonInteractive");
        start.ArgumentList.Add("-Command");
        start.ArgumentList.Add($"Add-Type -Path '{typeof(BatchRunner).Assembly.Location}'; [PowerShellProbe.Batch.BatchRunner]::Run('{request}', '{result}')");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pwsh did not end within {Patience.TotalMinutes} minutes.");
        }

        if (process.ExitCode != 0 || !File.Exists(result))
        {
            throw new InvalidOperationException($"pwsh ended with {process.ExitCode}: {output.Result}{errors.Result}");
        }
    }
}
