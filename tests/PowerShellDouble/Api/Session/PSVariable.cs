using PowerShellDouble.Execution;

namespace System.Management.Automation;

/// <summary>A variable.</summary>
public class PSVariable
{
    public PSVariable(string name)
        : this(name, null)
    {
    }

    public PSVariable(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public virtual object? Value { get; set; }
}

/// <summary>The variables of a session, without scopes.</summary>
public sealed class PSVariableIntrinsics
{
    private readonly SessionContext _context;

    internal PSVariableIntrinsics(SessionContext context)
    {
        _context = context;
    }

    public PSVariable? Get(string name) =>
        _context.Variables.TryGet(Bare(name), out var value) ? new PSVariable(name, value) : null;

    public object? GetValue(string name) => GetValue(name, null);

    public object? GetValue(string name, object? defaultValue) =>
        _context.Variables.TryGet(Bare(name), out var value) ? value : defaultValue;

    public void Remove(string name) => _context.Variables.Remove(Bare(name));

    public void Remove(PSVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Remove(variable.Name);
    }

    public void Set(string name, object? value) => _context.Variables.Set(Bare(name), value);

    public void Set(PSVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Set(variable.Name, variable.Value);
    }

    private static string Bare(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
