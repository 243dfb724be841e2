using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Shell;

/// <summary>Runs commands in a real PowerShell, each in a process of its own that reads no profile.</summary>
internal sealed class PowerShellProcess(string path)
{
    /// <summary>Names the PowerShell to use: a program, or the library of the .NET tool, which dotnet runs.</summary>
    private const string Variable = "AZBACKUPTOOLS_PWSH";

    /// <summary>The one that the environment names, as `./build.sh bench` sets it; else null.</summary>
    public static PowerShellProcess? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? new PowerShellProcess(named) : null;

    /// <summary>Runs a command to the end of its process.</summary>
    /// <returns>What it wrote, and how long all of it took.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<(string Output, TimeSpan Elapsed)> RunAsync(string command, CancellationToken cancellationToken)
    {
        bool isLibrary = Path.GetExtension(path) == ".dll";
        string[] arguments = [.. isLibrary ? [path] : Array.Empty<string>(), "-NoProfile", "-NonInteractive", "-Command", command];
        ProcessStartInfo start = new(isLibrary ? "dotnet" : path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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
