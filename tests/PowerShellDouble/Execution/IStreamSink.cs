using System.Management.Automation;

namespace PowerShellDouble.Execution;

/// <summary>Takes what commands say, in its order. All calls come on the pipeline thread.</summary>
public interface IStreamSink
{
    /// <summary>An object that leaves the last command of a statement.</summary>
    void Output(object? value);

    /// <summary>An error, terminating or not.</summary>
    void Error(ErrorRecord record);

    /// <summary>A warning.</summary>
    void Warning(WarningRecord record);

    /// <summary>A verbose line.</summary>
    void Verbose(VerboseRecord record);

    /// <summary>A debug line.</summary>
    void Debug(DebugRecord record);

    /// <summary>Something of the information stream.</summary>
    void Information(InformationRecord record);

    /// <summary>Where an activity is.</summary>
    void Progress(ProgressRecord record);

    /// <summary>A line that the engine or a cmdlet writes to the host itself, such as what -WhatIf says.</summary>
    void HostLine(string line);

    /// <summary>A question with the answer that was given to it.</summary>
    void Question(string caption, string message, string answer);
}
