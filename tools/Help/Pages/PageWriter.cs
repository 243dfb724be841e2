using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AzBackupTools.Help.Cmdlets;

namespace AzBackupTools.Help.Pages;

/// <summary>
/// Writes a page: the author's words, and everything else from the cmdlet. The form is that of platyPS, schema 2.0.0, so
/// that any editor and any other builder of help reads it.
/// </summary>
internal static class PageWriter
{
    /// <summary>Marks where an author has to write; a page that still has a mark does not pass the check.</summary>
    public const string Placeholder = "{{ Describe it }}";

    private const string CommonParameters =
        "This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable, -InformationAction, "
        + "-InformationVariable, -OutVariable, -OutBuffer, -PipelineVariable, -ProgressAction, -Verbose, -WarningAction and "
        + "-WarningVariable. For more information, see "
        + "[about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).";

    public static string Write(CmdletShape cmdlet, HelpPage page, CodeComments comments)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            ---
            external help file: {HelpPages.MamlName}
            Module Name: {HelpPages.ModuleName}
            online version:
            schema: 2.0.0
            ---

            # {cmdlet.Name}


            """);
        Section(text, "SYNOPSIS", Or(page.Synopsis, comments.OfType(cmdlet.TypeName)));
        Section(text, "SYNTAX", Syntax(cmdlet));
        Section(text, "DESCRIPTION", Or(page.Description, null));
        Section(text, "EXAMPLES", Examples(cmdlet, page));
        Section(text, "PARAMETERS", Parameters(cmdlet, page, comments));
        Section(text, "INPUTS", Types(Inputs(cmdlet), page.Inputs));
        Section(text, "OUTPUTS", Types(cmdlet.OutputTypes, page.Outputs));
        Section(text, "NOTES", page.Notes);
        Section(text, "RELATED LINKS", page.RelatedLinks);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The types that a cmdlet takes from the pipeline as they are.</summary>
    public static IReadOnlyList<string> Inputs(CmdletShape cmdlet) =>
        [.. cmdlet.Parameters.Where(p => p.Sets.Values.Any(s => s.ByValue)).Select(p => p.FullTypeName).Distinct()];

    /// <summary>The parameters in the order of the page: by name, and those that every change has at the end.</summary>
    public static IEnumerable<ParameterShape> InPageOrder(CmdletShape cmdlet) =>
        cmdlet.Parameters.OrderBy(p => p.IsCommonToChanges).ThenBy(p => p.Name, StringComparer.Ordinal);

    private static void Section(StringBuilder text, string title, string body) =>
        text.Append("## ").Append(title).Append("\n\n").Append(body).Append(body.Length > 0 ? "\n\n" : "");

    private static string Or(string? written, string? otherwise) =>
        !string.IsNullOrWhiteSpace(written) ? written : !string.IsNullOrWhiteSpace(otherwise) ? otherwise : Placeholder;

    private static string Syntax(CmdletShape cmdlet) => string.Join("\n\n", cmdlet.SyntaxSets.Select(set =>
        (set is null ? "" : $"### {set}{(set == cmdlet.DefaultSet ? " (Default)" : "")}\n\n")
        + $"```text\n{SyntaxLine.Write(cmdlet, set)}\n```"));

    private static string Examples(CmdletShape cmdlet, HelpPage page)
    {
        IReadOnlyList<HelpExample> examples = page.Examples.Count > 0 ? page.Examples
            : [new HelpExample($"Example 1: {Placeholder}", $"```powershell\n{cmdlet.Name}\n```\n\n{Placeholder}")];
        return string.Join("\n\n", examples.Select(e => $"### {e.Title}\n\n{e.Body}"));
    }

    private static string Parameters(CmdletShape cmdlet, HelpPage page, CodeComments comments) =>
        string.Concat(InPageOrder(cmdlet).Select(parameter =>
        {
            string? first = Standard(parameter) ?? comments.OfProperty(parameter.DeclaringType, parameter.Name);
            string prose = Or(page.Parameters.GetValueOrDefault(parameter.Name), first);
            return $"### -{parameter.Name}\n\n{prose}\n\n{ParameterFacts.Write(cmdlet, parameter)}\n\n";
        }))
        + $"### CommonParameters\n\n{CommonParameters}";

    private static string? Standard(ParameterShape parameter) => (parameter.IsCommonToChanges, parameter.Name) switch
    {
        (true, "WhatIf") => "Shows what would happen, without doing it.",
        (true, _) => "Asks before each change.",
        _ => null,
    };

    private static string Types(IReadOnlyList<string> types, IReadOnlyDictionary<string, string> prose) =>
        string.Join("\n\n", (types.Count > 0 ? types : ["None"]).Select(type =>
            $"### {type}" + (prose.GetValueOrDefault(type) is { Length: > 0 } text ? $"\n\n{text}" : "")));
}
