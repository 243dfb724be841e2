using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AzBackupTools.Help.Pages;

/// <summary>A heading with the text under it, up to the next heading of its own level or above.</summary>
internal sealed record MarkdownSection(string Title, string Body)
{
    /// <summary>Splits a text by its headings of one level. The text before the first has no title.</summary>
    public static IReadOnlyList<MarkdownSection> Split(string markdown, int level)
    {
        string mark = new string('#', level) + " ";
        List<(string Title, StringBuilder Body)> sections = [("", new StringBuilder())];
        bool inCode = false;
        foreach (string line in markdown.Split('\n'))
        {
            inCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!inCode && line.StartsWith(mark, StringComparison.Ordinal))
            {
                sections.Add((line[mark.Length..].Trim(), new StringBuilder()));
            }
            else
            {
                sections[^1].Body.Append(line).Append('\n');
            }
        }

        return [.. sections.Select(s => new MarkdownSection(s.Title, s.Body.ToString().Trim('\n', ' ')))];
    }
}
