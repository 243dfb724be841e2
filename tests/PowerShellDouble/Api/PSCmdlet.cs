using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>The base of cmdlets that know the session they run in.</summary>
public abstract class PSCmdlet : Cmdlet
{
    private SessionState? _sessionState;
    private InvocationInfo? _invocation;

    protected PSCmdlet()
    {
    }

    public PSHost Host => CommandRuntime.Host;

    public CommandInvocationIntrinsics InvokeCommand => SessionState.InvokeCommand;

    public InvocationInfo MyInvocation => _invocation ?? throw OutsideOfAPipeline();

    public string ParameterSetName { get; internal set; } = ParameterAttribute.AllParameterSets;

    public SessionState SessionState => _sessionState ?? throw OutsideOfAPipeline();

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider) =>
        SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);

    public string GetUnresolvedProviderPathFromPSPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    public object? GetVariableValue(string name) => SessionState.PSVariable.GetValue(name);

    public object? GetVariableValue(string name, object? defaultValue) => SessionState.PSVariable.GetValue(name, defaultValue);

    internal void Attach(SessionState sessionState, InvocationInfo invocation)
    {
        _sessionState = sessionState;
        _invocation = invocation;
    }

    private static InvalidOperationException OutsideOfAPipeline() => new("The cmdlet runs in no pipeline.");
}
