using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Markdig.Syntax;

namespace AzBackupTools.Help.Pages;

/// <summary>
/// A conceptual page as the text file that Get-Help shows. The topic and the short description come in the first five
/// lines, for the engine takes the fifth as the synopsis.
/// </summary>
internal static class AboutTopic
{
    public const string Prefix = "about_";

    private const int Width = 80;
    private const string Margin = "    ";

    /// <exception cref="InvalidDataException">The page does not begin as an about page does.</exception>
    public static string Write(string name, string markdown)
    {
        MarkdownDocument document = PlainText.Parse(markdown.ReplaceLineEndings("\n"));
        if (document.FirstOrDefault() is not HeadingBlock { Level: 1 } title || PlainText.Inline(title.Inline) != name)
        {
            throw new InvalidDataException($"docs/en-US/{name}.md must begin with the line '# {name}'.");
        }

        if (document.ElementAtOrDefault(1) is not HeadingBlock { Level: 2 } first
            || !PlainText.Inline(first.Inline).Equals("Short description", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"docs/en-US/{name}.md must go on with '## Short description' and one paragraph.");
        }

        StringBuilder text = new();
        text.Append("TOPIC\n").Append(Margin).Append(name).Append("\n\n");
        foreach (Block block in document.Skip(1))
        {
            if (block is HeadingBlock heading)
            {
                string shown = PlainText.Inline(heading.Inline);
                text.Append(heading.Level == 2 ? shown.ToUpperInvariant() : "  " + shown).Append('\n');
                continue;
            }

            foreach (string line in PlainText.Paragraphs(block).SelectMany(p => Wrapped(p, block)))
            {
                text.Append(line is { Length: > 0 } ? Margin + line : "").Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Wrapped(string paragraph, Block block) =>
        paragraph.Split('\n').SelectMany(line => block is CodeBlock or Markdig.Extensions.Tables.Table ? [line] : Wrap(line));

    private static IEnumerable<string> Wrap(string line)
    {
        string content = line.TrimStart();
        string indent = new(' ', line.Length - content.Length + (content.StartsWith("- ", StringComparison.Ordinal) ? 2 : 0));
        StringBuilder current = new(line[..(line.Length - content.Length)]);
        bool empty = true;
        foreach (string word in content.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && current.Length + 1 + word.Length > Width - Margin.Length)
            {
                yield return current.ToString();
                current.Clear().Append(indent);
                empty = true;
            }

            current.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        yield return current.ToString();
    }
}
