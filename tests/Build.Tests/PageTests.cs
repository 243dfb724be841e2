using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using AzBackupTools.Build.Pages;
using Xunit;

namespace AzBackupTools.Build.Tests;

public sealed class PageTests : IDisposable
{
    private static readonly CodeComments NoComments = CodeComments.Load("absent.xml");

    private static readonly HelpPage Prose = new()
    {
        Synopsis = "Gets samples.",
        Description = "First `code`.\n\n- one\n- two\n\n```powershell\n## no heading\n```",
        Examples = [new HelpExample("Example 1: All of them", "```powershell\n# a comment\nGet-Sample\n```\n\nGets all.")],
        Parameters = Sample.Cmdlet.Parameters.ToDictionary(p => p.Name, p => $"About {p.Name}.\n\nA second paragraph."),
        Inputs = new Dictionary<string, string> { ["System.String[]"] = "Names." },
        Outputs = new Dictionary<string, string> { ["System.TimeSpan"] = "A time." },
        Notes = "A note.",
        RelatedLinks = "[Docs](https://example.invalid/docs)",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("page-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_an_author_wrote_survives_every_update()
    {
        string first = PageWriter.Write(Sample.Cmdlet, Prose, NoComments);
        HelpPage read = PageReader.Read(first);

        Assert.Equal(first, PageWriter.Write(Sample.Cmdlet, read, NoComments));
        Assert.Equal(Prose.Description, read.Description);
        Assert.Equal(Prose.Examples, read.Examples);
        Assert.Equal(Prose.Parameters, read.Parameters);
        Assert.Equal(Prose.Notes, read.Notes);
        Assert.Equal("Names.", read.Inputs["System.String[]"]);
    }

    [Fact]
    public void A_page_that_is_whole_and_current_has_no_problem() => Assert.Empty(Problems(PageWriter.Write(Sample.Cmdlet, Prose, NoComments)));

    [Fact]
    public void A_page_with_windows_line_ends_has_no_problem() =>
        Assert.Empty(Problems(PageWriter.Write(Sample.Cmdlet, Prose, NoComments).ReplaceLineEndings("\r\n")));

    [Fact]
    public void A_missing_page_is_a_problem() => Assert.Contains("There is no page", Assert.Single(PageCheck.Problems(Sample.Cmdlet, _folder, NoComments)), StringComparison.Ordinal);

    [Fact]
    public void A_page_that_nobody_wrote_names_every_gap()
    {
        IReadOnlyList<string> problems = Problems(PageWriter.Write(Sample.Cmdlet, HelpPage.Blank, NoComments));

        Assert.Contains("The synopsis is not written.", problems);
        Assert.Contains("The description is not written.", problems);
        Assert.Contains("The description of -Id is not written.", problems);
        Assert.DoesNotContain("The description of -WhatIf is not written.", problems);
    }

    [Fact]
    public void Metadata_that_is_not_the_cmdlets_is_a_problem() => Assert.Contains(
        "not the cmdlet's",
        Assert.Single(Problems(PageWriter.Write(Sample.Cmdlet, Prose, NoComments).Replace("Default value: 16", "Default value: 8", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void A_page_of_no_cmdlet_is_an_orphan()
    {
        File.WriteAllText(Path.Combine(_folder, "Get-Sample.md"), "");
        File.WriteAllText(Path.Combine(_folder, "Get-Gone.md"), "");
        File.WriteAllText(Path.Combine(_folder, "about_Sample.md"), "");

        Assert.Equal(["Get-Gone"], PageCheck.Orphans([Sample.Cmdlet], _folder));
    }

    [Fact]
    public void Maml_holds_what_Get_Help_shows()
    {
        XElement command = MamlCommand.Write(Sample.Cmdlet, Prose);

        Assert.Equal(2, command.Element(MamlCommand.Command + "syntax")!.Elements().Count());
        XElement example = command.Descendants(MamlCommand.Command + "example").Single();
        Assert.Equal("# a comment\nGet-Sample", example.Element(MamlCommand.Dev + "code")!.Value);
        Assert.Equal("Gets all.", example.Element(MamlCommand.Dev + "remarks")!.Value);
        Assert.Equal(["First code.", "- one\n- two", "    ## no heading"], command.Element(MamlCommand.Maml + "description")!.Elements().Select(p => p.Value));
        XElement link = command.Descendants(MamlCommand.Maml + "navigationLink").Single();
        Assert.Equal("https://example.invalid/docs", link.Element(MamlCommand.Maml + "uri")!.Value);
    }

    private IReadOnlyList<string> Problems(string page)
    {
        File.WriteAllText(Path.Combine(_folder, "Get-Sample.md"), page);
        return PageCheck.Problems(Sample.Cmdlet, _folder, NoComments);
    }
}
