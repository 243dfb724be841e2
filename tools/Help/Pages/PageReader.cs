using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Help.Pages;

/// <summary>Reads the author's words out of a page.</summary>
internal static class PageReader
{
    private const string MetadataFence = "```yaml";

    public static HelpPage Read(string text)
    {
        Dictionary<string, string> sections = MarkdownSection.Split(text.ReplaceLineEndings("\n"), 2)
            .DistinctBy(s => s.Title, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => s.Title, s => s.Body, StringComparer.OrdinalIgnoreCase);
        string Section(string title) => sections.GetValueOrDefault(title, "");

        return new HelpPage
        {
            Synopsis = Section("SYNOPSIS"),
            Description = Section("DESCRIPTION"),
            Examples = [.. Named(Section("EXAMPLES")).Select(s => new HelpExample(s.Title, s.Body))],
            Parameters = Named(Section("PARAMETERS")).Where(s => s.Title.StartsWith('-'))
                .ToDictionary(s => s.Title[1..], s => WithoutMetadata(s.Body), StringComparer.OrdinalIgnoreCase),
            Inputs = ByTitle(Section("INPUTS")),
            Outputs = ByTitle(Section("OUTPUTS")),
            Notes = Section("NOTES"),
            RelatedLinks = Section("RELATED LINKS"),
        };
    }

    private static IEnumerable<MarkdownSection> Named(string body) => MarkdownSection.Split(body, 3).Where(s => s.Title.Length > 0);

    private static Dictionary<string, string> ByTitle(string body) =>
        Named(body).DistinctBy(s => s.Title).ToDictionary(s => s.Title, s => s.Body, StringComparer.OrdinalIgnoreCase);

    private static string WithoutMetadata(string body)
    {
        int start = body.LastIndexOf(MetadataFence, StringComparison.Ordinal);
        return (start < 0 ? body : body[..start]).TrimEnd();
    }
}
