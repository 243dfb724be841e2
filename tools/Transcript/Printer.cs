using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using PowerShellDouble;
using PowerShellDouble.Execution;
using PowerShellDouble.Formatting;

namespace AzBackupTools.Transcript;

/// <summary>Prints what one statement says: lines as they come, objects together when it is over.</summary>
internal sealed class Printer(MiniShell shell, Paper paper) : IStreamSink
{
    private readonly List<object?> _objects = [];
    private readonly Dictionary<int, string> _shown = [];

    internal bool HasFailed { get; private set; }

    public void Output(object? value) => _objects.Add(value);

    public void Error(ErrorRecord record)
    {
        HasFailed = true;
        Flush();
        foreach (var line in ErrorText.Of(record))
        {
            paper.Error(line);
        }
    }

    public void Warning(WarningRecord record)
    {
        Flush();
        paper.Warning(record.Message);
    }

    public void Verbose(VerboseRecord record) => paper.Verbose(record.Message);

    public void Debug(DebugRecord record) => paper.Debug(record.Message);

    public void Information(InformationRecord record)
    {
    }

    /// <summary>A line for each new step, and for each further quarter of a step that counts.</summary>
    public void Progress(ProgressRecord record)
    {
        var step = $"{record.Activity}|{record.StatusDescription}|{record.CurrentOperation}|{Math.Floor(record.PercentComplete / 25.0)}";
        if (record.RecordType == ProgressRecordType.Completed || (_shown.TryGetValue(record.ActivityId, out var last) && last == step))
        {
            return;
        }

        _shown[record.ActivityId] = step;
        var percent = record.PercentComplete > 0 ? record.PercentComplete.ToString(CultureInfo.InvariantCulture).PadLeft(4) + "%" : string.Empty;
        var operation = string.IsNullOrEmpty(record.CurrentOperation) ? string.Empty : ": " + record.CurrentOperation;
        paper.Progress($"  [{record.Activity}] {record.StatusDescription}{operation}{percent}");
    }

    public void HostLine(string line) => paper.Line(line);

    public void Question(string caption, string message, string answer) => paper.Line($"{caption}: {message} {answer}");

    internal void Flush()
    {
        foreach (var line in shell.Show(_objects))
        {
            paper.Shown(line);
        }

        _objects.Clear();
    }
}
