using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Completion;

/// <summary>Completes regions, by any part of the name.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var part = RegionNames.Plain((wordToComplete ?? string.Empty).Trim('\'', '"'));
        return RegionNames.Usual
            .Where(name => name.IndexOf(part, StringComparison.Ordinal) >= 0)
            .OrderBy(name => name.StartsWith(part, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(static name => name, StringComparer.Ordinal)
            .Select(static name => new CompletionResult(name))
            .ToList();
    }
}
