using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace PowerShellDouble.Execution;

/// <summary>
/// Runs the commands of one pipeline: all are bound and begun, then objects go down one by one, then each is completed and
/// disposed of. The first failure is kept; what unwinds the commands is always a <see cref="PipelineStoppedException"/>.
/// </summary>
internal sealed class PipelineProcessor(SessionContext context, IReadOnlyList<CommandProcessor> commands)
{
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _firstFailure;

    internal bool Stopping { get; private set; }

    internal CommandProcessor? PermittedToWrite { get; private set; }

    private bool PermittedToWriteToPipeline { get; set; }

    private Thread? PermittedThread { get; set; }

    /// <summary>Runs it all; with input, the first command is given it object by object.</summary>
    internal void Run(IEnumerable<object?>? input, Action<object?> output)
    {
        if (commands.Count == 0)
        {
            throw new InvalidOperationException("A pipeline needs a command.");
        }

        context.Enter(this);
        try
        {
            Connect(output);
            CommandProcessor? requester = null;
            try
            {
                for (var i = 0; i < commands.Count; i++)
                {
                    commands[i].Prepare(this, i, commands.Count, i > 0 || input is not null);
                }

                foreach (var command in commands)
                {
                    command.Begin();
                }

                Feed(input);
            }
            catch (PipelineStoppedException) when (TakeUpstreamStop() is { } by)
            {
                requester = by;
            }

            Complete(requester);
        }
        catch (RuntimeException exception)
        {
            (_firstFailure ?? ExceptionDispatchInfo.Capture(exception)).Throw();
        }
        finally
        {
            context.Leave();
            foreach (var command in commands)
            {
                command.Dispose();
            }
        }
    }

    /// <summary>Keeps the first failure.</summary>
    /// <returns>Whether it is the first.</returns>
    internal bool RecordFailure(Exception exception)
    {
        lock (_gate)
        {
            var first = _firstFailure is null;
            _firstFailure ??= ExceptionDispatchInfo.Capture(exception);
            return first;
        }
    }

    /// <summary>Asks all commands to stop; on a thread that is not the pipeline's.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            if (Stopping)
            {
                return;
            }

            Stopping = true;
        }

        RecordFailure(new PipelineStoppedException());
        foreach (var command in commands)
        {
            command.Stop();
        }
    }

    internal bool MayWrite(CommandProcessor command, bool toPipeline) =>
        PermittedToWrite is null
        || (PermittedToWrite == command && (!toPipeline || PermittedToWriteToPipeline) && Thread.CurrentThread == PermittedThread);

    internal void Permitting(CommandProcessor command, bool toPipeline, Action action)
    {
        var (before, beforeToPipeline, beforeThread) = (PermittedToWrite, PermittedToWriteToPipeline, PermittedThread);
        (PermittedToWrite, PermittedToWriteToPipeline, PermittedThread) = (command, toPipeline, Thread.CurrentThread);
        try
        {
            action();
        }
        finally
        {
            (PermittedToWrite, PermittedToWriteToPipeline, PermittedThread) = (before, beforeToPipeline, beforeThread);
        }
    }

    private void Connect(Action<object?> output)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            var next = i + 1 < commands.Count ? commands[i + 1] : null;
            commands[i].Output = next is null
                ? output
                : value =>
                {
                    next.Enqueue(value);
                    next.Execute();
                };
        }
    }

    private void Feed(IEnumerable<object?>? input)
    {
        var first = commands[0];
        if (input is null)
        {
            first.Execute();
            return;
        }

        foreach (var value in input)
        {
            first.Enqueue(value);
            first.Execute();
        }
    }

    private void Complete(CommandProcessor? requester)
    {
        foreach (var command in commands)
        {
            if (requester is not null)
            {
                // Whoever stands above the one that has had enough is not completed; nor is it itself, a second time.
                requester = command == requester ? null : requester;
                continue;
            }

            try
            {
                command.Complete();
            }
            catch (PipelineStoppedException) when (TakeUpstreamStop() is { } by)
            {
                requester = by;
            }
        }

        _firstFailure?.Throw();
    }

    private CommandProcessor? TakeUpstreamStop()
    {
        if (_firstFailure?.SourceException is not StopUpstreamCommandsException stop)
        {
            return null;
        }

        _firstFailure = null;
        return stop.Requester;
    }
}

/// <summary>A command downstream has all that it wants.</summary>
internal sealed class StopUpstreamCommandsException(CommandProcessor requester) : FlowControlException
{
    internal CommandProcessor Requester { get; } = requester;
}
