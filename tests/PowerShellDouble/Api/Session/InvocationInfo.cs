using System.Collections.Generic;
using System.Management.Automation.Language;

namespace System.Management.Automation;

/// <summary>How a command was called.</summary>
public class InvocationInfo
{
    internal InvocationInfo(CommandInfo command, string invocationName, IScriptExtent extent)
    {
        MyCommand = command;
        InvocationName = invocationName;
        DisplayScriptPosition = extent;
    }

    public Dictionary<string, object?> BoundParameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    public CommandOrigin CommandOrigin => CommandOrigin.Internal;

    public IScriptExtent DisplayScriptPosition { get; set; }

    public bool ExpectingInput { get; internal set; }

    public long HistoryId => 1;

    public string InvocationName { get; }

    public string Line => DisplayScriptPosition.StartScriptPosition.Line;

    public CommandInfo MyCommand { get; }

    public int OffsetInLine => DisplayScriptPosition.StartColumnNumber;

    public int PipelineLength { get; internal set; }

    public int PipelinePosition { get; internal set; }

    public string PSCommandPath => ScriptName;

    public string PSScriptRoot => string.Empty;

    public int ScriptLineNumber => DisplayScriptPosition.StartLineNumber;

    public string ScriptName => DisplayScriptPosition.File ?? string.Empty;

    public List<object> UnboundArguments { get; } = [];
}
