using System;
using System.Management.Automation;
using System.Threading;

namespace PowerShellProbe.Cmdlets;

/// <summary>Says something on each stream.</summary>
[Cmdlet(VerbsCommunications.Write, "Probe")]
public sealed class WriteProbeCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string Text { get; set; } = "probe";

    protected override void ProcessRecord()
    {
        WriteVerbose("verbose " + Text);
        WriteDebug("debug " + Text);
        WriteWarning("warning " + Text);
        WriteInformation("information " + Text, new[] { "tag" });
        WriteProgress(new ProgressRecord(1, "Probing", "Half way") { PercentComplete = 50, CurrentOperation = Text });
        WriteProgress(new ProgressRecord(1, "Probing", "Done") { RecordType = ProgressRecordType.Completed });
        WriteObject("output " + Text);
    }
}

/// <summary>Calls the engine where that is not allowed and says what came of it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeThread")]
public sealed class TestProbeThreadCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string Call { get; set; } = "Object";

    protected override void ProcessRecord()
    {
        Exception? caught = null;
        var thread = new Thread(() =>
        {
            try
            {
                switch (Call)
                {
                    case "Object":
                        WriteObject(1);
                        break;
                    case "Verbose":
                        WriteVerbose("x");
                        break;
                    case "Progress":
                        WriteProgress(new ProgressRecord(1, "a", "b"));
                        break;
                    case "Error":
                        WriteError(new ErrorRecord(new InvalidOperationException("x"), "x", ErrorCategory.NotSpecified, null));
                        break;
                }
            }
            catch (Exception exception)
            {
                caught = exception;
            }
        });
        thread.Start();
        thread.Join();
        WriteObject(caught is null ? "allowed" : caught.GetType().Name + ": " + caught.Message);
    }
}

/// <summary>Waits until it is stopped.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Probe")]
public sealed class WaitProbeCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim _stopped = new();

    /// <summary>Set as soon as it waits.</summary>
    public static ManualResetEventSlim Waiting { get; } = new();

    [Parameter]
    public System.Collections.IList? Journal { get; set; }

    public void Dispose()
    {
        Journal?.Add("dispose");
        _stopped.Dispose();
    }

    protected override void ProcessRecord()
    {
        Waiting.Set();
        _stopped.Wait();
        Journal?.Add("woken " + Stopping);
        WriteObject("never");
    }

    protected override void EndProcessing() => Journal?.Add("end");

    protected override void StopProcessing()
    {
        Journal?.Add("stop");
        _stopped.Set();
    }
}

/// <summary>Reads and runs what the session has.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Probe")]
public sealed class MeasureProbeCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public string Script { get; set; } = string.Empty;

    protected override void ProcessRecord()
    {
        foreach (var result in InvokeCommand.InvokeScript(Script))
        {
            WriteObject(result);
        }

        WriteObject(SessionState.PSVariable.GetValue("probe", "none"));
        WriteObject(GetVariableValue("missing", "default"));
    }
}
