using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// Carries what background tasks say onto the pipeline thread, the only one that may talk to PowerShell. The law: the queue is
/// drained on the pipeline thread; leaving the pump by any exception (<c>Select-Object -First 1</c> makes a write throw) cancels
/// the token, completes pending waiters as cancelled, gives the tasks a short grace period, and rethrows the original exception.
/// </summary>
internal sealed class PipelinePump : IPipeline, IDisposable
{
    /// <summary>Ctrl+C must be answered within a second, even by a transport that ignores its token.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    /// <summary>After so long without a message, progress is drawn as it stands: two records a second are the most.</summary>
    private const int QuietMilliseconds = 500;

    private static readonly AsyncLocal<IPipeline?> Ambient = new();

    private readonly PSCmdlet _cmdlet;
    private readonly ProgressWriter _progress;
    private readonly BlockingCollection<Message> _queue = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly HashSet<Task> _running = new();
    private readonly object _gate = new();
    private bool _closed;

    internal PipelinePump(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _progress = new ProgressWriter(cmdlet);
        Token = _stop.Token;
    }

    /// <summary>The pipeline that the calling work was started for: how a credential deep below reaches the thread that may ask for a token.</summary>
    internal static IPipeline? Current => Ambient.Value;

    /// <summary>Cancelled when the pipeline stops, for whichever reason.</summary>
    internal CancellationToken Token { get; }

