using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AzBackupTools.Help.Pages;

/// <summary>Markdown as a console shows it: paragraphs of plain text, one line per item of a list, code unchanged.</summary>
internal static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>The paragraphs of a text; a code block is one paragraph of several lines.</summary>
    public static IEnumerable<string> Paragraphs(string markdown) => Parse(markdown).SelectMany(block => Paragraphs(block));

    public static IEnumerable<string> Paragraphs(Block block, string indent = "") => block switch
    {
        CodeBlock code => [string.Join('\n', Code(code).Split('\n').Select(line => indent + "    " + line))],
        ListBlock list => [string.Join('\n', list.Cast<ListItemBlock>().Select((item, i) => Item(list, item, i, indent)))],
        Table table => [string.Join('\n', TableText.Lines(table).Select(line => indent + line))],
        ContainerBlock container => container.SelectMany(child => Paragraphs(child, indent)),
        LeafBlock { Inline: { } inline } => [indent + Inline(inline)],
        _ => [],
    };

    /// <summary>The text of a code block, without its fences.</summary>
    public static string Code(CodeBlock code) => code.Lines.ToString().TrimEnd('\n').ReplaceLineEndings("\n");

    /// <summary>The text of a line, without its marks; a link keeps the address that it does not show.</summary>
    public static string Inline(ContainerInline? inline)
    {
        StringBuilder text = new();
        foreach (Inline part in inline ?? Enumerable.Empty<Inline>())
        {
            text.Append(part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                AutolinkInline address => address.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LinkInline link => Link(link),
                ContainerInline container => Inline(container),
                _ => "",
            });
        }

        return text.ToString();
    }

    private static string Link(LinkInline link)
    {
        string shown = Inline(link);
        return link.Url is { } url && url.Contains("://", StringComparison.Ordinal) && url != shown ? $"{shown} ({url})" : shown;
    }

    private static string Item(ListBlock list, ListItemBlock item, int index, string indent)
    {
        string mark = list.IsOrdered ? $"{index + 1}. " : "- ";
        string inner = indent + new string(' ', mark.Length);
        string body = string.Join('\n', item.SelectMany(child => Paragraphs(child, inner)));
        return indent + mark + body.TrimStart();
    }
}
