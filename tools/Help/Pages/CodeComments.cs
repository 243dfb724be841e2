using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AzBackupTools.Help.Pages;

/// <summary>The comments on the cmdlets, as the compiler wrote them down: the first words of a page that is not written yet.</summary>
internal sealed partial class CodeComments
{
    private readonly Dictionary<string, string> _summaries = [];

    private CodeComments(XDocument? document)
    {
        foreach (XElement member in document?.Descendants("member") ?? [])
        {
            if (member.Element("summary") is { } summary)
            {
                _summaries[(string?)member.Attribute("name") ?? ""] = Text(summary);
            }
        }
    }

    public static CodeComments Load(string path) => new(File.Exists(path) ? XDocument.Load(path) : null);

    public string? OfType(string type) => _summaries.GetValueOrDefault("T:" + type);

    public string? OfProperty(string type, string property) => _summaries.GetValueOrDefault($"P:{type}.{property}");

    private static string Text(XElement element) =>
        Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" } link => Reference(link),
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => Text(other),
        _ => "",
    };

    private static string Reference(XElement link)
    {
        string target = (string?)link.Attribute("langword") ?? (string?)link.Attribute("cref") ?? (string?)link.Attribute("name")
            ?? (string?)link.Attribute("href") ?? link.Value;
        return target.Contains("://", StringComparison.Ordinal) ? target : target[(target.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