    /// <summary>How many tasks have been started and are not over.</summary>
    internal int RunningCount
    {
        get
        {
            lock (_running)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>True when somebody has set a preference under which debug lines are seen; the wire log is not formatted else.</summary>
    public bool WantsDebug { get; set; }

    /// <summary>Starts work beside what already runs. It ends itself with an error record; what it still throws comes out of <see cref="DrainWhile"/>.</summary>
    internal Task Start(Func<IPipeline, CancellationToken, Task> work)
    {
        var task = Task.Run(
            () =>
            {
                Ambient.Value = this;
                return work(this, Token);
            },
            Token);
        lock (_running)
        {
            _running.Add(task);
        }

        _ = task.ContinueWith(
            ended =>
            {
                lock (_running)
                {
                    _running.Remove(ended);
                }

                Post(new Message(static _ => { }, null));
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
        return task;
    }

    /// <summary>Runs one piece of work to its end, on the pipeline thread. What PowerShell throws passes through.</summary>
    /// <returns>What the work itself threw, or null.</returns>
    internal Exception? Run(Func<IPipeline, CancellationToken, Task> work)
    {
        var task = Start(work);
        DrainWhile(() => !task.IsCompleted);
        if (Token.IsCancellationRequested)
        {
            // Being stopped is not an error, and there is nobody left to tell.
            throw new PipelineStoppedException();
        }

        try
        {
            task.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>Hands messages to the pipeline until the condition no longer holds, then what is left in the queue.</summary>
    internal void DrainWhile(Func<bool> condition)
    {
        try
        {
            while (condition())
            {
                if (_queue.TryTake(out var next, _progress.HasNews ? QuietMilliseconds : Timeout.Infinite, _abandon.Token))
                {
                    next.Deliver(_cmdlet);
                }
                else
                {
                    _progress.CatchUp();
                }
            }

            while (_queue.TryTake(out var message))
            {
                message.Deliver(_cmdlet);
            }
        }
        catch (OperationCanceledException) when (_abandon.IsCancellationRequested)
        {
            Close();
            throw new PipelineStoppedException();
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Asks everything to end; called from the thread that stops the pipeline.</summary>
    internal void Stop()
    {
        try
        {
            _stop.Cancel();
            _abandon.CancelAfter(Grace);
        }
        catch (ObjectDisposedException)
        {
            // The pipeline was over before the request to stop it came.
        }
    }

    private void Leave()
    {
        _stop.Cancel();
        Close();
        Task[] left;
        lock (_running)
        {
            left = _running.ToArray();
        }

        // The tasks have been told to end; waiting for them must not fail in their stead.
        ((IAsyncResult)Task.WhenAll(left)).AsyncWaitHandle.WaitOne(Grace);
    }

    private void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        while (_queue.TryTake(out var message))
        {
            message.Cancel();
        }
    }

    private void Post(Message message)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _queue.Add(message);
                return;
            }
        }

        message.Cancel();
    }

    /// <inheritdoc />
    public Task<T> InvokeAsync<T>(Func<PSCmdlet, T> work) => AskAsync(work, static exception => exception is not PipelineStoppedException);

    /// <inheritdoc />
    public Task WriteObjectAsync(object value) =>
        AskAsync(
            cmdlet =>
            {
                cmdlet.WriteObject(value);
                return true;
            },
            static _ => false);

    /// <inheritdoc />
    public Task WriteErrorAsync(ErrorRecord error) =>
        AskAsync(
            cmdlet =>
            {
                cmdlet.WriteError(error);
                return true;
            },
            static _ => false);

    /// <inheritdoc />
    public Task<bool> ShouldProcessAsync(string target, string action) =>
        AskAsync(cmdlet => cmdlet.ShouldProcess(target, action), static _ => false);

    /// <inheritdoc />
    public Task<bool> ShouldProcessAsync(string description, string question, string caption) =>
        AskAsync(cmdlet => cmdlet.ShouldProcess(description, question, caption), static _ => false);

    /// <inheritdoc />
    public Task<bool> ShouldContinueAsync(string query, string caption) =>
        AskAsync(cmdlet => cmdlet.ShouldContinue(query, caption), static _ => false);

    /// <inheritdoc />
    public void Warning(string message) => Post(new Message(cmdlet => cmdlet.WriteWarning(message), null));

    /// <inheritdoc />
    public void Verbose(string message) => Post(new Message(cmdlet => cmdlet.WriteVerbose(message), null));

    /// <inheritdoc />
    public void Debug(string message) => Post(new Message(cmdlet => cmdlet.WriteDebug(message), null));

    /// <inheritdoc />
    public void Progress(ActivityProgress progress)
    {
        var told = _progress.Now;
        Post(new Message(_ => _progress.Write(progress, told), null));
    }

    /// <summary>Tells how far a run of many has come; the bars of its parts stand under it.</summary>
    internal void OverallProgress(ActivityProgress progress)
    {
        var told = _progress.Now;
        Post(new Message(_ => _progress.WriteOverall(progress, told), null));
    }

    /// <param name="work">What to do on the pipeline thread.</param>
    /// <param name="belongsToAsker">Which of its exceptions the asker hears of; all others end the pipeline.</param>
    private Task<T> AskAsync<T>(Func<PSCmdlet, T> work, Func<Exception, bool> belongsToAsker)
    {
        // Without asynchronous continuations the work would go on running on the pipeline thread.
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(new Message(
            cmdlet =>
            {
                try
                {
                    answer.TrySetResult(work(cmdlet));
                }
                catch (Exception exception) when (belongsToAsker(exception))
                {
                    answer.TrySetException(exception);
                }
                catch
                {
                    answer.TrySetCanceled();
                    throw;
                }
            },
            () => answer.TrySetCanceled()));
        return answer.Task;
    }

    /// <summary>Sets the clocks that progress is paced by: that of the service, and that on the wall where it is not the machine's.</summary>
    internal void UseClock(IClock clock, IClock? wall = null)
    {
        _progress.Clock = clock;
        _progress.WallClock = wall ?? SystemClock.Instance;
    }

    /// <summary>Ends progress bars that a failure left open; on the pipeline thread.</summary>
    internal void CompleteProgress() => _progress.CompleteAll();

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        Close();
        _stop.Dispose();
        _abandon.Dispose();
        _queue.Dispose();
    }

    private readonly struct Message(Action<PSCmdlet> deliver, Action? cancel)
    {
        public void Deliver(PSCmdlet cmdlet) => deliver(cmdlet);

        public void Cancel() => cancel?.Invoke();
    }
}
