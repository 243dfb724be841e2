using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AzBackupTools.Completion;

/// <summary>Completes words that are known beforehand, in the order in which they are given, by any part of the word.</summary>
public abstract class WordCompleter : IArgumentCompleter
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
        return Words(fakeBoundParameters ?? new Hashtable())
            .Where(word => word.Text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(word => new CompletionResult(
                word.Text.All(char.IsLetterOrDigit) ? word.Text : $"'{word.Text.Replace("'", "''")}'", word.Text, CompletionResultType.ParameterValue, word.Tooltip))
            .ToList();
    }

    /// <summary>The words, with what each means.</summary>
    private protected abstract IEnumerable<NameSuggestion> Words(IDictionary bound);
}
