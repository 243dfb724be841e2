using System.Collections.ObjectModel;
using PowerShellDouble.Execution;

namespace System.Management.Automation;

/// <summary>A piece of script: of the language that the mini shell speaks, or a delegate that a test stands in for it.</summary>
public class ScriptBlock
{
    private readonly string _text;
    private readonly SessionContext? _context;

    internal ScriptBlock(string text, SessionContext? context)
    {
        _text = text;
        _context = context;
    }

    /// <summary>Set by a test that knows what the block would do.</summary>
    internal Func<object?[], Collection<PSObject>>? Stand { get; set; }

    public static ScriptBlock Create(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return new ScriptBlock(script, null);
    }

    public Collection<PSObject> Invoke(params object?[] args)
    {
        if (Stand is not null)
        {
            return Stand(args);
        }

        var context = _context ?? SessionContext.OfThisThread
            ?? throw new NotSupportedException("ScriptBlock.Invoke: no session of the double runs on this thread.");
        return context.InvokeScript(_text, args);
    }

    public object? InvokeReturnAsIs(params object?[] args)
    {
        var result = Invoke(args);
        return result.Count switch
        {
            0 => null,
            1 => result[0],
            _ => new System.Collections.Generic.List<PSObject>(result).ToArray(),
        };
    }

    public override string ToString() => _text;
}
