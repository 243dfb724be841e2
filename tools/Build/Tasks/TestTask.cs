using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;
using AzBackupTools.Build.Results;

namespace AzBackupTools.Build.Tasks;

/// <summary>Everything that this machine can test.</summary>
internal sealed class TestTask : BuildTask
{
    public override string Name => "test";

    public override string Summary => "Compiles and runs every test that this machine can run.";

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Console.WriteLine("Compiling");
        await Compiler.BuildAsync(repository, repository.Solution, cancellationToken);
        PowerShellHost? host = await PowerShellHost.FindAsync(repository, cancellationToken);
        Console.WriteLine("Packing");
        await ModuleFolder.PackAsync(repository, cancellationToken);

        Console.WriteLine("Testing");
        Tally tally = new(Console.Out);
        tally.Add(HelpTask.CheckPages(repository));
        tally.Add(CheckNotices(repository));
        await RunUnitTestsAsync(repository, host, tally, cancellationToken);
        if (host is null)
        {
            tally.LeftOut($"Pester and isolation, because no PowerShell 7.4 or later is on PATH or in {PowerShellHost.Variable}.");
        }
        else
        {
            await PesterTask.AddToAsync(tally, repository, host, null, cancellationToken);
            await IsolationTask.AddToAsync(tally, repository, host, cancellationToken);
        }

        Console.WriteLine(FormattableString.Invariant($"Took {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        return tally.Close();
    }

    private static SuiteResult CheckNotices(Repository repository) => new(
        "Third-party notices",
        ThirdPartyNotices.Problem(repository) is null ? 1 : 0,
        0,
        ThirdPartyNotices.Problem(repository) is { } problem ? [new TestFailure("ThirdPartyNotices.txt", problem)] : [],
        TimeSpan.Zero);

    private static async Task RunUnitTestsAsync(Repository repository, PowerShellHost? host, Tally tally, CancellationToken cancellationToken)
    {
        if (Directory.Exists(repository.TestResults))
        {
            Directory.Delete(repository.TestResults, recursive: true);
        }

        await Parallel.ForEachAsync(
            repository.UnitTestProjects,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (project, token) => tally.Add(await UnitTestSuite.RunAsync(repository, project, Engine(repository, host), token)));
    }

    // A suite that can use the real engine finds it, and the packed module, here.
    private static Dictionary<string, string?> Engine(Repository repository, PowerShellHost? host) => host?.Path is null ? [] : new()
    {
        [PowerShellHost.Variable] = host.Path,
        [PesterTask.ModuleVariable] = repository.PackedManifest,
    };
}
