using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using AzBackupTools.Help.Cmdlets;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AzBackupTools.Help.Pages;

/// <summary>
/// One cmdlet in MAML, the form that Get-Help reads
/// (https://learn.microsoft.com/powershell/scripting/developer/help/how-to-create-the-cmdlet-help-file).
/// </summary>
internal static class MamlCommand
{
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private const int TitleWidth = 76;

    public static XElement Write(CmdletShape cmdlet, HelpPage page) => new(
        Command + "command",
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Paragraphs(Maml + "description", page.Synopsis)),
        Paragraphs(Maml + "description", page.Description),
        new XElement(Command + "syntax", cmdlet.SyntaxSets.Select(set => SyntaxItem(cmdlet, page, set))),
        new XElement(Command + "parameters", PageWriter.InPageOrder(cmdlet).Select(p => Parameter(page, p, Widest(p)))),
        new XElement(Command + "inputTypes", Types(PageWriter.Inputs(cmdlet), page.Inputs, Command + "inputType")),
        new XElement(Command + "returnValues", Types(cmdlet.OutputTypes, page.Outputs, Command + "returnValue")),
        page.Notes.Length > 0 ? new XElement(Maml + "alertSet", Paragraphs(Maml + "alert", page.Notes)) : null,
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", Links(page.RelatedLinks)));

    private static XElement Paragraphs(XName name, string markdown) =>
        new(name, PlainText.Paragraphs(markdown).Select(text => new XElement(Maml + "para", text)));

    private static XElement SyntaxItem(CmdletShape cmdlet, HelpPage page, string? set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        cmdlet.InSyntaxOrder(set).Select(p => Parameter(page, p, p.In(set)!, inSyntax: true)));

    // Outside of a syntax line a parameter is shown once: mandatory where it is so in every set that has it.
    private static ParameterInSet Widest(ParameterShape parameter) => new(
        parameter.Sets.Values.All(s => s.Mandatory),
        parameter.Sets.Values.Select(s => s.Position).FirstOrDefault(p => p is not null),
        parameter.Sets.Values.Any(s => s.ByValue),
        parameter.Sets.Values.Any(s => s.ByPropertyName));

    private static XElement Parameter(HelpPage page, ParameterShape parameter, ParameterInSet inSet, bool inSyntax = false)
    {
        XElement element = new(
            Command + "parameter",
            new XAttribute("required", inSet.Mandatory ? "true" : "false"),
            new XAttribute("variableLength", parameter.IsArray ? "true" : "false"),
            new XAttribute("globbing", parameter.Wildcards ? "true" : "false"),
            new XAttribute("pipelineInput", ParameterFacts.Pipeline(parameter)),
            new XAttribute("position", inSet.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            Paragraphs(Maml + "description", Description(page, parameter)));
        if (inSyntax && parameter.AcceptedValues.Count > 0)
        {
            element.Add(new XElement(
                Command + "parameterValueGroup",
                parameter.AcceptedValues.Select(value => Value(Command + "parameterValue", value, parameter, required: false))));
        }

        // A switch has no value to show on a syntax line.
        if (!inSyntax || !parameter.IsSwitch)
        {
            element.Add(Value(Command + "parameterValue", parameter.TypeName, parameter, required: !parameter.IsSwitch));
        }

        element.Add(
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", ParameterFacts.Default(parameter)));
        return element;
    }

    private static XElement Value(XName name, string text, ParameterShape parameter, bool required) => new(
        name,
        new XAttribute("required", required ? "true" : "false"),
        new XAttribute("variableLength", parameter.IsArray ? "true" : "false"),
        text);

    private static string Description(HelpPage page, ParameterShape parameter)
    {
        string prose = page.Parameters.GetValueOrDefault(parameter.Name, "");
        return parameter.AcceptedValues.Count == 0 ? prose
            : $"{prose}\n\nAccepted values: {string.Join(", ", parameter.AcceptedValues)}.";
    }

    private static IEnumerable<XElement> Types(IReadOnlyList<string> types, IReadOnlyDictionary<string, string> prose, XName name) =>
        (types.Count > 0 ? types : ["None"]).Select(type => new XElement(
            name,
            new XElement(Dev + "type", new XElement(Maml + "name", type)),
            Paragraphs(Maml + "description", prose.GetValueOrDefault(type, ""))));

    private static XElement Example(HelpExample example)
    {
        MarkdownDocument document = PlainText.Parse(example.Body);
        string title = string.Join(' ', PlainText.Paragraphs(example.Title));
        int dashes = Math.Max(3, (TitleWidth - title.Length - 2) / 2);
        return new XElement(
            Command + "example",
            new XElement(Maml + "title", $"{new string('-', dashes)} {title} {new string('-', dashes)}"),
            new XElement(Dev + "code", string.Join("\n\n", document.OfType<CodeBlock>().Select(PlainText.Code))),
            new XElement(
                Dev + "remarks",
                document.Where(block => block is not CodeBlock).SelectMany(block => PlainText.Paragraphs(block))
                    .Select(text => new XElement(Maml + "para", text))));
    }

    private static IEnumerable<XElement> Links(string markdown) =>
        PlainText.Parse(markdown).Descendants<LinkInline>().Select(link => new XElement(
            Maml + "navigationLink",
            new XElement(Maml + "linkText", PlainText.Inline(link)),
            new XElement(Maml + "uri", link.Url is { } url && url.Contains("://", StringComparison.Ordinal) ? url : "")));
}
