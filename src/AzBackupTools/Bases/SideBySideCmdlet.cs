using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>
/// The base of cmdlets that work on many things at once: what the pipeline brings runs side by side up to the throttle limit,
/// one result for each input, one error for each failure, and the rest goes on.
/// </summary>
/// <typeparam name="TWork">What one input asks for: a copy of the parameters, which the next input overwrites.</typeparam>
public abstract class SideBySideCmdlet<TWork> : VaultCmdlet
{
    private readonly object _tell = new();
    private CmdletFailure? _fatal;
    private int _taken;
    private int _done;
    private bool _hasAllInput;

    /// <summary>How many inputs are worked on at the same time: 1 to 64, 16 by default.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>What a run of many does, as its progress bar says it: "Protecting virtual machines".</summary>
    private protected virtual string RunActivity => MyInvocation.MyCommand.Name;

    /// <summary>Takes what the bound parameters ask for. Runs on the pipeline thread, before the next input is bound.</summary>
    private protected abstract IEnumerable<TWork> TakeInput();

    /// <summary>Does the work for one input.</summary>
    private protected abstract Task WorkAsync(TWork work, IPipeline pipeline, CancellationToken cancellationToken);

    /// <summary>Starts the work for one input as soon as there is room.</summary>
    protected sealed override void ProcessRecord()
    {
        var input = TakeInput().ToList();
        _taken += input.Count;
        foreach (var work in input)
        {
            TellRun();
            Pump.DrainWhile(() => Pump.RunningCount >= ThrottleLimit);
            ThrowIfFatal();
            Pump.Start((pipeline, cancellationToken) => GuardAsync(work, pipeline, cancellationToken));
        }
    }

    /// <summary>Waits for what still runs.</summary>
    protected sealed override void EndProcessing()
    {
        _hasAllInput = true;
        TellRun();
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
        finally
        {
            Interlocked.Increment(ref _done);
            TellRun();
        }
    }

    /// <summary>
    /// Tells how far a run of many has come; one input has a bar of its own. As long as the pipeline brings more, nobody knows how
    /// many there are, and no percentage is told.
    /// </summary>
    private void TellRun()
    {
        // One after the other, or an end would be told before what comes before it.
        lock (_tell)
        {
            var taken = Volatile.Read(ref _taken);
            if (taken < 2)
            {
                return;
            }

            var done = Volatile.Read(ref _done);
            var hasAll = Volatile.Read(ref _hasAllInput);
            Pump.OverallProgress(new ActivityProgress
            {
                Activity = RunActivity,
                Status = hasAll ? $"{done} of {taken}" : $"{done} of {taken} so far",
                PercentComplete = hasAll ? done * 100 / taken : null,
                Completed = hasAll && done == taken,
            });
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
