using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;
using AzBackupTools.Build.Results;

namespace AzBackupTools.Build.Tasks;

/// <summary>The packed module beside another one that holds an older Azure.Core: each scenario in a PowerShell of its own.</summary>
internal sealed class IsolationTask : BuildTask
{
    private const string Neighbour = "OldNeighbour";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public override string Name => "isolation";

    public override string Summary => "Packs the module and loads it beside one with an older Azure.Core.";

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        PowerShellHost host = await PowerShellHost.FindAsync(repository, cancellationToken)
            ?? throw new BuildException($"No PowerShell 7.4 or later is on PATH; {PowerShellHost.Variable} may name one.");
        await Compiler.BuildAsync(repository, repository.LoaderProject, cancellationToken);
        await Compiler.BuildAsync(repository, repository.Project("tests", "Isolation", Neighbour, Neighbour + ".csproj"), cancellationToken);
        await ModuleFolder.PackAsync(repository, cancellationToken);
        Tally tally = new(Console.Out);
        await AddToAsync(tally, repository, host, cancellationToken);
        return tally.Close();
    }

    public static async Task AddToAsync(Tally tally, Repository repository, PowerShellHost host, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> scenarios = [.. Directory.EnumerateFiles(Path.Combine(repository.IsolationSuite, "Scenarios"), "*.ps1").Order(StringComparer.Ordinal)];
        await Parallel.ForEachAsync(
            scenarios,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (scenario, token) => tally.Add(await RunAsync(repository, host, scenario, token)));
    }

    private static async Task<SuiteResult> RunAsync(Repository repository, PowerShellHost host, string scenario, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        CommandResult result = await CommandRunner.CaptureAsync(
            host.PlainScript(scenario, "-Module", repository.PackedManifest, "-Neighbour", Path.Combine(repository.Compiled(Neighbour), Neighbour + ".dll")),
            Limit,
            cancellationToken);
        return CheckLines.Read("Isolation " + Path.GetFileNameWithoutExtension(scenario), result.Output, Stopwatch.GetElapsedTime(start))
            .Checked(result.ExitCode, result.Output);
    }
}
