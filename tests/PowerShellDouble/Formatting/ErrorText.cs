using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PowerShellDouble.Formatting;

/// <summary>An error as ConciseView shows it for a command that was typed: the command, then what it says.</summary>
public static class ErrorText
{
    /// <summary>The lines of an error.</summary>
    public static IReadOnlyList<string> Of(ErrorRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var source = (record.Exception as CommandNotFoundException)?.CommandName
            ?? record.InvocationInfo?.MyCommand?.Name
            ?? record.CategoryInfo.Category.ToString();
        var text = source + ": " + record;
        var lines = new List<string>(text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'));
        if (!string.IsNullOrEmpty(record.ErrorDetails?.RecommendedAction))
        {
            lines.Add("  Recommendation: " + record.ErrorDetails.RecommendedAction);
        }

        return lines;
    }
}
