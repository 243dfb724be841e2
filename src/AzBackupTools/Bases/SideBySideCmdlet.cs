using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

using AzBackupTools.Infrastructure;

namespace AzBackupTools.Bases;

/// <summary>
/// The base of cmdlets that work on many things at once: what the pipeline brings runs side by side up to the throttle limit,
/// one result for each input, one error for each failure, and the rest goes on.
/// </summary>
/// <typeparam name="TWork">What one input asks for: a copy of the parameters, which the next input overwrites.</typeparam>
public abstract class SideBySideCmdlet<TWork> : VaultCmdlet
{
    private CmdletFailure? _fatal;

    /// <summary>How many inputs are worked on at the same time: 1 to 64, 16 by default.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Takes what the bound parameters ask for. Runs on the pipeline thread, before the next input is bound.</summary>
    private protected abstract IEnumerable<TWork> TakeInput();

    /// <summary>Does the work for one input.</summary>
    private protected abstract Task WorkAsync(TWork work, IPipeline pipeline, CancellationToken cancellationToken);

    /// <summary>Starts the work for one input as soon as there is room.</summary>
    protected sealed override void ProcessRecord()
    {
        foreach (var work in TakeInput())
        {
            Pump.DrainWhile(() => Pump.RunningCount >= ThrottleLimit);
            ThrowIfFatal();
            Pump.Start((pipeline, cancellationToken) => GuardAsync(work, pipeline, cancellationToken));
        }
    }

    /// <summary>Waits for what still runs.</summary>
    protected sealed override void EndProcessing()
    {
        Pump.DrainWhile(() => Pump.RunningCount > 0);
        ThrowIfFatal();
        base.EndProcessing();
    }

    private async Task GuardAsync(TWork work, IPipeline pipeline, CancellationToken cancellationToken)
    {
        try
        {
            if (Volatile.Read(ref _fatal) is null)
            {
                await WorkAsync(work, pipeline, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being stopped is not an error.
        }
        catch (Exception exception)
        {
            var failure = DescribeFailure(exception);
            if (failure.IsTerminating)
            {
                Interlocked.CompareExchange(ref _fatal, failure, null);
            }
            else
            {
                await pipeline.WriteErrorAsync(failure.ErrorRecord).ConfigureAwait(false);
            }
        }
    }

    private void ThrowIfFatal()
    {
        if (Pump.Token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (Volatile.Read(ref _fatal) is { } failure)
        {
            Pump.DrainWhile(() => Pump.RunningCount > 0);
            ThrowTerminatingError(failure.ErrorRecord);
        }
    }
}
