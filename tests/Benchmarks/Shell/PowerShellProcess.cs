using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Shell;

/// <summary>Runs commands in a real PowerShell, each in a process of its own that reads no profile.</summary>
internal sealed class PowerShellProcess(string path)
{
    /// <summary>Where the build tool says which PowerShell to use.</summary>
    private const string Variable = "AZBACKUPTOOLS_PWSH";

    /// <summary>The one that the environment names, else the one on PATH, else null.</summary>
    public static PowerShellProcess? Find()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        string file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        string? found = !string.IsNullOrEmpty(named)
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        return found is null ? null : new PowerShellProcess(found);
    }

    /// <summary>Runs a command to the end of its process.</summary>
    /// <returns>What it wrote, and how long all of it took.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<(string Output, TimeSpan Elapsed)> RunAsync(string command, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(path, ["-NoProfile", "-NonInteractive", "-Command", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["NO_COLOR"] = "1";
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{path}' does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(begun);
        return process.ExitCode == 0
            ? (await output, elapsed)
            : throw new InvalidOperationException($"PowerShell ended '{command}' with {process.ExitCode}: {await errors}{await output}");
    }
}
