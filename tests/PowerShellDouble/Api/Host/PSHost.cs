using System.Globalization;

namespace System.Management.Automation.Host;

/// <summary>What shows the session to somebody.</summary>
public abstract class PSHost
{
    protected PSHost()
    {
    }

    public abstract CultureInfo CurrentCulture { get; }

    public abstract CultureInfo CurrentUICulture { get; }

    public abstract Guid InstanceId { get; }

    public abstract string Name { get; }

    public virtual PSObject? PrivateData => null;

    /// <summary>Null where nobody watches, as in a runbook.</summary>
    public abstract PSHostUserInterface? UI { get; }

    public abstract Version Version { get; }

    public abstract void EnterNestedPrompt();

    public abstract void ExitNestedPrompt();

    public abstract void NotifyBeginApplication();

    public abstract void NotifyEndApplication();

    public abstract void SetShouldExit(int exitCode);
}
