using System.Management.Automation.Host;
using PowerShellDouble.Execution;

namespace System.Management.Automation;

/// <summary>What a cmdlet can see of the session.</summary>
public sealed class SessionState
{
    internal SessionState(SessionContext context)
    {
        Context = context;
        InvokeCommand = new CommandInvocationIntrinsics(context);
        Path = new PathIntrinsics(context);
        PSVariable = new PSVariableIntrinsics(context);
    }

    public CommandInvocationIntrinsics InvokeCommand { get; }

    public PSModuleInfo? Module => null;

    public PathIntrinsics Path { get; }

    public PSVariableIntrinsics PSVariable { get; }

    internal SessionContext Context { get; }
}

/// <summary>What an attribute that checks or transforms a value can see of the engine.</summary>
public class EngineIntrinsics
{
    internal EngineIntrinsics(SessionContext context)
    {
        Host = context.Host;
        SessionState = context.SessionState;
    }

    public PSHost Host { get; }

    public CommandInvocationIntrinsics InvokeCommand => SessionState.InvokeCommand;

    public SessionState SessionState { get; }
}
