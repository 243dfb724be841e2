using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Agents;

/// <summary>
/// A shell of its own, since the agent's module loads in Windows PowerShell only. It is started once and answers call after call; all
/// goes through the standard streams, and it ends when its input does.
/// </summary>
internal sealed class ChildMarsShell(ShellProgram program) : IMarsShell
{
    private const string Done = "##done";

    /// <summary>The only text on the command line. It never changes. Each line of the input is a call, as base64 of JSON.</summary>
    private const string Bootstrap =
        "while ($null -ne ($line = [Console]::In.ReadLine())) { $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line)); "
        + "& ([scriptblock]::Create((ConvertFrom-Json $text).script)) $text | ForEach-Object { [Console]::Out.WriteLine([string]$_) }; [Console]::Out.WriteLine('" + Done + "') }";

    private readonly StringBuilder _errors = new();
    private Process? _process;

    /// <inheritdoc />
    public async Task<string> RunAsync(string script, string input, Action<string> line, CancellationToken cancellationToken)
    {
        var call = JsonNode.Parse(input)!.AsObject();
        call["script"] = script;
        var process = _process ??= Start();
        using var stopped = cancellationToken.Register(Dispose);
        lock (_errors)
        {
            _errors.Clear();
        }

        try
        {
            await process.StandardInput.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(call.ToJsonString()))).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
            while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } text && text != Done)
            {
                line(text);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The shell has ended in the middle of a call: what it said in the end is the answer.
        }

        cancellationToken.ThrowIfCancellationRequested();
        lock (_errors)
        {
            return _errors.ToString();
        }
    }

    /// <summary>Ends the shell. A job that the agent has begun goes on: only the following ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
        {
            return;
        }

        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or IOException)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }

    /// <summary>How the shell is started.</summary>
    internal static ProcessStartInfo StartInfo(ShellProgram program)
    {
        string[] arguments =
        [
            .. program.Arguments, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "RemoteSigned",
            "-EncodedCommand", Convert.ToBase64String(Encoding.Unicode.GetBytes(Bootstrap)),
        ];
        var start = new ProcessStartInfo(program.Path, CommandLine.Join(arguments))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Windows PowerShell that inherits the module folders of PowerShell 7 fails to load its own modules. Without them it uses its own.
        start.Environment.Remove("PSModulePath");
        return start;
    }

    private Process Start()
    {
        var process = new Process { StartInfo = StartInfo(program) };
        process.ErrorDataReceived += (_, said) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(said.Data);
            }
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new BackupException(
                ErrorIds.MarsAgentNotFound,
                $"Windows PowerShell ('{program.Path}') does not start: {exception.Message}",
                "The agent's module needs Windows PowerShell 5.1; install or repair it.",
                program.Path,
                exception)
            {
                ConcernsAllInput = true,
            };
        }

        process.BeginErrorReadLine();
        return process;
    }
}
