using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;
using System.Threading;
using PowerShellDouble.Formatting;
using PowerShellDouble.Language;

namespace PowerShellDouble.Execution;

/// <summary>Everything that belongs to one session.</summary>
internal sealed class SessionContext
{
    private static readonly ThreadLocal<SessionContext?> Current = new();

    private readonly Stack<PipelineProcessor> _running = new();

    internal SessionContext()
    {
        Sink = new RecordingSink();
        Host = new DoubleHost(this);
        SessionState = new SessionState(this);
        Engine = new EngineIntrinsics(this);
        Interpreter = new Interpreter(this);
        Variables.Set("Error", Errors);
        Variables.Set("Host", Host);
        Variables.Set("PWD", Location);
    }

    /// <summary>The session that runs on this thread.</summary>
    internal static SessionContext? OfThisThread
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    internal AnswerQueue Answers { get; } = new();

    internal CommandTable Commands { get; } = new();

    internal EngineIntrinsics Engine { get; }

    internal ArrayList Errors { get; } = [];

    internal FormatTable Formats { get; } = new();

    internal bool HasUserInterface { get; set; } = true;

    internal DoubleHost Host { get; }

    internal Interpreter Interpreter { get; }

    internal string Location { get; set; } = Directory.GetCurrentDirectory();

    internal DoubleRunspace Runspace { get; } = new();

    internal SessionState SessionState { get; }

    internal IStreamSink Sink { get; set; }

    internal VariableTable Variables { get; } = new();

    /// <summary>How many characters a line of shown output has.</summary>
    internal int Width { get; set; } = 120;

    internal void Enter(PipelineProcessor pipeline)
    {
        lock (_running)
        {
            _running.Push(pipeline);
        }
    }

    internal void Leave()
    {
        lock (_running)
        {
            _running.Pop();
        }
    }

    /// <summary>Stops what runs, the innermost pipeline first; for a thread that is not the pipeline's.</summary>
    internal void Stop()
    {
        PipelineProcessor[] pipelines;
        lock (_running)
        {
            pipelines = _running.ToArray();
        }

        foreach (var pipeline in pipelines)
        {
            pipeline.Stop();
        }
    }

    internal Collection<PSObject> InvokeScript(string script, object?[]? arguments)
    {
        var output = new Collection<PSObject>();
        var before = Variables["args"];
        Variables.Set("args", arguments ?? []);
        try
        {
            foreach (var statement in Parser.Parse(script).Statements)
            {
                Interpreter.Run(statement, value => output.Add(value is null ? null! : PSObject.AsPSObject(value)));
            }
        }
        finally
        {
            Variables.Set("args", before);
        }

        return output;
    }
}
