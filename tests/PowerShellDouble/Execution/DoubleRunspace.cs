using System.Management.Automation.Runspaces;

namespace PowerShellDouble.Execution;

/// <summary>The runspace of one session.</summary>
internal sealed class DoubleRunspace : Runspace
{
    private RunspaceState _state = RunspaceState.Opened;
    private RunspaceAvailability _availability = RunspaceAvailability.Available;

    public override RunspaceAvailability RunspaceAvailability
    {
        get => _availability;
        protected set => _availability = value;
    }

    public override RunspaceStateInfo RunspaceStateInfo => new(_state);

    public override void Close()
    {
        if (_state == RunspaceState.Closed)
        {
            return;
        }

        foreach (var state in new[] { RunspaceState.Closing, RunspaceState.Closed })
        {
            _state = state;
            OnStateChanged();
        }

        SetBusy(false);
    }

    internal void SetBusy(bool busy)
    {
        var next = _state == RunspaceState.Closed ? RunspaceAvailability.None : busy ? RunspaceAvailability.Busy : RunspaceAvailability.Available;
        if (next != _availability)
        {
            _availability = next;
            OnAvailabilityChanged();
        }
    }
}
