using System.Reflection;
using AzBackupTools.Loader.Core;
using Xunit;

namespace AzBackupTools.Loader.Tests;

public sealed class LoadDecisionTests
{
    private const string Loader = "AzBackupTools.Loader";

    [Theory]
    [InlineData("AzBackupTools.Loader", "0.1.0.0")]
    [InlineData("azbackuptools.loader", "9.0.0.0")]
    public void The_loader_is_itself_whatever_the_tables_hold(string name, string version) =>
        Assert.Equal(AssemblySource.Loader, Decide(Names.Of(name, version, key: null),
            platform: Names.Of(Loader, "9.0.0.0", key: null), folder: Names.Of(Loader, "9.0.0.0", key: null)));

    [Theory]
    [InlineData("3.0.0.0")]
    [InlineData("99.0.0.0")]
    public void The_engine_is_the_shells_even_when_our_folder_holds_one(string version) =>
        Assert.Equal(AssemblySource.Platform, Decide(Names.Of("System.Management.Automation", version, "31bf3856ad364e35"),
            folder: Names.Of("System.Management.Automation", "99.0.0.0", "31bf3856ad364e35")));

    [Theory]
    [InlineData("8.0.0.0", AssemblySource.Platform)]
    [InlineData("8.0.0.6", AssemblySource.Platform)]
    [InlineData("8.0.0.7", AssemblySource.Folder)]
    [InlineData("9.0.0.0", AssemblySource.Folder)]
    [InlineData("10.0.0.1", AssemblySource.Elsewhere)]
    public void The_platform_goes_first_when_it_is_new_enough(string requested, object expected) =>
        Assert.Equal(expected, Decide(Names.Of("System.Text.Json", requested, "cc7b13ffcd2ddd51"),
            platform: Names.Of("System.Text.Json", "8.0.0.6", "cc7b13ffcd2ddd51"),
            folder: Names.Of("System.Text.Json", "10.0.0.0", "cc7b13ffcd2ddd51")));

    [Fact]
    public void A_request_without_a_version_goes_to_the_platform() =>
        Assert.Equal(AssemblySource.Platform, Decide(new AssemblyName("System.Memory"),
            platform: Names.Of("System.Memory", "8.0.0.0"), folder: Names.Of("System.Memory", "9.0.0.0")));

    [Theory]
    [InlineData("1.49.0.0", AssemblySource.Folder)]
    [InlineData("1.50.0.0", AssemblySource.Folder)]
    [InlineData("1.50.0.1", AssemblySource.Elsewhere)]
    public void The_folder_answers_up_to_its_version(string requested, object expected) =>
        Assert.Equal(expected, Decide(Names.Of("Azure.Core", requested), folder: Names.Of("Azure.Core", "1.50.0.0")));

    [Fact]
    public void The_folder_answers_without_regard_to_case() =>
        Assert.Equal(AssemblySource.Folder, Decide(Names.Of("azure.core", "1.50.0.0"), folder: Names.Of("Azure.Core", "1.50.0.0")));

    [Fact]
    public void The_folder_answers_a_request_that_names_no_key() =>
        Assert.Equal(AssemblySource.Folder, Decide(Names.Of("Azure.Core", "1.50.0.0", key: null), folder: Names.Of("Azure.Core", "1.50.0.0")));

    [Fact]
    public void Another_key_is_another_assembly() =>
        Assert.Equal(AssemblySource.Elsewhere, Decide(Names.Of("Azure.Core", "1.50.0.0", "31bf3856ad364e35"), folder: Names.Of("Azure.Core", "1.50.0.0")));

    [Fact]
    public void An_unsigned_file_does_not_stand_in_for_a_signed_one() =>
        Assert.Equal(AssemblySource.Elsewhere, Decide(Names.Of("Azure.Core", "1.50.0.0"), folder: Names.Of("Azure.Core", "1.50.0.0", key: null)));

    [Fact]
    public void Another_culture_is_another_assembly() =>
        Assert.Equal(AssemblySource.Elsewhere, Decide(Names.Of("Azure.Core", "1.50.0.0", culture: "de-DE"), folder: Names.Of("Azure.Core", "1.50.0.0")));

    [Fact]
    public void Nobodys_name_is_left_to_the_default_context() =>
        Assert.Equal(AssemblySource.Elsewhere, Decide(Names.Of("Newtonsoft.Json", "13.0.0.0"), folder: Names.Of("Azure.Core", "1.50.0.0")));

    private static AssemblySource Decide(AssemblyName requested, AssemblyName? platform = null, AssemblyName? folder = null) => LoadDecision.Of(
        requested, Loader, platform is null ? Names.Table() : Names.Table(platform), folder is null ? Names.Table() : Names.Table(folder));
}
