using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Help.Cmdlets;

namespace AzBackupTools.Help.Pages;

/// <summary>Holds a page against its cmdlet.</summary>
internal static class PageCheck
{
    /// <summary>The command that repairs what a machine can repair.</summary>
    public const string Repair = "./build.sh help --update";

    /// <summary>What is wrong with the page; nothing when it is whole and current.</summary>
    public static IEnumerable<string> Problems(CmdletShape cmdlet, string text, CodeComments comments)
    {
        HelpPage page = PageReader.Read(text);
        return Gaps(cmdlet, page).Select(gap => $"{gap} is not written.")
            .Concat(page.Examples.Where(example => !example.Body.Contains("```powershell", System.StringComparison.Ordinal))
                .Select(example => $"The example '{example.Title}' has no ```powershell block."))
            .Concat(PageWriter.Write(cmdlet, page, comments) == text.ReplaceLineEndings("\n") ? []
                : [$"Its syntax or metadata is not the cmdlet's: `{Repair}` brings it up to date."]);
    }

    private static IEnumerable<string> Gaps(CmdletShape cmdlet, HelpPage page)
    {
        if (!Written(page.Synopsis))
        {
            yield return "The synopsis";
        }

        if (!Written(page.Description))
        {
            yield return "The description";
        }

        if (page.Examples.Count == 0 || page.Examples.Any(example => !Written(example.Title) || !Written(example.Body)))
        {
            yield return "An example with a title, code and a word on it";
        }

        foreach (ParameterShape parameter in cmdlet.Parameters.Where(p => !Written(page.Parameters.GetValueOrDefault(p.Name))))
        {
            yield return $"The description of -{parameter.Name}";
        }
    }

    private static bool Written(string? text) =>
        !string.IsNullOrWhiteSpace(text) && !text.Contains("{{", System.StringComparison.Ordinal);
}
