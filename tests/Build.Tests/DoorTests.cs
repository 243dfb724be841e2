using System;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Tasks;
using Xunit;

namespace AzBackupTools.Build.Tests;

public sealed class DoorTests
{
    [Fact]
    public void Options_are_read_without_regard_to_case()
    {
        TaskOptions options = TaskOptions.Parse(new PesterTask(), ["--FILTER", "*help*", "--configuration", "debug"]);

        Assert.Equal("*help*", options.Value("filter"));
        Assert.Equal("Debug", options.Configuration);
    }

    [Fact]
    public void What_is_left_out_is_Release() => Assert.Equal("Release", TaskOptions.Parse(new TestTask(), []).Configuration);

    [Fact]
    public void What_stands_behind_the_dashes_goes_on() =>
        Assert.Equal(["--short", "x"], TaskOptions.Parse(new BenchTask(), ["--", "--short", "x"]).Rest);

    [Theory]
    [InlineData("--nonsense", "has no option '--nonsense'")]
    [InlineData("filter", "has no option 'filter'")]
    [InlineData("--filter", "needs its value")]
    public void What_is_not_understood_is_refused(string typed, string message) => Assert.Contains(
        message, Assert.Throws<BuildException>(() => TaskOptions.Parse(new PesterTask(), [typed])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_strange_configuration_is_refused() => Assert.Contains(
        "say Debug or Release",
        Assert.Throws<BuildException>(() => TaskOptions.Parse(new TestTask(), ["--configuration", "Fast"])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_manifest_gets_its_version_and_its_cmdlets() => Assert.Equal(
        "v = '1.2.3'\n        'Get-A',\n        'Set-B'\n",
        ModuleManifest.Fill("v = '{{ModuleVersion}}'\n{{CmdletsToExport}}\n", new Version(1, 2, 3), ["Set-B", "Get-A"]));

    [Fact]
    public void A_manifest_without_a_mark_is_refused() => Assert.Contains(
        "{{CmdletsToExport}}",
        Assert.Throws<BuildException>(() => ModuleManifest.Fill("{{ModuleVersion}}", new Version(1, 0), [])).Message,
        StringComparison.Ordinal);
}
