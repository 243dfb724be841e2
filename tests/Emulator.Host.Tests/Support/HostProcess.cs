using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Host.Tests.Support;

/// <summary>The real program, started as a user starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private HostProcess(Process process) => Process = process;

    public Process Process { get; }

    public static HostProcess Start(params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [EmulatorProgram.FullPath, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!);

    /// <summary>Reads lines up to READY.</summary>
    public async Task<Uri> ReadyAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await Process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("READY ", StringComparison.Ordinal))
            {
                return new Uri(line["READY ".Length..]);
            }
        }

        throw new InvalidDataException($"It never said READY. {await Process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    public async Task<(int Code, string Errors)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        string errors = await Process.StandardError.ReadToEndAsync(limit.Token);
        await Process.WaitForExitAsync(limit.Token);
        return (Process.ExitCode, errors);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}
