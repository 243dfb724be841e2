using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using PowerShellDouble.Binding;
using PowerShellDouble.Conversion;

namespace PowerShellDouble.Execution;

/// <summary>What a cmdlet says goes through here, under the same laws as in the engine: from its own thread, while it is its turn.</summary>
internal sealed partial class CommandRuntime(
    SessionContext context,
    CmdletProcessor processor,
    CommandMetadata metadata,
    Preferences preferences,
    CommonParameters common) : ICommandRuntime2
{
    private const string WriteNotPermitted =
        "The WriteObject and WriteError methods cannot be called from outside the overrides of the BeginProcessing, ProcessRecord, and EndProcessing methods, and they can only be called from within the same thread. Validate that the cmdlet makes these calls correctly, or contact Microsoft Customer Support Services.";

    // The streams of which a question has been answered with Yes to All.
    private readonly HashSet<Stream> _toAll = [];

    private enum Stream
    {
        Error,
        Warning,
        Verbose,
        Debug,
        Information,
        Progress,
    }

    public PSHost Host => context.Host;

    internal CmdletProcessor Processor => processor;

    internal bool IsStopping => processor.OwnPipeline is { Stopping: true };

    public bool TransactionAvailable() => false;

    public void WriteCommandDetail(string text)
    {
    }

    public void WriteObject(object? sendToPipeline)
    {
        RequireTurn(toPipeline: true);
        Send(sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        RequireTurn(toPipeline: true);
        if (!enumerateCollection || Enumeration.Of(sendToPipeline) is not { } many)
        {
            Send(sendToPipeline);
            return;
        }

        foreach (var item in many)
        {
            Send(item);
        }
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        RequireTurn(toPipeline: true);
        errorRecord.SetInvocationInfo(processor.Invocation);
        WriteErrorUnchecked(errorRecord);
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        RefuseWhenStopping();
        errorRecord.SetInvocationInfo(processor.Invocation);
        throw processor.Failed(new CmdletInvocationException(errorRecord));
    }

    public void WriteWarning(string text)
    {
        var record = new WarningRecord(text) { InvocationInfo = processor.Invocation };
        if (ShouldWrite(Stream.Warning, preferences.Warning))
        {
            context.Sink.Warning(record);
        }

        Append(common.WarningVariable, record);
        Heed(Stream.Warning, preferences.Warning, text);
    }

    public void WriteVerbose(string text)
    {
        if (ShouldWrite(Stream.Verbose, preferences.Verbose))
        {
            context.Sink.Verbose(new VerboseRecord(text) { InvocationInfo = processor.Invocation });
        }

        Heed(Stream.Verbose, preferences.Verbose, text);
    }

    public void WriteDebug(string text)
    {
        if (ShouldWrite(Stream.Debug, preferences.Debug))
        {
            context.Sink.Debug(new DebugRecord(text) { InvocationInfo = processor.Invocation });
        }

        Heed(Stream.Debug, preferences.Debug, text);
    }

    public void WriteProgress(ProgressRecord progressRecord) => WriteProgress(0, progressRecord);

    public void WriteProgress(long sourceId, ProgressRecord progressRecord)
    {
        if (ShouldWrite(Stream.Progress, preferences.Progress))
        {
            context.Sink.Progress(progressRecord);
        }

        Heed(Stream.Progress, preferences.Progress, progressRecord.Activity);
    }

    public void WriteInformation(InformationRecord informationRecord)
    {
        var preference = preferences.Information;
        var shown = ShouldWrite(Stream.Information, preference);
        if (preference == ActionPreference.Ignore)
        {
            return;
        }

        if (shown)
        {
            context.Sink.HostLine(informationRecord.ToString());
        }

        context.Sink.Information(informationRecord);
        Append(common.InformationVariable, informationRecord);
        Heed(Stream.Information, preference, informationRecord.ToString());
    }

    /// <summary>Empties the variables that -ErrorVariable and its kin name; a plus in front of the name keeps what is there.</summary>
    internal void Start()
    {
        if (common.OutBuffer != 0 || common.PipelineVariable is not null)
        {
            throw new NotSupportedException("-OutBuffer and -PipelineVariable are not in the double.");
        }

        foreach (var name in new[] { common.ErrorVariable, common.WarningVariable, common.InformationVariable, common.OutVariable })
        {
            if (name is not null && name[0] != '+')
            {
                context.Variables.Set(name, new ArrayList());
            }
        }
    }

    internal void AppendToErrorVariable(object record) => Append(common.ErrorVariable, record);

    internal void WriteErrorUnchecked(ErrorRecord record)
    {
        RefuseWhenStopping();
        switch (preferences.Error)
        {
            case ActionPreference.Ignore:
                return;
            case ActionPreference.SilentlyContinue:
                Remember(record);
                return;
            case ActionPreference.Stop:
                throw processor.Failed(new ActionPreferenceStopException(
                    processor.Invocation,
                    record,
                    $"The running command stopped because the preference variable \"ErrorActionPreference\" or common parameter is set to Stop: {record}"));
            case ActionPreference.Inquire when !_toAll.Contains(Stream.Error):
                Inquire(Stream.Error, record.Exception.Message);
                break;
        }

        Remember(record);
        context.Sink.Error(record);
    }

    private void Remember(ErrorRecord record)
    {
        context.Errors.Insert(0, record);
        AppendToErrorVariable(record);
    }

    private void Append(string? variable, object value)
    {
        if (variable is null)
        {
            return;
        }

        var name = variable.TrimStart('+');
        if (context.Variables[name] is not ArrayList list)
        {
            context.Variables.Set(name, list = []);
        }

        list.Add(value);
    }

    private void Send(object? value)
    {
        RefuseWhenStopping();
        if (common.OutVariable is not null && value is not null)
        {
            Append(common.OutVariable, value);
        }

        processor.Output(value);
    }

    private bool ShouldWrite(Stream stream, ActionPreference preference)
    {
        RequireTurn(toPipeline: false);
        return _toAll.Contains(stream) || preference is not (ActionPreference.Ignore or ActionPreference.SilentlyContinue);
    }

    // After a line is written, its preference may want the command ended, or asked about.
    private void Heed(Stream stream, ActionPreference preference, string message)
    {
        if (_toAll.Contains(stream))
        {
            return;
        }

        switch (preference)
        {
            case ActionPreference.Stop:
                throw processor.Failed(new ActionPreferenceStopException(
                    processor.Invocation,
                    $"The running command stopped because the preference variable \"{stream}Preference\" or common parameter is set to Stop: {message}"));
            case ActionPreference.Inquire:
                Inquire(stream, null);
                break;
        }
    }

    private void Inquire(Stream stream, string? message)
    {
        switch (Ask(message, null, withAll: true, withHalt: true))
        {
            case Answer.YesToAll:
                _toAll.Add(stream);
                break;
            case Answer.Halt:
                throw processor.Failed(new ActionPreferenceStopException(
                    processor.Invocation,
                    "The running command stopped because the user selected the Stop option."));
        }
    }

    private void RequireTurn(bool toPipeline)
    {
        RefuseWhenStopping();
        if (processor.OwnPipeline is null || !processor.OwnPipeline.MayWrite(processor, toPipeline))
        {
            throw new PSInvalidOperationException(WriteNotPermitted);
        }
    }

    private void RefuseWhenStopping()
    {
        if (IsStopping)
        {
            throw new PipelineStoppedException();
        }
    }
}
