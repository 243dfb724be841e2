using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using PowerShellDouble.Binding;
using PowerShellDouble.Completion;
using PowerShellDouble.Execution;
using PowerShellDouble.Formatting;
using PowerShellDouble.Language;

namespace PowerShellDouble;

/// <summary>
/// One session of the double: a runspace with its variables, its commands and its host, and a shell for the part of the language
/// that scenarios and samples are written in. Sessions share nothing. <see cref="Run(string)"/> runs on the calling thread, which
/// is the pipeline thread; only <see cref="Stop"/> may be called from another.
/// </summary>
public sealed class MiniShell : IDisposable
{
    private readonly SessionContext _context = new();

    /// <summary>What the session answers when it is asked something.</summary>
    public AnswerQueue Answers => _context.Answers;

    /// <summary>The formats that objects are shown with.</summary>
    public FormatTable Formats => _context.Formats;

    /// <summary>False for a host as in a runbook, whose user interface is null.</summary>
    public bool HasUserInterface
    {
        get => _context.HasUserInterface;
        set => _context.HasUserInterface = value;
    }

    /// <summary>The runspace, for those who hang state on it.</summary>
    public Runspace Runspace => _context.Runspace;

    /// <summary>The variables, preference variables among them.</summary>
    public VariableTable Variables => _context.Variables;

    /// <summary>Splits a script into its statements, each with its text as it was written.</summary>
    /// <exception cref="NotSupportedException">Something that the mini shell does not speak; the message names it and its place.</exception>
    public static IReadOnlyList<ScriptStatement> Parse(string script)
    {
        var parsed = Parser.Parse(script);
        return parsed.Statements.Select(s => new ScriptStatement(parsed, s)).ToList();
    }

    /// <summary>Makes the public cmdlet classes of an assembly commands of the session.</summary>
    public MiniShell Import(Assembly assembly)
    {
        Inside(() =>
        {
            _context.Commands.Import(assembly);
            return true;
        });
        return this;
    }

    /// <summary>Defines a command that stands in for another module's, such as Get-AzAccessToken.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="body">Gets the arguments as written and the pipeline input; gives the output.</param>
    public void Define(string name, Func<IReadOnlyList<CommandArgument>, IReadOnlyList<object?>, IEnumerable<object?>> body) =>
        _context.Commands.Define(name, body);

    /// <summary>Runs a script and gives all that it said.</summary>
    /// <exception cref="NotSupportedException">Something that the mini shell does not speak.</exception>
    public ShellResult Run(string script)
    {
        var sink = new RecordingSink();
        sink.Result.TerminatingError = Run(script, sink);
        return sink.Result;
    }

    /// <summary>Runs a script and hands what it says to a sink as it comes.</summary>
    /// <returns>The failure that ended the script, if one did; it has been given to the sink too.</returns>
    public RuntimeException? Run(string script, IStreamSink sink)
    {
        var parsed = Parser.Parse(script);
        return Run(parsed, parsed.Statements, sink);
    }

    /// <summary>Runs one statement of a script.</summary>
    public RuntimeException? Run(ScriptStatement statement, IStreamSink sink)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Run(statement.Script, [statement.Statement], sink);
    }

    /// <summary>Stops what runs; from another thread, as Ctrl+C does.</summary>
    public void Stop() => _context.Stop();

    /// <summary>How many characters a line of shown output has.</summary>
    public int Width
    {
        get => _context.Width;
        set => _context.Width = value;
    }

    /// <summary>Shows objects as at the end of a command line.</summary>
    public IReadOnlyList<ShownLine> Show(IEnumerable<object?> objects) =>
        Inside(() => ObjectText.Show(objects, _context.Width, _context));

    /// <summary>What could be typed at the end of a command line: commands, parameters, values.</summary>
    public IReadOnlyList<CompletionResult> Complete(string commandLine) =>
        Inside(() => CommandLineCompleter.Complete(_context, commandLine));

    /// <summary>Removes the modules and closes the runspace.</summary>
    public void Dispose()
    {
        Inside(() =>
        {
            _context.Commands.RemoveModules();
            return true;
        });
        _context.Runspace.Dispose();
    }

    private RuntimeException? Run(Script script, IReadOnlyList<Statement> statements, IStreamSink sink)
    {
        var before = _context.Sink;
        _context.Sink = sink;
        _context.Runspace.SetBusy(true);
        try
        {
            return Inside(() => _context.Interpreter.RunScript(script, statements));
        }
        finally
        {
            _context.Runspace.SetBusy(false);
            _context.Sink = before;
        }
    }

    private T Inside<T>(Func<T> action)
    {
        var (runspace, context) = (Runspace.DefaultRunspace, SessionContext.OfThisThread);
        Runspace.DefaultRunspace = _context.Runspace;
        SessionContext.OfThisThread = _context;
        try
        {
            return action();
        }
        finally
        {
            Runspace.DefaultRunspace = runspace;
            SessionContext.OfThisThread = context;
        }
    }
}

/// <summary>One statement of a script.</summary>
public sealed class ScriptStatement
{
    internal ScriptStatement(Script script, Statement statement)
    {
        Script = script;
        Statement = statement;
    }

    /// <summary>The text, as it was written.</summary>
    public string Text => Script.Text[Statement.Start..Statement.End];

    /// <summary>Where it starts in the script.</summary>
    public int Start => Statement.Start;

    /// <summary>Where it ends.</summary>
    public int End => Statement.End;

    internal Script Script { get; }

    internal Statement Statement { get; }
}
