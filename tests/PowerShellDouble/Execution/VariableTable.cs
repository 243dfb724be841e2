using System;
using System.Collections.Generic;

namespace PowerShellDouble.Execution;

/// <summary>The variables of a session. There is one scope.</summary>
public sealed class VariableTable
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    internal VariableTable()
    {
        Set("null", null);
        Set("true", true);
        Set("false", false);
        Set("PSEdition", "Core");
    }

    /// <summary>A variable's value; null when there is none.</summary>
    public object? this[string name]
    {
        get => TryGet(name, out var value) ? value : null;
        set => Set(name, value);
    }

    /// <summary>Removes a variable.</summary>
    public void Remove(string name) => _values.Remove(name);

    internal void Set(string name, object? value) => _values[name] = value;

    internal bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    internal IReadOnlyCollection<string> Names => _values.Keys;
}
