using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PowerShellProbe.Cmdlets;

/// <summary>Has values to complete.</summary>
[Cmdlet(VerbsData.Edit, "Probe")]
public sealed class EditProbeCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ProbeNameCompleter))]
    public string? Name { get; set; }

    [Parameter]
    public string? Group { get; set; }

    [Parameter]
    public ProbeKind Kind { get; set; }

    [Parameter]
    [ValidateSet("Left", "Right")]
    public string? Side { get; set; }
}

/// <summary>Completes names, of one group where one is given.</summary>
public sealed class ProbeNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var group = fakeBoundParameters["Group"] as string;
        return new[] { "red/one", "red/two", "blue/three" }
            .Where(name => group is null || name.StartsWith(group + "/", StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..])
            .Where(name => name.StartsWith(wordToComplete ?? string.Empty, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, $"{commandName} {parameterName}"));
    }
}
