using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AzBackupTools.Build.Cmdlets;

namespace AzBackupTools.Build.Pages;

/// <summary>The help that ships: MAML for the cmdlets, text for the topics.</summary>
internal static class HelpFolder
{
    /// <summary>The name under which the engine looks for the help of a binary cmdlet: that of its assembly's file.</summary>
    public const string MamlName = Repository.ModuleName + ".dll-Help.xml";

    /// <summary>Writes the help of every page into a folder.</summary>
    public static void Write(Repository repository, IReadOnlyList<CmdletShape> cmdlets, string folder)
    {
        Directory.CreateDirectory(folder);
        WriteMaml(repository, cmdlets, Path.Combine(folder, MamlName));
        foreach (string topic in Topics(repository))
        {
            string name = Path.GetFileNameWithoutExtension(topic);

            // Windows PowerShell takes a text without a mark for one in the machine's old code page.
            File.WriteAllText(Path.Combine(folder, name + ".help.txt"), AboutTopic.Write(name, File.ReadAllText(topic)), new UTF8Encoding(true));
        }
    }

    /// <summary>The conceptual pages.</summary>
    public static IReadOnlyList<string> Topics(Repository repository) => !Directory.Exists(repository.HelpSources) ? [] :
        [.. Directory.EnumerateFiles(repository.HelpSources, AboutTopic.Prefix + "*.md").Order(System.StringComparer.Ordinal)];

    private static void WriteMaml(Repository repository, IReadOnlyList<CmdletShape> cmdlets, string path)
    {
        XElement root = new(
            "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", MamlCommand.Maml),
            new XAttribute(XNamespace.Xmlns + "command", MamlCommand.Command),
            new XAttribute(XNamespace.Xmlns + "dev", MamlCommand.Dev));
        foreach (CmdletShape cmdlet in cmdlets)
        {
            string page = Path.Combine(repository.HelpSources, cmdlet.Name + ".md");
            if (File.Exists(page))
            {
                root.Add(MamlCommand.Write(cmdlet, PageReader.Read(File.ReadAllText(page))));
            }
        }

        using XmlWriter writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        new XDocument(root).Save(writer);
    }
}
