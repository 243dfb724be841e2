namespace PowerShellDouble.Binding;

/// <summary>One argument as it was written: a name, a value or both.</summary>
public sealed class CommandArgument
{
    /// <summary>An argument without a name.</summary>
    public CommandArgument(object? value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>A name, with its value still to come.</summary>
    public CommandArgument(string parameterName, bool hasValue = false, object? value = null)
    {
        ParameterName = parameterName;
        HasValue = hasValue;
        Value = value;
    }

    /// <summary>Whether a value was written with it.</summary>
    public bool HasValue { get; internal set; }

    /// <summary>Null for a positional argument.</summary>
    public string? ParameterName { get; }

    /// <summary>The value.</summary>
    public object? Value { get; internal set; }

    /// <summary>From a splatted hashtable: a name written out goes before it.</summary>
    internal bool IsSplatted { get; init; }
}
