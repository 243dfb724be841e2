using System.Threading;

namespace System.Management.Automation.Runspaces;

/// <summary>A session, for those who hang their own state on it.</summary>
public abstract class Runspace : IDisposable
{
    private static readonly ThreadLocal<Runspace?> Default = new();
    private static int _lastId;

    internal Runspace()
    {
        Id = Interlocked.Increment(ref _lastId);
    }

    public event EventHandler<RunspaceAvailabilityEventArgs>? AvailabilityChanged;

    public event EventHandler<RunspaceStateEventArgs>? StateChanged;

    public static bool CanUseDefaultRunspace => DefaultRunspace is not null;

    /// <summary>The session of this thread.</summary>
    public static Runspace? DefaultRunspace
    {
        get => Default.Value;
        set => Default.Value = value;
    }

    public int Id { get; }

    public Guid InstanceId { get; } = Guid.NewGuid();

    public string Name { get; set; } = "Runspace";

    public abstract RunspaceAvailability RunspaceAvailability { get; protected set; }

    public abstract RunspaceStateInfo RunspaceStateInfo { get; }

    public abstract void Close();

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private protected void OnStateChanged() => StateChanged?.Invoke(this, new RunspaceStateEventArgs(RunspaceStateInfo));

    private protected void OnAvailabilityChanged() =>
        AvailabilityChanged?.Invoke(this, new RunspaceAvailabilityEventArgs(RunspaceAvailability));
}

public enum RunspaceState
{
    BeforeOpen,
    Opening,
    Opened,
    Closed,
    Closing,
    Broken,
    Disconnecting,
    Disconnected,
    Connecting,
}

public enum RunspaceAvailability
{
    None,
    Available,
    AvailableForNestedCommand,
    Busy,
    RemoteDebug,
}

public sealed class RunspaceStateInfo
{
    internal RunspaceStateInfo(RunspaceState state)
    {
        State = state;
    }

    public Exception? Reason => null;

    public RunspaceState State { get; }

    public override string ToString() => State.ToString();
}

public sealed class RunspaceStateEventArgs : EventArgs
{
    internal RunspaceStateEventArgs(RunspaceStateInfo runspaceStateInfo)
    {
        RunspaceStateInfo = runspaceStateInfo;
    }

    public RunspaceStateInfo RunspaceStateInfo { get; }
}

public sealed class RunspaceAvailabilityEventArgs : EventArgs
{
    internal RunspaceAvailabilityEventArgs(RunspaceAvailability availability)
    {
        RunspaceAvailability = availability;
    }

    public RunspaceAvailability RunspaceAvailability { get; }
}
