using System.Collections;
using System.Collections.Generic;
using System.Management.Automation.Internal;
using PowerShellDouble.Execution;

namespace System.Management.Automation;

/// <summary>The base of cmdlets that need nothing of the session.</summary>
public abstract class Cmdlet : InternalCommand
{
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "ErrorVariable",
        "WarningVariable", "OutVariable", "OutBuffer", "PipelineVariable", "InformationVariable",
    };

    private static readonly HashSet<string> Optional = new(StringComparer.OrdinalIgnoreCase)
    {
        "WhatIf", "Confirm", "UseTransaction",
    };

    private ICommandRuntime? _runtime;

    protected Cmdlet()
    {
    }

    public static HashSet<string> CommonParameters => new(Common, StringComparer.OrdinalIgnoreCase);

    public static HashSet<string> OptionalCommonParameters => new(Optional, StringComparer.OrdinalIgnoreCase);

    public ICommandRuntime CommandRuntime
    {
        get => _runtime!;
        set => _runtime = value;
    }

    public bool Stopping => (_runtime as CommandRuntime)?.IsStopping ?? false;

    private ICommandRuntime Runtime => _runtime ?? throw new NotImplementedException(
        "The cmdlet has no command runtime: run it in a pipeline, or give it one.");

    public virtual string GetResourceString(string baseName, string resourceId) =>
        throw new NotSupportedException("Cmdlet.GetResourceString is not in the double.");

    public IEnumerable Invoke() => throw new NotSupportedException("Cmdlet.Invoke is not in the double: run the cmdlet in a pipeline.");

    public IEnumerable<T> Invoke<T>() => throw new NotSupportedException("Cmdlet.Invoke<T> is not in the double: run the cmdlet in a pipeline.");

    public bool ShouldContinue(string query, string caption) => Runtime.ShouldContinue(query, caption);

    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        Runtime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

    public bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll) =>
        Runtime is ICommandRuntime2 runtime
            ? runtime.ShouldContinue(query, caption, hasSecurityImpact, ref yesToAll, ref noToAll)
            : Runtime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

    public bool ShouldProcess(string target) => Runtime.ShouldProcess(target);

    public bool ShouldProcess(string target, string action) => Runtime.ShouldProcess(target, action);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) =>
        Runtime.ShouldProcess(verboseDescription, verboseWarning, caption);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason) =>
        Runtime.ShouldProcess(verboseDescription, verboseWarning, caption, out shouldProcessReason);

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Runtime.ThrowTerminatingError(errorRecord);
    }

    public bool TransactionAvailable() => false;

    public void WriteCommandDetail(string text) => Runtime.WriteCommandDetail(text);

    public void WriteDebug(string text) => Runtime.WriteDebug(text);

    public void WriteError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Runtime.WriteError(errorRecord);
    }

    public void WriteInformation(object messageData, string[] tags)
    {
        var record = new InformationRecord(messageData, (this as PSCmdlet)?.MyInvocation.MyCommand.Name);
        if (tags is not null)
        {
            record.Tags.AddRange(tags);
        }

        WriteInformation(record);
    }

    public void WriteInformation(InformationRecord informationRecord)
    {
        if (Runtime is not ICommandRuntime2 runtime)
        {
            throw new NotImplementedException("The command runtime has no information stream.");
        }

        runtime.WriteInformation(informationRecord);
    }

    public void WriteObject(object? sendToPipeline) => Runtime.WriteObject(sendToPipeline!);

    public void WriteObject(object? sendToPipeline, bool enumerateCollection) => Runtime.WriteObject(sendToPipeline!, enumerateCollection);

    public void WriteProgress(ProgressRecord progressRecord)
    {
        ArgumentNullException.ThrowIfNull(progressRecord);
        Runtime.WriteProgress(progressRecord);
    }

    public void WriteVerbose(string text) => Runtime.WriteVerbose(text);

    public void WriteWarning(string text) => Runtime.WriteWarning(text);

    protected virtual void BeginProcessing()
    {
    }

    protected virtual void ProcessRecord()
    {
    }

    protected virtual void EndProcessing()
    {
    }

    protected virtual void StopProcessing()
    {
    }

    internal void DoBegin() => BeginProcessing();

    internal void DoProcess() => ProcessRecord();

    internal void DoEnd() => EndProcessing();

    internal void DoStop() => StopProcessing();
}
