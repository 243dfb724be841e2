using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using AzBackupTools.Infrastructure;
using AzBackupTools.Module.Tests.Conventions;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>
/// A session of the real engine in this process: a runspace that has the module's cmdlets, formats and types, and nothing of another
/// module. Sessions share nothing.
/// </summary>
internal sealed class ModuleSession : IDisposable
{
    /// <summary>Made once and copied for each session.</summary>
    private static readonly Lazy<InitialSessionState> Initial = new(Prepare);

    private readonly ScriptedUserInterface? _userInterface;

    /// <param name="hasUserInterface">False for a host as in a runbook, whose user interface is null.</param>
    /// <param name="testCmdlets">Cmdlets of a test, beside those of the module.</param>
    internal ModuleSession(bool hasUserInterface = true, params Type[] testCmdlets)
    {
        _userInterface = hasUserInterface ? new ScriptedUserInterface() : null;
        var state = Initial.Value.Clone();
        state.Commands.Add(testCmdlets.Select(Entry));
        Runspace = RunspaceFactory.CreateRunspace(new ScriptedHost(_userInterface), state);
        Runspace.Open();
    }

    internal Runspace Runspace { get; }

    /// <summary>A script that has not begun, for tests that stop it.</summary>
    internal PowerShell Shell(string script)
    {
        var shell = PowerShell.Create(Runspace);
        shell.AddScript(script, useLocalScope: false);
        return shell;
    }

    /// <summary>Runs a script to its end and gives what it wrote to each stream.</summary>
    internal SessionResult Run(string script, params IEnumerable<Answer> answers)
    {
        _userInterface?.Begin(answers);
        using var shell = Shell(script);
        var output = new PSDataCollection<PSObject>();
        RuntimeException? end = null;
        try
        {
            shell.Invoke<PSObject, PSObject>(null, output, null);
        }
        catch (RuntimeException exception)
        {
            end = exception;
        }

        return new SessionResult
        {
            Output = [.. output],
            Errors = end is null ? [.. shell.Streams.Error] : [.. shell.Streams.Error, new ErrorRecord(end.ErrorRecord, end)],
            TerminatingError = end,
            Warnings = [.. shell.Streams.Warning.Select(record => record.Message)],
            Verbose = [.. shell.Streams.Verbose.Select(record => record.Message)],
            Debug = [.. shell.Streams.Debug.Select(record => record.Message)],
            Information = [.. shell.Streams.Information.Select(record => record.ToString())],
            Progress = [.. shell.Streams.Progress],
            HostLines = _userInterface?.Lines ?? [],
            Questions = _userInterface?.Questions ?? [],
        };
    }

    /// <summary>Calls what looks at the state of the current runspace.</summary>
    internal T Inside<T>(Func<T> look)
    {
        var before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = Runspace;
        try
        {
            return look();
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    public void Dispose() => Runspace.Dispose();

    private static InitialSessionState Prepare()
    {
        // The engine's own commands are there from the start, and nothing is looked for in module folders of the machine.
        var state = InitialSessionState.CreateDefault();
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", "None", null));
        var types = typeof(AsyncPSCmdlet).Assembly.GetTypes();
        state.Commands.Add(types.Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false)).Select(Entry));
        state.Types.Add(new SessionStateTypeEntry(Path.Combine(Tree.Root, "Module", "AzBackupTools.Types.ps1xml")));

        // Read once for all sessions. The engine allows no other formats beside a shared table; those of its own types are not needed.
        state.Formats.Clear();
        state.Formats.Add(new SessionStateFormatEntry(new FormatTable([Path.Combine(Tree.Root, "Module", "AzBackupTools.Format.ps1xml")])));
        return state;
    }

    private static SessionStateCmdletEntry Entry(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return new SessionStateCmdletEntry($"{attribute.VerbName}-{attribute.NounName}", cmdlet, null);
    }
}

/// <summary>What a script wrote, stream by stream.</summary>
internal sealed record SessionResult
{
    public required IReadOnlyList<PSObject?> Output { get; init; }

    /// <summary>All errors; the one that ended the script, if one did, is the last.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    public required RuntimeException? TerminatingError { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<string> Verbose { get; init; }

    public required IReadOnlyList<string> Debug { get; init; }

    public required IReadOnlyList<string> Information { get; init; }

    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    public required IReadOnlyList<string> HostLines { get; init; }

    public required IReadOnlyList<string> Questions { get; init; }
}
