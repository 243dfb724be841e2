using System;
using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// What the module remembers, per runspace: jobs of one Azure Automation sandbox share a process and must not see each other's
/// connection.
/// </summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> ByRunspace = new();

    private readonly ConcurrentDictionary<Type, object> _values = new();

    /// <summary>The state of the runspace that the calling thread works for.</summary>
    internal static RunspaceState Current =>
        Runspace.DefaultRunspace is { } runspace
            ? ByRunspace.GetValue(runspace, static _ => new RunspaceState())
            : throw new InvalidOperationException("The calling thread works for no runspace.");

    /// <summary>What is remembered under a type, or null.</summary>
    internal T? Get<T>()
        where T : class =>
        _values.TryGetValue(typeof(T), out var value) ? (T)value : null;

    /// <summary>Remembers a value, or forgets it when it is null.</summary>
    internal void Set<T>(T? value)
        where T : class
    {
        if (value is null)
        {
            _values.TryRemove(typeof(T), out _);
        }
        else
        {
            _values[typeof(T)] = value;
        }
    }
}
