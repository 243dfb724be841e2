using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using PowerShellDouble.Binding;

namespace PowerShellDouble.Execution;

/// <summary>Runs a cmdlet class as a command.</summary>
internal sealed class CmdletProcessor : CommandProcessor
{
    private readonly SessionContext _context;
    private readonly Cmdlet _cmdlet;
    private readonly CommonParameters _common = new();
    private readonly ShouldProcessParameters _change = new();
    private readonly IReadOnlyList<CommandArgument> _arguments;
    private readonly ParameterBinder _binder;
    private readonly CommandRuntime _runtime;
    private readonly List<string> _obsolete = [];
    private bool _hasRun;

    internal CmdletProcessor(SessionContext context, CmdletInfo info, string invocationName, IReadOnlyList<CommandArgument> arguments, IScriptExtent extent)
    {
        _context = context;
        _arguments = arguments;
        var metadata = CommandMetadata.Of(info.ImplementingType);
        _cmdlet = (Cmdlet)Activator.CreateInstance(info.ImplementingType)!;
        Invocation = new InvocationInfo(info, invocationName, extent);
        var preferences = new Preferences(context.Variables, _common, _change, () => context.HasUserInterface);
        _runtime = new CommandRuntime(context, this, metadata, preferences, _common);
        _binder = new ParameterBinder(this, metadata, Invocation, context.Engine);
        _cmdlet.CommandRuntime = _runtime;
        (_cmdlet as PSCmdlet)?.Attach(context.SessionState, Invocation);
    }

    internal InvocationInfo Invocation { get; }

    internal PipelineProcessor OwnPipeline => Pipeline;

    public override void Dispose()
    {
        (_cmdlet as IDisposable)?.Dispose();
        base.Dispose();
    }

    internal override void Prepare(PipelineProcessor pipeline, int position, int length, bool expectsInput)
    {
        base.Prepare(pipeline, position, length, expectsInput);
        Invocation.PipelinePosition = position + 1;
        Invocation.PipelineLength = length;
        Invocation.ExpectingInput = expectsInput;
        pipeline.Permitting(this, toPipeline: false, () => _binder.BindCommandLine(_arguments, expectsInput));
        _runtime.Start();
    }

    internal override void Begin() => Guarded(_cmdlet.DoBegin);

    internal override void Execute()
    {
        while (Read())
        {
            Guarded(() =>
            {
                foreach (var warning in _obsolete)
                {
                    _cmdlet.WriteWarning(warning);
                }

                _obsolete.Clear();
                _cmdlet.DoProcess();
            });
        }
    }

    internal override void Complete()
    {
        Execute();
        Guarded(_cmdlet.DoEnd);
    }

    internal override void Stop()
    {
        try
        {
            _cmdlet.DoStop();
        }
        catch (Exception)
        {
            // The engine goes on stopping the others, whatever one of them throws.
        }
    }

    internal object TargetOf(BindableParameter parameter) => parameter.Owner switch
    {
        ParameterOwner.Cmdlet => _cmdlet,
        ParameterOwner.CommonParameters => _common,
        _ => _change,
    };

    internal void SetParameterSetName(string name)
    {
        if (_cmdlet is PSCmdlet cmdlet)
        {
            cmdlet.ParameterSetName = name;
        }
    }

    internal void WarnOfObsolete(BindableParameter parameter) =>
        _obsolete.Add($"Parameter '{parameter.Name}' is obsolete. {parameter.Obsolete!.Message}");

    /// <summary>Keeps a failure for the pipeline and gives what unwinds the command.</summary>
    internal PipelineStoppedException Failed(Exception exception)
    {
        Pipeline.RecordFailure(exception);
        if (exception is RuntimeException failure and not PipelineStoppedException)
        {
            _context.Errors.Insert(0, failure.ReportedRecord);
            _runtime.AppendToErrorVariable(failure.ReportedRecord);
        }

        return new PipelineStoppedException();
    }

    private bool Read()
    {
        if (Pipeline.Stopping)
        {
            throw new PipelineStoppedException();
        }

        if (!ExpectsInput)
        {
            var first = !_hasRun;
            _hasRun = true;
            return first;
        }

        while (TryRead(out var input))
        {
            try
            {
                if (!_binder.BindInput(input))
                {
                    RefuseInput(input, "InputObjectNotBound", "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.");
                    continue;
                }
            }
            catch (ParameterBindingException exception)
            {
                exception.ErrorRecord.SetTargetObject(input);
                _runtime.WriteErrorUnchecked(exception.ReportedRecord);
                continue;
            }

            var missing = _binder.MissingAfterInput();
            if (missing.Count == 0)
            {
                return true;
            }

            RefuseInput(input, "InputObjectMissingMandatory", $"The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: {ParameterBinder.Names(missing)}");
        }

        return false;
    }

    private void RefuseInput(object? input, string id, string message)
    {
        var exception = new ParameterBindingException(ErrorCategory.InvalidArgument, Invocation, id, message);
        exception.ErrorRecord.SetTargetObject(input);
        _runtime.WriteErrorUnchecked(exception.ReportedRecord);
    }

    private void Guarded(Action action)
    {
        try
        {
            Pipeline.Permitting(this, toPipeline: true, action);
        }
        catch (Exception exception)
        {
            throw Failed(exception switch
            {
                PipelineStoppedException or CmdletInvocationException or ActionPreferenceStopException or HaltCommandException or FlowControlException => exception,
                RuntimeException { WasThrownFromThrowStatement: true } => exception,
                _ => new CmdletInvocationException(exception, Invocation),
            });
        }
    }
}
