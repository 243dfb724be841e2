using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AzBackupTools.Help.Cmdlets;
using AzBackupTools.Help.Pages;

namespace AzBackupTools.Help;

/// <summary>A page and what is wrong with it, one sentence each; none where it is whole and current.</summary>
public sealed record PageState(string Page, IReadOnlyList<string> Problems);

/// <summary>The folder of help pages, and the imported cmdlets that they describe.</summary>
public sealed class HelpPages
{
    internal const string ModuleName = "AzBackupTools";

    /// <summary>The name under which the engine looks for the help of a binary cmdlet: that of its assembly's file.</summary>
    internal const string MamlName = ModuleName + ".dll-Help.xml";

    private readonly string _folder;
    private readonly IReadOnlyList<CmdletShape> _cmdlets;
    private readonly CodeComments _comments;

    /// <param name="folder">The folder of the pages.</param>
    /// <param name="cmdlets">The cmdlets, as Get-Command gives them.</param>
    /// <param name="comments">The compiler's file of comments, which begin a page; it may be absent.</param>
    public HelpPages(string folder, IEnumerable<CmdletInfo> cmdlets, string comments)
    {
        _folder = folder;
        _cmdlets = [.. cmdlets.Select(cmdlet => new CmdletShape(cmdlet)).OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];
        _comments = CodeComments.Load(comments);
    }

    private IEnumerable<string> Topics => Pages().Where(name => name.StartsWith(AboutTopic.Prefix, StringComparison.Ordinal));

    private IEnumerable<string> Orphans => Pages()
        .Where(name => !name.StartsWith(AboutTopic.Prefix, StringComparison.Ordinal) && _cmdlets.All(cmdlet => cmdlet.Name != name));

    /// <summary>Holds every page against its cmdlet.</summary>
    public IReadOnlyList<PageState> Check() =>
    [
        .. _cmdlets.Select(cmdlet => new PageState(cmdlet.Name, File.Exists(Page(cmdlet.Name))
            ? [.. PageCheck.Problems(cmdlet, Text(cmdlet.Name), _comments)]
            : [$"There is no page: `{PageCheck.Repair}` begins one."])),
        .. Topics.Select(name => new PageState(name, TopicProblems(name))),
        .. Orphans.Select(name => new PageState(name, ["There is no such cmdlet: rename or remove the page."])),
    ];

    /// <summary>Writes syntax and metadata into the pages and begins the missing ones; prose stays.</summary>
    /// <returns>The names of the pages that changed.</returns>
    public IReadOnlyList<string> Update()
    {
        List<string> changed = [];
        foreach (CmdletShape cmdlet in _cmdlets)
        {
            string before = File.Exists(Page(cmdlet.Name)) ? Text(cmdlet.Name) : "";
            string after = PageWriter.Write(cmdlet, PageReader.Read(before), _comments);
            if (after != before)
            {
                File.WriteAllText(Page(cmdlet.Name), after);
                changed.Add(cmdlet.Name);
            }
        }

        return changed;
    }

    /// <summary>Writes the help that ships into a folder: MAML for the cmdlets, text for the topics.</summary>
    /// <exception cref="InvalidDataException">A topic does not begin as an about page does.</exception>
    public void Write(string target)
    {
        Directory.CreateDirectory(target);
        XElement root = new(
            "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", MamlCommand.Maml),
            new XAttribute(XNamespace.Xmlns + "command", MamlCommand.Command),
            new XAttribute(XNamespace.Xmlns + "dev", MamlCommand.Dev),
            _cmdlets.Where(cmdlet => File.Exists(Page(cmdlet.Name)))
                .Select(cmdlet => MamlCommand.Write(cmdlet, PageReader.Read(Text(cmdlet.Name)))));
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (XmlWriter writer = XmlWriter.Create(Path.Combine(target, MamlName), settings))
        {
            new XDocument(root).Save(writer);
        }

        foreach (string name in Topics)
        {
            // Windows PowerShell takes a text without a mark for one in the machine's old code page.
            File.WriteAllText(Path.Combine(target, name + ".help.txt"), AboutTopic.Write(name, Text(name)), new UTF8Encoding(true));
        }
    }

    private IEnumerable<string> Pages() => !Directory.Exists(_folder) ? [] :
        Directory.EnumerateFiles(_folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private string Page(string name) => Path.Combine(_folder, name + ".md");

    private string Text(string name) => File.ReadAllText(Page(name));

    private string[] TopicProblems(string name)
    {
        try
        {
            _ = AboutTopic.Write(name, Text(name));
            return [];
        }
        catch (InvalidDataException e)
        {
            return [e.Message];
        }
    }
}
