using System.Collections.Generic;
using System.Management.Automation;

namespace PowerShellDouble.Execution;

/// <summary>Keeps everything.</summary>
internal sealed class RecordingSink : IStreamSink
{
    internal ShellResult Result { get; } = new();

    public void Output(object? value) => Result.AddOutput(value);

    public void Error(ErrorRecord record) => Result.ErrorList.Add(record);

    public void Warning(WarningRecord record) => Result.WarningList.Add(record);

    public void Verbose(VerboseRecord record) => Result.VerboseList.Add(record);

    public void Debug(DebugRecord record) => Result.DebugList.Add(record);

    public void Information(InformationRecord record) => Result.InformationList.Add(record);

    public void Progress(ProgressRecord record) => Result.ProgressList.Add(record);

    public void HostLine(string line) => Result.HostLineList.Add(line);

    public void Question(string caption, string message, string answer) => Result.QuestionList.Add(new AskedQuestion(caption, message, answer));
}

/// <summary>A question that the engine asked.</summary>
/// <param name="Caption">Its caption.</param>
/// <param name="Message">What it said.</param>
/// <param name="Answer">The label of the answer that was given.</param>
public sealed record AskedQuestion(string Caption, string Message, string Answer);

/// <summary>What a script said, stream by stream.</summary>
public sealed class ShellResult
{
    internal List<PSObject?> OutputList { get; } = [];

    internal List<ErrorRecord> ErrorList { get; } = [];

    internal List<WarningRecord> WarningList { get; } = [];

    internal List<VerboseRecord> VerboseList { get; } = [];

    internal List<DebugRecord> DebugList { get; } = [];

    internal List<InformationRecord> InformationList { get; } = [];

    internal List<ProgressRecord> ProgressList { get; } = [];

    internal List<string> HostLineList { get; } = [];

    internal List<AskedQuestion> QuestionList { get; } = [];

    /// <summary>The objects of the output.</summary>
    public IReadOnlyList<PSObject?> Output => OutputList;

    /// <summary>All errors; the terminating one, if there is one, is the last.</summary>
    public IReadOnlyList<ErrorRecord> Errors => ErrorList;

    /// <summary>The warnings.</summary>
    public IReadOnlyList<WarningRecord> Warnings => WarningList;

    /// <summary>The verbose lines.</summary>
    public IReadOnlyList<VerboseRecord> Verbose => VerboseList;

    /// <summary>The debug lines.</summary>
    public IReadOnlyList<DebugRecord> Debug => DebugList;

    /// <summary>The information records.</summary>
    public IReadOnlyList<InformationRecord> Information => InformationList;

    /// <summary>The progress records.</summary>
    public IReadOnlyList<ProgressRecord> Progress => ProgressList;

    /// <summary>The lines written to the host.</summary>
    public IReadOnlyList<string> HostLines => HostLineList;

    /// <summary>The questions asked.</summary>
    public IReadOnlyList<AskedQuestion> Questions => QuestionList;

    /// <summary>The exception that ended the script, if one did.</summary>
    public RuntimeException? TerminatingError { get; internal set; }

    internal void AddOutput(object? value) => OutputList.Add(value is null ? null : PSObject.AsPSObject(value));
}
