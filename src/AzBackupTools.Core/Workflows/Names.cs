using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Workflows;

/// <summary>What is said of names, in one voice.</summary>
internal static class Names
{
    private const int MostToList = 5;

    /// <summary>Refuses what cannot be one segment of an ARM id.</summary>
    internal static void RequireSegment(string value, string parameter)
    {
        if (string.IsNullOrWhiteSpace(value) || value.IndexOfAny(['/', '\\', '?', '#', '%']) >= 0)
        {
            throw new BackupException(
                ErrorIds.InvalidName,
                $"-{parameter} '{value}' is not a name: it is empty or holds one of / \\ ? # %.",
                "Give a plain name, or the full ARM id, which begins with /subscriptions/.",
                value);
        }
    }

    /// <summary>"a, b and 3 more": enough to find the right one by.</summary>
    internal static string Some(IReadOnlyCollection<string> names)
    {
        var shown = names.OrderBy(name => name, StringComparer.OrdinalIgnoreCase).Take(MostToList).ToList();
        var text = string.Join(", ", shown);
        return names.Count > shown.Count ? $"{text} and {names.Count - shown.Count} more" : text;
    }
}
