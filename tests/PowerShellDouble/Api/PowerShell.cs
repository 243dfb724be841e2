using System.Collections;
using System.Collections.Generic;

namespace System.Management.Automation;

/// <summary>A shell inside the shell. The double has none: whoever asks for it is told so.</summary>
public sealed class PowerShell : IDisposable
{
    private PowerShell()
    {
    }

    /// <summary>Makes one: not here.</summary>
    public static PowerShell Create() => throw new NotSupportedException("The double runs no shell inside itself: PowerShell.Create.");

    /// <summary>Adds a script: not here.</summary>
    public PowerShell AddScript(string script) => throw new NotSupportedException("PowerShell.AddScript");

    /// <summary>Adds an argument: not here.</summary>
    public PowerShell AddArgument(object value) => throw new NotSupportedException("PowerShell.AddArgument");

    /// <summary>Runs it: not here.</summary>
    public void Invoke<T>(IEnumerable? input, IList<T> output) => throw new NotSupportedException("PowerShell.Invoke");

    /// <summary>Stops it: not here.</summary>
    public void Stop() => throw new NotSupportedException("PowerShell.Stop");

    /// <inheritdoc />
    public void Dispose()
    {
        // There is nothing to let go of.
    }
}
