using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AzBackupTools.Core.Policies;

namespace AzBackupTools.Completion;

/// <summary>Completes time zones, IANA names and Windows ids, by any part of the name.</summary>
public sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var part = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return PolicyZone.UsualNames
            .Where(name => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(name => name.StartsWith(part, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult($"'{name}'", name, CompletionResultType.ParameterValue, PolicyZone.TryFind(name)?.WindowsId ?? name))
            .ToList();
    }
}
