using System;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Build.Processes;

/// <summary>Starts programs and never leaves one behind.</summary>
internal static class CommandRunner
{
    /// <summary>Runs a program on our own console.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(Command command, CancellationToken cancellationToken)
    {
        using Process process = Start(command, redirect: false);
        await WaitAsync(process, cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Runs a program with nothing to read and gathers what it prints.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="limit">After this it is ended, with <see cref="CommandResult.TimedOut"/>.</param>
    /// <param name="cancellationToken">Ends it and throws.</param>
    public static async Task<CommandResult> CaptureAsync(Command command, TimeSpan limit, CancellationToken cancellationToken)
    {
        using Process process = Start(command, redirect: true);
        StringBuilder output = new();
        void Gather(object sender, DataReceivedEventArgs e)
        {
            if (e.Data is not null)
            {
                lock (output)
                {
                    output.AppendLine(e.Data);
                }
            }
        }

        process.OutputDataReceived += Gather;
        process.ErrorDataReceived += Gather;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();

        using CancellationTokenSource timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        try
        {
            await WaitAsync(process, timed.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CommandResult(CommandResult.TimedOut, $"{output}Ended after {limit.TotalSeconds:0} s: {command.Program} did not come to an end.");
        }

        return new CommandResult(process.ExitCode, output.ToString());
    }

    private static Process Start(Command command, bool redirect)
    {
        ProcessStartInfo start = new(command.Program, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory ?? "",
            UseShellExecute = false,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
            RedirectStandardInput = redirect,
        };
        foreach ((string name, string? value) in command.Environment)
        {
            start.Environment[name] = value;
            if (value is null)
            {
                start.Environment.Remove(name);
            }
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BuildException($"'{command.Program}' could not be started: {e.Message}");
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
