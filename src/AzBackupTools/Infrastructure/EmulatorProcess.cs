using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// The child process that serves an emulator: ASP.NET Core cannot load inside PowerShell. It watches this process and ends with it,
/// however that ends.
/// </summary>
internal sealed class EmulatorProcess : IDisposable
{
    /// <summary>Names the program where it does not lie in the module's own bin/emulator.</summary>
    internal const string ProgramVariable = "AZBACKUPTOOLS_EMULATOR";

    private const string Ready = "READY ";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StringBuilder _complaints = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EmulatorProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Ready, StringComparison.Ordinal) == true)
            {
                _ready.TrySetResult(new Uri(line.Data.Substring(Ready.Length)));
            }
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_complaints)
            {
                _complaints.AppendLine(line.Data);
            }
        };
        _process.Exited += (_, _) => _ended.TrySetResult(true);
    }

    /// <summary>Starts the program and waits until it serves.</summary>
    /// <returns>The process, and where it serves.</returns>
    /// <exception cref="BackupException">There is no dotnet, no ASP.NET Core, or an option that the program refuses.</exception>
    internal static Task<(EmulatorProcess Process, Uri Endpoint)> StartAsync(
        IEnumerable<string> options, CancellationToken cancellationToken) => StartAsync(DotnetHost.Find(), options, cancellationToken);

    /// <summary>Starts the program by a given dotnet.</summary>
    internal static async Task<(EmulatorProcess Process, Uri Endpoint)> StartAsync(
        string? dotnet, IEnumerable<string> options, CancellationToken cancellationToken)
    {
        if (dotnet is null)
        {
            throw NoDotnet();
        }

        var program = FindProgram();
        string[] arguments = [program, .. options, "--parent-pid", CurrentProcessId()];
        var child = new EmulatorProcess(new ProcessStartInfo(dotnet, CommandLine.Join(arguments))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        });
        try
        {
            child.Begin();
            var limit = SystemClock.Instance.DelayAsync(StartLimit, cancellationToken);
            var first = await Task.WhenAny(child._ready.Task, child._ended.Task, limit).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return first == child._ready.Task ? (child, await child._ready.Task.ConfigureAwait(false)) : throw child.Failed(first == limit);
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the end that was asked for, and insists on it after a while.</summary>
    internal async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_ended.Task, SystemClock.Instance.DelayAsync(EndLimit, cancellationToken)).ConfigureAwait(false);
        Kill();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static string FindProgram()
    {
        var named = Environment.GetEnvironmentVariable(ProgramVariable);
        var framework = Path.GetDirectoryName(typeof(EmulatorProcess).Assembly.Location) ?? string.Empty;
        var program = string.IsNullOrEmpty(named) ? Path.GetFullPath(Path.Combine(framework, "..", "emulator", "azbackup-emulator.dll")) : named!;
        return File.Exists(program)
            ? program
            : throw Unavailable(
                $"The emulator's program '{program}' is not there.", $"Install the module anew, or name the file in the variable {ProgramVariable}.");
    }

    private static string CurrentProcessId()
    {
        using var own = Process.GetCurrentProcess();
        return own.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static BackupException Unavailable(string what, string advice, Exception? cause = null) =>
        new(ErrorIds.EmulatorHostUnavailable, what, advice, innerException: cause) { ConcernsAllInput = true };

    private static BackupException NoDotnet(Exception? cause = null) => Unavailable(
        "The emulator cannot be served: there is no 'dotnet' on this machine.",
        "Install the ASP.NET Core Runtime 8.0 or later (https://dotnet.microsoft.com/download), or use the emulator without -Listen.",
        cause);

    private void Begin()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            throw NoDotnet(e);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private BackupException Failed(bool tooSlow)
    {
        if (!tooSlow)
        {
            // All that it said has come when this returns.
            _process.WaitForExit();
        }

        string said;
        lock (_complaints)
        {
            said = _complaints.ToString().Trim();
        }

        return said.IndexOf("Microsoft.AspNetCore.App", StringComparison.Ordinal) >= 0 || said.IndexOf("Microsoft.NETCore.App", StringComparison.Ordinal) >= 0
            ? Unavailable(
                "The emulator cannot be served: this machine's dotnet has no ASP.NET Core Runtime 8.0 or later.",
                "Install it (https://dotnet.microsoft.com/download), or use the emulator without -Listen.")
            : tooSlow
                ? Unavailable($"The emulator did not serve within {StartLimit.TotalSeconds:0} seconds. {said}", "Try again when the machine has less to do.")
                : Unavailable($"The emulator did not start. {said}", "Change the parameter that the message names.");
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It was never started, or has just ended.
        }
    }
}
