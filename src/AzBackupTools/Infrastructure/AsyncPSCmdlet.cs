using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// The base of every cmdlet that waits for something: its work runs in the background while the pipeline thread stays free to
/// write, to ask and to be stopped.
/// </summary>
public abstract class AsyncPSCmdlet : PSCmdlet, IDisposable
{
    private PipelinePump? _pump;

    private protected PipelinePump Pump => _pump ??= new PipelinePump(this);

    /// <summary>Runs <see cref="BeginProcessingAsync"/>.</summary>
    protected sealed override void BeginProcessing()
    {
        Pump.WantsDebug = ShowsDebug();
        Guarded(BeginProcessingAsync);
    }

    /// <summary>Runs the work for one input.</summary>
    protected override void ProcessRecord() => Guarded(ProcessRecordAsync);

    /// <summary>Runs <see cref="EndProcessingAsync"/> and takes away what progress is left.</summary>
    protected override void EndProcessing()
    {
        Guarded(EndProcessingAsync);
        Pump.CompleteProgress();
    }

    /// <summary>Asks the work to end; PowerShell calls it on a thread of its own.</summary>
    protected sealed override void StopProcessing() => _pump?.Stop();

    private protected virtual Task BeginProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected virtual Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected virtual Task EndProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether debug lines go anywhere: formatting the wire log costs more than sending the request.</summary>
    private bool ShowsDebug() =>
        MyInvocation.BoundParameters.TryGetValue("Debug", out var asked)
            ? LanguagePrimitives.IsTrue(asked)
            : LanguagePrimitives.ConvertTo<ActionPreference>(GetVariableValue("DebugPreference", ActionPreference.SilentlyContinue))
                is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Makes the record for an exception that the work let through.</summary>
    private protected virtual CmdletFailure DescribeFailure(Exception exception) => ErrorFactory.FromException(exception, []);

    private void Guarded(Func<IPipeline, CancellationToken, Task> work)
    {
        if (Pump.Run(work) is not { } exception)
        {
            return;
        }

        Pump.CompleteProgress();
        var failure = DescribeFailure(exception);
        if (failure.IsTerminating)
        {
            ThrowTerminatingError(failure.ErrorRecord);
        }

        WriteError(failure.ErrorRecord);
    }

    /// <summary>Ends what still runs.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what still runs.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pump?.Dispose();
        }
    }
}
