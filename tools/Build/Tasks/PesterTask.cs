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

/// <summary>What only a real engine shows, against the packed module, in a PowerShell of its own.</summary>
internal sealed class PesterTask : BuildTask
{
    /// <summary>Where a suite finds the manifest of the packed module.</summary>
    public const string ModuleVariable = "AZBACKUPTOOLS_MODULE";

    private const string Filter = "filter";

    // The runner's word for "there is no Pester 5 here".
    private const int NoPester = 42;

    private const int MostOfSetup = 2000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public override string Name => "pester";

    public override string Summary => "Packs the module and runs tests/Pester against it.";

    public override IReadOnlyList<TaskOption> Options => [new(Filter, "wildcard", "Only the tests whose full name matches.")];

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        PowerShellHost host = await PowerShellHost.FindAsync(repository, cancellationToken)
            ?? throw new BuildException($"No PowerShell 7.4 or later is on PATH; {PowerShellHost.Variable} may name one.");
        await Compiler.BuildAsync(repository, repository.LoaderProject, cancellationToken);
        await ModuleFolder.PackAsync(repository, cancellationToken);
        Tally tally = new(Console.Out);
        await AddToAsync(tally, repository, host, options.Value(Filter), cancellationToken);
        return tally.Close();
    }

    public static async Task AddToAsync(Tally tally, Repository repository, PowerShellHost host, string? filter, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        string results = Path.Combine(repository.TestResults, "Pester.xml");
        Directory.CreateDirectory(repository.TestResults);
        File.Delete(results);

        CommandResult result = await CommandRunner.CaptureAsync(
            host.PlainScript(Path.Combine(repository.PesterSuite, "Invoke.ps1"), "-Module", repository.PackedManifest, "-Result", results, "-Filter", filter ?? "*"),
            Limit,
            cancellationToken);
        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        if (result.ExitCode == NoPester)
        {
            tally.LeftOut($"Pester, because PowerShell {host.Version} finds no Pester 5 (Install-Module Pester).");
            return;
        }

        string suite = $"Pester on PowerShell {host.Version}";
        tally.Add(File.Exists(results)
            ? WithSetup(JUnitFile.Read(suite, results, duration), result.Output).Checked(result.ExitCode, result.Output)
            : SuiteResult.Broken(suite, "The suite left no result.\n" + result.Output, duration));
    }

    // Pester writes why a BeforeAll failed to its output only; the result file has just the tests that it kept from running.
    private static SuiteResult WithSetup(SuiteResult suite, string output)
    {
        int failed = output.IndexOf("[-]", StringComparison.Ordinal);
        return suite.Failures.Any(f => f.Message.Contains("setup in some parent block failed", StringComparison.Ordinal)) && failed >= 0
            ? suite with { Failures = [new TestFailure("a setup", output[failed..Math.Min(output.Length, failed + MostOfSetup)]), .. suite.Failures] }
            : suite;
    }
}
