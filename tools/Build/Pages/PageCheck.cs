using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AzBackupTools.Build.Cmdlets;

namespace AzBackupTools.Build.Pages;

/// <summary>Holds the pages against the compiled cmdlets.</summary>
internal static class PageCheck
{
    private const string Repair = "./build.sh help --update";

    /// <summary>What is wrong with the page of a cmdlet; nothing when it is whole and current.</summary>
    public static IReadOnlyList<string> Problems(CmdletShape cmdlet, string folder, CodeComments comments)
    {
        string path = Path.Combine(folder, cmdlet.Name + ".md");
        if (!File.Exists(path))
        {
            return [$"There is no page: `{Repair}` begins one."];
        }

        string text = File.ReadAllText(path);
        HelpPage page = PageReader.Read(text);
        List<string> problems = [];
        void Missing(bool written, string what)
        {
            if (!written)
            {
                problems.Add($"{what} is not written.");
            }
        }

        Missing(Written(page.Synopsis), "The synopsis");
        Missing(Written(page.Description), "The description");
        Missing(page.Examples.Count > 0 && page.Examples.All(e => Written(e.Title) && Written(e.Body)), "An example with a title, code and a word on it");
        foreach (HelpExample example in page.Examples.Where(e => !e.Body.Contains("```powershell", StringComparison.Ordinal)))
        {
            problems.Add($"The example '{example.Title}' has no ```powershell block.");
        }

        foreach (ParameterShape parameter in cmdlet.Parameters)
        {
            Missing(Written(page.Parameters.GetValueOrDefault(parameter.Name)), $"The description of -{parameter.Name}");
        }

        if (PageWriter.Write(cmdlet, page, comments) != text.ReplaceLineEndings("\n"))
        {
            problems.Add($"Its syntax or metadata is not the cmdlet's: `{Repair}` brings it up to date.");
        }

        return problems;
    }

    /// <summary>Pages that no cmdlet has.</summary>
    public static IEnumerable<string> Orphans(IReadOnlyList<CmdletShape> cmdlets, string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.StartsWith(AboutTopic.Prefix, StringComparison.Ordinal) && cmdlets.All(c => c.Name != name))
            .Order(StringComparer.Ordinal);

    private static bool Written(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Contains("{{", StringComparison.Ordinal);
}
