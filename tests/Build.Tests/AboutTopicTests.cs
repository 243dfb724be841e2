using System;
using AzBackupTools.Build.Pages;
using Xunit;

namespace AzBackupTools.Build.Tests;

public sealed class AboutTopicTests
{
    private const string Page = """
        # about_Sample

        ## Short description

        Says what a sample is.

        ## Long description

        A paragraph that goes on for so long that a console of eighty columns could not show it in one line.

        - an item that goes on for so long that a console of eighty columns could not show it in one line

        ```powershell
        Get-Sample |
            Sort-Object
        ```

        | Id | Meaning |
        |---|---|
        | A | first |
        """;

    [Fact]
    public void The_fifth_line_is_the_synopsis_that_the_engine_takes() =>
        Assert.Equal("    Says what a sample is.", AboutTopic.Write("about_Sample", Page).Split('\n')[4]);

    [Fact]
    public void Text_is_wrapped_with_its_indent_and_code_is_not_touched()
    {
        string text = AboutTopic.Write("about_Sample", Page);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Matches(@"\n    - an item [^\n]+\n      [^\n]*in one line\n", text);
        Assert.Contains("\n        Get-Sample |\n            Sort-Object\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    Id  Meaning\n    --  -------\n    A   first\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# about_Other\n\n## Short description\n\nText.", "must begin with")]
    [InlineData("# about_Sample\n\nText.", "must go on with")]
    public void A_page_of_another_form_is_refused(string page, string message) =>
        Assert.Contains(message, Assert.Throws<BuildException>(() => AboutTopic.Write("about_Sample", page)).Message, StringComparison.Ordinal);
}
