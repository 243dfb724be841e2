using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Results;

/// <summary>One compiled xunit project, run in a process of its own.</summary>
internal static class UnitTestSuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public static async Task<SuiteResult> RunAsync(
        Repository repository, string project, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        string assembly = Path.Combine(repository.Compiled(project), project + ".dll");
        string file = project + ".trx";
        Command test = Command.Dotnet(
            "test", assembly, "--logger", "trx;LogFileName=" + file, "--results-directory", repository.TestResults, "--nologo")
            with
        { Environment = environment };
        CommandResult result = await CommandRunner.CaptureAsync(test, Limit, cancellationToken);
        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        string path = Path.Combine(repository.TestResults, file);
        string suite = project[(Repository.ModuleName.Length + 1)..];
        return File.Exists(path)
            ? TrxFile.Read(suite, path, duration).Checked(result.ExitCode, result.Output)
            : SuiteResult.Broken(suite, "The suite left no result.\n" + result.Output, duration);
    }
}
